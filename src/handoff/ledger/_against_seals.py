"""The files of a ledger held against its seals: what is gone, changed, or claims to be older than a seal that lacks it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from handoff.ledger._findings import finding
from handoff.ledger._scan import Scanned
from handoff.ledger._sealed import Sealed, Seals
from handoff.ledger._seals import FOLDER, Row, root_of
from handoff.model.problem import Problem, Source

_RESTORE = "Restore it from git (`git log --full-history -m -- FILE` shows its past), or from the copy of whoever keeps one."
_JUDGE = "Ask who recorded it when. A branch that was merged late does this honestly; an entry that was back-dated looks the same."


def held_against(seals: Seals, scanned: Mapping[str, Scanned]) -> Iterator[Problem]:
    """What seals say that is not so: each file once, by the oldest seal that has it."""
    moved = {one.sha256: path for path, one in scanned.items()}
    told: set[Row] = set()
    for sealed in seals.all:
        for row in sealed.seal.rows:
            if row in told:
                continue
            told.add(row)
            there = scanned.get(row.path)
            if there is None:
                elsewhere = f" Its bytes are now in {moved[row.sha256]}." if row.sha256 in moved else ""
                yield finding("MISSING", Source(row.path), f"The file is gone; {sealed.words}, has it.{elsewhere}", _RESTORE)
            elif there.sha256 and there.sha256 != row.sha256:
                yield finding("CHANGED", Source(row.path), f"The file is not the one that {sealed.words}, has.", _RESTORE)
    for tip in seals.tips:
        yield from _totals(seals, tip, scanned)


def _totals(seals: Seals, tip: Sealed, scanned: Mapping[str, Scanned]) -> Iterator[Problem]:
    """Whether a tip's totals and root are those of what it covers; silent where a parent is gone, which is told already."""
    line = seals.line_of(tip)
    if any(parent not in seals.by_id for one in line for parent in one.seal.parents):
        return
    covered, seal = seals.covered(tip), tip.seal
    paths = {row.path for row in covered}
    whole = all(row.path in scanned and scanned[row.path].sha256 == row.sha256 for row in covered)
    sound = (seal.root, seal.total_files) == (root_of(covered), len(paths))
    if not sound or (whole and seal.total_entries != sum(scanned[path].entries for path in paths)):
        message = f"The totals or the root of {tip.words}, are not those of the files that it covers."
        yield finding("BAD-SEAL", Source(tip.path), message, "Ask who sealed; handoff writes no such seal.")


def expected(seals: Seals, wanted: str, folder: str) -> Iterator[Problem]:
    """A finding where the seal that somebody has kept the id of is not here."""
    if wanted and not any(name.startswith(wanted) for name in seals.by_id):
        message = f"The seal {wanted} is not in this ledger, which is an earlier state, or another one."
        fix = "Look for that seal in other copies of the ledger and in git's reflog: what it covers was here when the id was noted."
        yield finding("ROLLBACK", Source(f"{folder}/{FOLDER}"), message, fix)


def late(seals: Seals, scanned: Mapping[str, Scanned], grace: timedelta) -> Iterator[Problem]:
    """Files whose act claims a time before a seal that lacks them, by more than the grace; the newest such seal is named.

    A file is lacked by the seals made before the first one that has it.
    """
    moments = [_moment(one.seal.time) for one in seals.all]
    first = {row.path: at for at, one in reversed([*zip(moments, seals.all, strict=True)]) for row in one.seal.rows}
    for path, one in sorted(scanned.items()):
        claimed = _moment(one.recorded_at)
        until = bisect_left(moments, first[path]) if path in first else len(moments)
        if not one.recorded_at or not until or moments[until - 1] - claimed <= grace:
            continue
        gap = moments[until - 1] - claimed
        message = f"The act says {one.recorded_at}, and {seals.all[until - 1].words}, made {_words(gap)} later, does not have it."
        yield finding("LATE", Source(path, 1, 1), message, _JUDGE, why="An entry that claims an earlier time could fill a gap.")


def _moment(text: str) -> datetime:
    """A moment as an act or a seal has it; the end of time where there is none."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.max.replace(tzinfo=UTC)


def _words(gap: timedelta) -> str:
    hours = int(gap.total_seconds() // 3600)
    return f"{gap.days} days" if gap.days > 1 else f"{hours} hours" if hours > 1 else f"{int(gap.total_seconds() // 60)} minutes"
