"""Signatures by OpenSSH: what of an agreement is signed, how bytes are signed, and whose signature it turns out to be."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from handoff.ledger import _ssh
from handoff.ledger._lines import body_of
from handoff.model.entry import Agreed, Agreement
from handoff.model.problem import Fault
from handoff.model.settings import SETTINGS_FILE, Settings
from handoff.model.text import quoted

NAMESPACE = "handoff-agreement@v1"
LONGEST_PATH = 200
_MOST_SAID = 300
_MOST_PRINCIPALS = 10
_LARGEST_SIGNERS = 1_000_000
_KEY_PRINT = re.compile(r"SHA256:[A-Za-z0-9+/=]{20,60}")
_PUBLIC_KEY = re.compile(r"(?:key::)?((?:ssh|ecdsa|sk)-[!-~]+ [!-~].*)", re.DOTALL)
_WHY = "A signature that others cannot verify proves nothing."


class Asked(Struct, frozen=True):
    """What a signature must be for, whose it may be (a file of allowed signers, and as people see it), and at which moment.

    The moment is UTC as ssh-keygen takes it, ``20261120160211``.
    """

    namespace: str
    allowed: Path
    shown: str
    moment: str


class NobodyKnown(Struct, frozen=True):
    """Why no allowed signer has signed: an ``unknown`` key did, the signature is ``not-genuine``, or nobody could say."""

    fault: str
    sort: Literal["unknown", "not-genuine", "silent"]


def signed_bytes(agreement: Agreement) -> bytes:
    """What a signature is over: the entry's body, as on its line, without the signature."""
    return body_of(structs.replace(agreement, signature=None))


def signed(agreement: Agreement, key: str) -> Agreement | Fault:
    """The agreement with a signature by a key: a file's path, or a public key itself whose secret an agent holds.

    The agreement must have its nonce, which is signed too.
    """
    made = signature_of(signed_bytes(agreement), key, NAMESPACE)
    return made if isinstance(made, Fault) else structs.replace(agreement, signature=made)


def signature_of(given: bytes, key: str, namespace: str) -> str | Fault:
    """An armoured signature of bytes by a key, made for one purpose, its namespace."""
    public = _PUBLIC_KEY.fullmatch(key)
    if public is None and not Path(key).is_file():
        return Fault(f"There is no key {quoted(key, LONGEST_PATH)}.", _WHY, "Name the file of your SSH key with --key FILE.")
    if not _ssh.is_installed():
        return Fault("ssh-keygen is not installed here.", "It makes the signature.", "Install OpenSSH, or leave --sign out.")
    with _ssh.private_folder() as folder:
        file = folder / "given"
        file.write_bytes(given)
        if public is not None:
            (folder / "key.pub").write_text(f"{public[1]}\n", encoding="utf-8")
        where = (str(folder / "key.pub"), "-U") if public is not None else (str(Path(key).absolute()),)
        done = _ssh.sign("-Y", "sign", "-n", namespace, "-f", *where, str(file))
        made = file.with_suffix(".sig")
        if done is not None and done.code == 0 and made.is_file():
            return made.read_text(encoding="ascii")
    return _not_signed(key, done)


def _not_signed(key: str, done: _ssh.Answer | None) -> Fault:
    heard = " ".join(done.err.split())[-_MOST_SAID:] if done else "nothing: it could not start, or did not finish in time"
    return Fault(
        f"ssh-keygen could not sign with the key {quoted(key, LONGEST_PATH)}. It said: {heard}",
        "Nothing was recorded: what should be signed is not kept without its signature.",
        "Name your private key with --key FILE; where it has a passphrase, run this at a terminal or add the key to ssh-agent.",
    )


def verified(agreements: Iterable[Agreed], root: Path, settings: Settings) -> tuple[Agreed, ...]:
    """The same agreements; each that is signed with whose signature it is, or with what is wrong with it.

    Each costs two processes, some milliseconds each; without a signature there is none.  A signature is judged by the allowed
    signers of now as on the moment of its act, so a key that has ended since (``valid-before``) still counts for what it signed.
    Where the site requires signatures, a word on the present terms without one has a fault too.
    """
    found = tuple(_unsigned(agreed) for agreed in agreements) if settings.signature_required else tuple(agreements)
    if all(agreed.agreement.signature is None for agreed in found):
        return found
    allowed = _allowed_signers(root, settings)
    if isinstance(allowed, str):
        return tuple(agreed if agreed.agreement.signature is None else structs.replace(agreed, fault=allowed) for agreed in found)
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 -- only signatures are worth waiting for together

    with ThreadPoolExecutor() as pool:
        return tuple(pool.map(lambda agreed: _verified(agreed, allowed, settings.allowed_signers), found))


