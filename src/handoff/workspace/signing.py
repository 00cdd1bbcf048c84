"""Signing agreements before they are recorded, by a key whose signature others can verify."""

from pathlib import Path

from msgspec import structs

from handoff import git
from handoff.ledger import signed, verified
from handoff.model.entry import Agreed
from handoff.model.problem import Fault
from handoff.model.settings import SETTINGS_FILE
from handoff.workspace.agreeing import Word, kept_as
from handoff.workspace.opening import Workspace
from handoff.workspace.unagreeable import signed_for_both

_REQUIRED = Fault(
    f"This workspace asks for signed agreements (`required` under [signing] in {SETTINGS_FILE}).",
    "A signature shows that the person, and not only their name, was there.",
    "Add --sign; with --key FILE where git does not know your SSH key.",
)
_NO_KEY = Fault(
    "There is no key to sign with: git signs with no SSH key here.",
    "A signature is made with a secret key that only you have.",
    "Name one with --key ~/.ssh/id_ed25519, or set gpg.format to ssh and user.signingkey to it with `git config`.",
)


def signing_key(workspace: Workspace, typed: str, here: Path) -> str | Fault:
    """The key to sign with: the one that was typed (a file, seen from ``here``), else git's."""
    if typed:
        return str(here / _at_home(typed))
    key = git.signing_key(workspace.root)
    if not key:
        return _NO_KEY
    file = workspace.root / _at_home(key)
    return str(file) if file.is_file() else key


def _at_home(typed: str) -> Path:
    """A path with `~` and `~name` looked up; as it was typed where there is no such person."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def unsigned(workspace: Workspace) -> Fault | None:
    """Why nothing may be recorded here without a signature."""
    return _REQUIRED if workspace.settings.signature_required else None


def sign_all(workspace: Workspace, words: tuple[Word, ...], key: str) -> tuple[Word, ...] | Fault:
    """The words, those that are new signed; a signature that would not be found genuine later is a fault now."""
    found = []
    for word in words:
        done = _sign(workspace, word, key) if word.new else word
        if isinstance(done, Fault):
            return done
        found.append(done)
    return tuple(found)


def _sign(workspace: Workspace, word: Word, key: str) -> Word | Fault:
    agreement = signed(word.kept.agreement, key)
    kept = agreement if isinstance(agreement, Fault) else kept_as(agreement, word.kept.act)
    if isinstance(kept, Fault):
        return kept
    (found,) = verified((kept,), workspace.root, workspace.settings)
    if found.fault:
        return _would_not_count(workspace, found.fault)
    return _for_both(word, found) or structs.replace(word, kept=found)


def _for_both(word: Word, found: Agreed) -> Fault | None:
    """Why this key may not sign for this side; a name that is typed makes nobody somebody else."""
    one, party = word.promised, found.agreement.party
    seat = next(standing.seat for standing in one.standings if standing.seat.party == party)
    return signed_for_both(one.standings, seat, found.signer)


def _would_not_count(workspace: Workspace, fault: str) -> Fault:
    file = workspace.settings.allowed_signers
    line = 'ada@example.org namespaces="handoff-agreement@v1" ssh-ed25519 AAAA…'
    add = f"Add a line with your public key to {file or 'it'}, such as `{line}`, and have somebody review that change."
    name = "" if file else f'Name a file under [signing] in {SETTINGS_FILE}: `allowed_signers = "signers"`. '
    return Fault(
        f"The signature would not count, so nothing was recorded: {fault}.",
        "An agreement whose signature nobody can verify is no agreement.",
        f"{name}{add}",
    )
