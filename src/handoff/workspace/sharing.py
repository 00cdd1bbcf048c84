"""Sharing the ledger with others through git: which of its files are new acts and seals, who recorded what came, and what stays."""

import posixpath
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from handoff import git
from handoff.analysis.figures import counted
from handoff.ledger import evidence_named, genuine_seals, recorded_by
from handoff.model.problem import Fault
from handoff.workspace.opening import Workspace

_PARTS = ".parts/"
_ACT, _SEAL = ".jsonl", ".seal"


class Recorder(Struct, frozen=True):
    """A person, and how many of the acts that came are theirs."""

    name: str
    acts: int


class Exchange(Struct, frozen=True):
    """What a share did: acts and seals committed, received (acts: by whom) and sent, and where.

    ``definitions`` and ``sent_definitions`` are other files that came or went with them; ``altered`` those of the ledger that
    what came has changed or taken away, and ``touched`` those that are not here as they were committed; ``left`` is what else is
    changed or new here and in no commit, and ``evidence`` those files that the acts now shared name and no commit has as they are.
    Paths from the workspace.
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
    touched: tuple[str, ...]
    sent_definitions: tuple[str, ...]
    left: tuple[str, ...]
    evidence: tuple[str, ...]
    committed_seals: int
    received_seals: int
    sent_seals: int
    fault: Fault | None


def share(workspace: Workspace) -> Exchange:
    """Commit the acts and seals that no commit has, merge what others shared, and send; a fault says what is in the way."""
    root, ledger = workspace.root, workspace.settings.ledger
    found = git.uncommitted(root, ledger) or ()
    acts = tuple(path for path in found if recorded_by(root, path) is not None)
    done = git.share(root, (*acts, *genuine_seals(root, ledger, found)), _message)
    came = tuple(path for path in done.received.new if _in(ledger, path) and recorded_by(root, path) is not None)
    went = tuple(path for path in done.sent.new if _in(ledger, path))
    others, left = (*done.received.new, *done.received.changed), git.changed(root)
    touched = tuple(path for path in left if _in(ledger, path) and path not in found and not path.endswith("/"))
    return Exchange(
        committed=_acts(done.committed),
        received=_acts(came),
        by=_recorders(root, came),
        sent=_acts(went),
        place=done.place,
        before=done.before,
        definitions=_elsewhere(ledger, others),
        altered=tuple(path for path in done.received.changed if _in(ledger, path)),
        touched=touched,
        sent_definitions=_elsewhere(ledger, (*done.sent.new, *done.sent.changed)),
        left=tuple(path for path in left if path not in touched),
        evidence=evidence_in_no_commit(root, (*done.committed, *went)),
        committed_seals=_seals(done.committed),
        received_seals=_seals(path for path in done.received.new if _in(ledger, path)),
        sent_seals=_seals(went),
        fault=done.fault,
    )


def acts_in_no_commit(workspace: Workspace) -> int:
    """How many acts of the ledger the checked-out commit does not have."""
    found = git.uncommitted(workspace.root, workspace.settings.ledger) or ()
    return _acts(path for path in found if recorded_by(workspace.root, path) is not None)


def evidence_in_no_commit(root: Path, acts: Iterable[str]) -> tuple[str, ...]:
    """The files that some acts name as evidence, and that the checked-out commit has not as they are."""
    named = frozenset[str]().union(*(evidence_named(root, path) for path in set(acts)))
    return git.not_as_committed(root, tuple(sorted(named)))


def _message(paths: tuple[str, ...]) -> str:
    """What a commit of these files says it is."""
    acts, seals = _acts(paths), _seals(paths)
    if not acts:
        return f"Seal the ledger ({counted(seals, 'seal')})"
    return f"Record {counted(acts, 'act')}" + (f" and {counted(seals, 'seal')}" if seals else "")


def _in(ledger: str, path: str) -> bool:
    return path.startswith(f"{posixpath.normpath(ledger)}/")


def _elsewhere(ledger: str, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({path for path in paths if not _in(ledger, path)}))


def _acts(paths: Iterable[str]) -> int:
    """How many acts these files are: the parts of one are one, and seals with their signatures are none."""
    return len({path.partition(_PARTS)[0] for path in paths if path.lower().endswith(_ACT)})


def _seals(paths: Iterable[str]) -> int:
    return sum(path.endswith(_SEAL) for path in paths)


def _recorders(root: Path, paths: tuple[str, ...]) -> tuple[Recorder, ...]:
    """Who recorded these acts, the most first."""
    whose = {path.partition(_PARTS)[0]: recorded_by(root, path) or "" for path in paths}
    counts = Counter(whose.values())
    return tuple(Recorder(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))
