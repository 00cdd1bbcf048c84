"""A ledger that was moved: what it had in the folders that former settings name, so that moving it hides nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from handoff import git
from handoff.model.problem import Fault
from handoff.model.settings import SETTINGS_FILE
from handoff.reading import read_settings

# What handoff writes into a ledger; beside it a folder of those days may hold what changes honestly.
_KEPT_FOR_EVER = (".jsonl", ".seal", ".sig")


class Moved(Struct, frozen=True):
    """Files that a revision has in some folders of a ledger, and those that its history took from them."""

    had: tuple[git.Tracked, ...] = ()
    taken: tuple[git.Taken, ...] = ()
    folders: tuple[str, ...] = ()

    def place(self, path: str, folder: str) -> str:
        """Where a file must be now to count: at the same place in the ledger's folder of now."""
        former = next((former for former in self.folders if path.startswith(f"{former}/")), folder)
        return path if path.startswith(f"{folder}/") else f"{folder}{path.removeprefix(former)}"


def moved(root: Path, revision: git.Revision, folder: str) -> Moved | Fault:
    """What lay in the ledger's former folders, by the settings of a revision and of its history; ``folder`` is that of now."""
    folders = _former(root, revision, folder)
    if isinstance(folders, Fault):
        return folders
    had: list[git.Tracked] = []
    taken: list[git.Taken] = []
    for former in folders:
        there, gone = git.tracked(root, revision, former), git.taken_away(root, revision, former)
        if isinstance(there, Fault):
            return there
        if isinstance(gone, Fault):
            return gone
        had += (file for file in there if file.path.endswith(_KEPT_FOR_EVER))
        taken += (one for one in gone if one.before.path.endswith(_KEPT_FOR_EVER))
    return Moved(tuple(had), tuple(taken), folders)


def _former(root: Path, revision: git.Revision, folder: str) -> tuple[str, ...] | Fault:
    """The ledger's folders by former settings, other than the folder of now."""
    had, taken = git.tracked(root, revision, SETTINGS_FILE), git.taken_away(root, revision, SETTINGS_FILE)
    if isinstance(had, Fault):
        return had
    if isinstance(taken, Fault):
        return taken
    versions = {file.content: file for file in (*had, *(one.before for one in taken)) if file.is_plain}
    found: set[str] = set()
    for held in git.contents(root, revision, tuple(versions.values())):
        if isinstance(held, Fault):
            return held
        found.update(_ledger_of(held))
    return tuple(sorted(found - {folder}))


def _ledger_of(held: bytes) -> tuple[str, ...]:
    """The ledger's folder by some settings; none where they could not be read."""
    with TemporaryDirectory(prefix="handoff-") as place:
        (Path(place) / SETTINGS_FILE).write_bytes(held)
        settings, _ = read_settings(Path(place))
    return () if settings is None else (settings.ledger,)
