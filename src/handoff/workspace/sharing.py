"""Sharing the ledger with others through git: which of its files are new acts, who recorded what came, and what stays here."""

import posixpath
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from handoff import git
from handoff.analysis.figures import counted
from handoff.ledger import recorded_by
from handoff.model.problem import Fault
from handoff.workspace.opening import Workspace

_PARTS = ".parts/"


class Recorder(Struct, frozen=True):
    """A person, and how many of the acts that came are theirs."""

    name: str
    acts: int


class Exchange(Struct, frozen=True):
    """What a share did: acts committed, received (by whom) and sent, and where.

    ``definitions`` and ``sent_definitions`` are other files that came or went with them; ``altered`` those of the ledger that
    what came has changed or taken away; ``left`` is what is changed or new here and in no commit.  Paths from the workspace.
    ``before`` is the commit before the merge ('': nothing came).  ``fault`` is what was in the way.
    """

    committed: int
    received: int
    by: tuple[Recorder, ...]
    sent: int
    place: str
    before: str
    definitions: tuple[str, ...]
    altered: tuple[str, ...]
    sent_definitions: tuple[str, ...]
    left: tuple[str, ...]
    fault: Fault | None


def share(workspace: Workspace) -> Exchange:
    """Commit the acts that no commit has, merge what others shared, and send; a fault says what is in the way."""
    root, ledger = workspace.root, workspace.settings.ledger
    found = git.uncommitted(root, ledger) or ()
    new = tuple(path for path in found if recorded_by(root, path) is not None)
    done = git.share(root, new, lambda paths: f"Record {counted(_acts(paths), 'act')}")
    came = tuple(path for path in done.received.new if _in(ledger, path) and recorded_by(root, path) is not None)
    went = tuple(path for path in done.sent.new if _in(ledger, path))
    others = (*done.received.new, *done.received.changed)
    return Exchange(
        committed=_acts(done.committed),
        received=_acts(came),
        by=_recorders(root, came),
        sent=_acts(went),
        place=done.place,
        before=done.before,
        definitions=_elsewhere(ledger, others),
        altered=tuple(path for path in done.received.changed if _in(ledger, path)),
        sent_definitions=_elsewhere(ledger, (*done.sent.new, *done.sent.changed)),
        left=git.changed(root),
        fault=done.fault,
    )


def _in(ledger: str, path: str) -> bool:
    return path.startswith(f"{posixpath.normpath(ledger)}/")


def _elsewhere(ledger: str, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({path for path in paths if not _in(ledger, path)}))


def _acts(paths: Iterable[str]) -> int:
    """How many acts these files are: the parts of one are one."""
    return len({path.partition(_PARTS)[0] for path in paths})


def _recorders(root: Path, paths: tuple[str, ...]) -> tuple[Recorder, ...]:
    """Who recorded these acts, the most first."""
    whose = {path.partition(_PARTS)[0]: recorded_by(root, path) or "" for path in paths}
    counts = Counter(whose.values())
    return tuple(Recorder(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))
