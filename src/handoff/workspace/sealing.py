"""Sealing a ledger that is whole: refused where verifying finds something, for a seal says that it was all there."""

from functools import partial
from pathlib import Path

from msgspec import Struct

from handoff import git
from handoff.ledger import (
    SEAL_NAMESPACE,
    Demand,
    NobodyKnown,
    Occasion,
    Seal,
    Signers,
    definitions_root,
    publish_seal,
    read_whole,
    seal_bytes,
    seal_id,
    seal_over,
    signature_of,
    signer_of,
    verified_reading,
)
from handoff.model.entry import Act
from handoff.model.problem import Fault, Problem
from handoff.model.settings import SETTINGS_FILE
from handoff.workspace.opening import Workspace


class Sealing(Struct, frozen=True):
    """A seal that was made: its id, and its files from the workspace (none: nothing was new, and ``id`` is that of the newest).

    The second file is its signature.  ``signer`` is the principal where allowed signers are named, ``""`` where nobody can tell;
    ``signed`` whether it was signed.
    """

    id: str
    files: tuple[str, ...]
    seal: Seal
    signed: bool = False
    signer: str = ""


def seal_ledger(workspace: Workspace, act: Act, key: str) -> Sealing | Fault | tuple[Problem, ...]:
    """Seal what no seal covers yet, and sign it where a key is given; the problems where the ledger is not whole.

    Nothing is written where nothing is new, unless several seals are to be joined or the newest is to be signed.
    """
    root, folder = workspace.root, workspace.settings.ledger
    reading = read_whole(root, folder, partial(git.ever_had, root), partial(git.left_out, root, folder))
    found = verified_reading(reading, folder, Demand()).problems
    broken = tuple(problem for problem in found if problem.severity == "error")
    if broken:
        return broken
    if not reading.scanned:
        return Fault(
            "There is nothing to seal: the ledger is empty.",
            "A seal says what was there when.",
            "Record something first, with `handoff record`.",
        )
    tips = reading.seals.tips
    signer = " ".join(act.recorded_by.split())
    occasion = Occasion(workspace.settings.name, act.recorded_at, signer, definitions_root(root, workspace.settings.standards))
    seal = seal_over(reading.seals, reading.scanned.values(), occasion)
    if isinstance(seal, Fault):
        return seal
    if not seal.rows and len(tips) == 1 and not (key and tips[0].signature is None):
        return Sealing(tips[0].id, (), tips[0].seal, tips[0].signature is not None)
    return _sign_and_publish(workspace, seal, key)


def _sign_and_publish(workspace: Workspace, seal: Seal, key: str) -> Sealing | Fault:
    held = seal_bytes(seal)
    signature = signature_of(held, key, SEAL_NAMESPACE) if key else None
    if isinstance(signature, Fault):
        return signature
    signer = ""
    if signature is not None and (signers := own_signers(workspace)) is not None:
        known = signer_of(held, signature.encode(), seal.time, signers)
        if isinstance(known, NobodyKnown):
            return _would_not_count(known, signers.shown)
        signer = known
    files = publish_seal(workspace.root, workspace.settings.ledger, seal, signature.encode() if signature else None)
    return Sealing(seal_id(held), files, seal, signature is not None, signer)


def own_signers(workspace: Workspace) -> Signers | None:
    """The workspace's own file of allowed signers; None where it names none, or it is not there."""
    named = workspace.settings.allowed_signers
    file = workspace.root / named
    if not named or not file.is_file() or not file.resolve().is_relative_to(workspace.root.resolve()):
        return None
    return Signers(file.absolute(), named, "those-there")


def signers_of(file: Path, typed: str) -> Signers | Fault:
    """A file of allowed signers that a verifier names: then every newest seal needs a signature of one of them."""
    if not file.is_file():
        return Fault("--allowed-signers names no file.", "Without it nobody can tell whose a signature is.", "Check the name.")
    return Signers(file.absolute(), typed, "every-tip")


def _would_not_count(found: NobodyKnown, shown: str) -> Fault:
    line = f'ada@example.org namespaces="{SEAL_NAMESPACE}" ssh-ed25519 AAAA…'
    return Fault(
        f"The signature would not count, so nothing was sealed: {found.fault}.",
        "A seal whose signature nobody can verify proves no more than one without.",
        f"Add a line with your public key to {shown} (see [signing] in {SETTINGS_FILE}), such as `{line}`, and have it reviewed.",
    )
