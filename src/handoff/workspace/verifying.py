"""Verifying a ledger, also against a revision: what git once had must still be here, byte for byte."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff import git
from handoff.ledger import Demand, Signers, Verification, finding, verify_ledger
from handoff.model.problem import Fault, Problem, Source, by_place
from handoff.model.text import quoted
from handoff.workspace.moved import Moved, moved
from handoff.workspace.opening import Workspace
from handoff.workspace.sealing import own_signers

_FIX = "See the history with `git log --full-history -m -- FILE`, and bring it back with `git restore --source COMMIT -- FILE`."
_LONGEST_PERSON, _LONGEST_PATH = 60, 200


class Verified(Struct, frozen=True):
    """What was found; ``against`` is the revision that git was asked for (None: it was not), ``compared`` how many files of it.

    ``shallow``: this clone has only the newest commits, so what older ones took away was not seen.
    """

    found: Verification
    against: git.Revision | None = None
    compared: int = 0
    shallow: bool = False


def verify(workspace: Workspace, expect: str, signers: Signers | None, against: str) -> Verified | Fault:
    """Everything that is wrong with a workspace's ledger; a fault where git has no such revision."""
    root, folder = workspace.root, workspace.settings.ledger
    revision = git.resolve(root, against) if against else None
    if isinstance(revision, Fault):
        return revision
    grace = timedelta(days=workspace.settings.late_after)
    demand = Demand(expect, signers or own_signers(workspace), grace)
    found = verify_ledger(root, folder, demand, partial(git.ever_had, root), partial(git.left_out, root, folder))
    if revision is None:
        return Verified(found)
    had = git.tracked(root, revision, folder)
    if isinstance(had, Fault):
        return had
    taken = git.taken_away(root, revision, folder)
    if isinstance(taken, Fault):
        return taken
    before = moved(root, revision, folder)
    if isinstance(before, Fault):
        return before
    problems = _gone(root, revision, Moved((*had, *before.had), (*taken, *before.taken), before.folders), folder)
    together = tuple(sorted((*found.problems, *problems), key=by_place))
    return Verified(replace(found, problems=together), revision, len(had) + len(before.had), git.is_shallow(root))


def _gone(root: Path, revision: git.Revision, once: Moved, folder: str) -> Iterator[Problem]:
    """What the revision has, or its history had, and is not here with the same bytes; each file once, with who took it."""
    there: dict[str, str] = {}
    told: set[str] = set()
    for one in once.taken:
        before, place = one.before, once.place(one.before.path, folder)
        if place in told or _here(root, before, place, there):
            continue
        told.add(place)
        who = f"commit {one.commit[:10]} of {one.at[:10]}, by {quoted(one.by, _LONGEST_PERSON)}"
        yield _finding(root, place, f"{who}, took away or changed what git had of {_as_before(before.path, place)}.")
    for file in once.had:
        place = once.place(file.path, folder)
        if place not in told and not _here(root, file, place, there):
            told.add(place)
            yield _finding(root, place, f"{quoted(revision.name)} has {_as_before(file.path, place)}, and here it is not the same.")


def _as_before(path: str, place: str) -> str:
    """A file by its name of then, where the ledger was moved since."""
    return "this file" if path == place else f"this file as {quoted(path, _LONGEST_PATH)}"


def _finding(root: Path, path: str, message: str) -> Problem:
    there = (root / path).is_file()
    return finding("CHANGED" if there else "MISSING", Source(path), message[:1].upper() + message[1:], _FIX)


def _here(root: Path, file: git.Tracked, place: str, there: dict[str, str]) -> bool:
    """Whether a file is at a place as git had it; each is read once."""
    path = root / place
    if place not in there:
        try:
            plain = file.is_plain and not path.is_symlink() and path.is_file()
            there[place] = git.blob_id(path.read_bytes(), file.content) if plain else ""
        except OSError:
            there[place] = ""
    return there[place] == file.content