def _unsigned(agreed: Agreed) -> Agreed:
    if agreed.agreement.signature is not None or not agreed.current:
        return agreed
    return structs.replace(agreed, fault=f"there is none, and {SETTINGS_FILE} requires one")


def _allowed_signers(root: Path, settings: Settings) -> Path | str:
    """The file of allowed signers, or why nothing can be verified."""
    named = settings.allowed_signers
    if not named:
        return f"nobody can tell whose signature it is: {SETTINGS_FILE} names no file of `allowed_signers` under [signing]"
    unusable = _unusable(root / named, root)
    if unusable:
        return f"nobody can tell whose signature it is: the file of allowed signers, {quoted(named, LONGEST_PATH)}, {unusable}"
    if not _ssh.is_installed():
        return "it cannot be verified here, because ssh-keygen is not installed"
    return (root / named).absolute()


def _unusable(file: Path, root: Path) -> str:
    """Why a file cannot say who signs ('': it can): it must be in the workspace's history, and ssh-keygen reads all of it."""
    if not file.is_file():
        return "is not there"
    if not file.resolve().is_relative_to(root.resolve()):
        return "is a link that leads out of the workspace"
    return "" if file.stat().st_size <= _LARGEST_SIGNERS else f"has more than {_LARGEST_SIGNERS:,} bytes"


def _verified(agreed: Agreed, allowed: Path, shown: str) -> Agreed:
    agreement = agreed.agreement
    if agreement.signature is None:
        return agreed
    found = who_signed(signed_bytes(agreement), agreement.signature.encode(), Asked(NAMESPACE, allowed, shown, _moment(agreed)))
    return structs.replace(agreed, fault=found.fault) if isinstance(found, NobodyKnown) else structs.replace(agreed, signer=found)


def who_signed(given: bytes, signature: bytes, asked: Asked) -> str | NobodyKnown:
    """The principal whose signature of some bytes this is, among the allowed signers of a moment."""
    time = f"-Overify-time={asked.moment}"
    with _ssh.private_folder() as folder:
        file = folder / "signature"
        file.write_bytes(signature)
        found = _ssh.ask("-Y", "find-principals", "-s", str(file), "-f", str(asked.allowed), time)
        principals = found.out.splitlines()[:_MOST_PRINCIPALS] if found is not None and found.code == 0 else []
        for principal in principals:
            who = ("-I", principal, "-f", str(asked.allowed), "-s", str(file))
            answer = _ssh.ask("-Y", "verify", "-n", asked.namespace, *who, time, given=given)
            if answer is not None and answer.code == 0:
                return principal
        genuine = _ssh.ask("-Y", "check-novalidate", "-n", asked.namespace, "-s", str(file), given=given)
    sort: Literal["unknown", "not-genuine", "silent"] = (
        "silent" if genuine is None else "not-genuine" if genuine.code else "unknown"
    )
    return NobodyKnown(_why_not(genuine, asked.shown), sort)


def _why_not(genuine: _ssh.Answer | None, shown: str) -> str:
    """Why no allowed signer could be found for a signature."""
    if genuine is None:
        return "it could not be verified: ssh-keygen did not answer"
    if genuine.code:
        return "it does not match what is recorded: the entry or its signature was changed, or it was made for something else"
    key = _KEY_PRINT.search(genuine.out)
    named = f"the key {key[0]}" if key else "a key"
    return f"it was made with {named}, which was not among the allowed signers ({shown}) when it was recorded"


def _moment(agreed: Agreed) -> str:
    """When it was recorded, as ssh-keygen takes it; where no act says so in a year that UTC has, the end of its own day."""
    try:
        return f"{datetime.fromisoformat(agreed.act.recorded_at).astimezone(UTC):%Y%m%d%H%M%S}"
    except (ValueError, OverflowError):
        return f"{agreed.agreement.agreed_on:%Y%m%d}235959"
