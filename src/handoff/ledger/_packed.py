"""Sums on their way to a file and back: names once, a row for each bucket, numbers of any size."""

from datetime import date

from msgspec import Struct

from handoff.analysis.holdings import Bucket, Unknown
from handoff.analysis.periods import Period
from handoff.ledger._summed import Stated, Summed
from handoff.model.problem import Problem
from handoff.model.summary import Summary

# MessagePack has no whole numbers beyond this; those are kept as text.
_LARGEST = 1 << 62
_Number = int | str
# Standard, period, target and limit as places in the tables; then a summary's fields in their order, days as ordinals.
_Row = tuple[
    int, int, int, int, int, _Number, _Number, _Number, _Number, _Number, _Number | None, _Number | None, int, int, str, int
]


class Packed(Struct, frozen=True, array_like=True):
    """What ``Summed`` has."""

    texts: tuple[str, ...]
    periods: tuple[Period, ...]
    rows: tuple[_Row, ...]
    unknown: tuple[Unknown, ...]
    entries: int
    digest: str
    stated: tuple[Stated, ...]
    problems: tuple[Problem, ...]
    first: date | None
    last: date | None


def packed(summed: Summed) -> Packed:
    """Sums as they are kept."""
    texts: dict[str, int] = {}
    periods: dict[Period, int] = {}
    rows = tuple(_row(bucket, texts, periods) for bucket in summed.buckets)
    return Packed(
        tuple(texts),
        tuple(periods),
        rows,
        summed.unknown,
        summed.entries,
        f"{summed.digest:064x}",
        summed.stated,
        summed.problems,
        summed.first,
        summed.last,
    )


def unpacked(kept: Packed) -> Summed:
    """Sums as they were.  IndexError, ValueError or OverflowError where nobody packed them."""
    days = _Days()
    return Summed(
        tuple(_bucket(row, kept, days) for row in kept.rows),
        kept.unknown,
        kept.entries,
        int(kept.digest, 16),
        kept.stated,
        kept.problems,
        kept.first,
        kept.last,
    )


def _row(bucket: Bucket, texts: dict[str, int], periods: dict[Period, int]) -> _Row:
    one = bucket.summary
    return (
        texts.setdefault(bucket.standard, len(texts)),
        periods.setdefault(bucket.period, len(periods)),
        texts.setdefault(bucket.target, len(texts)),
        texts.setdefault(bucket.limit, len(texts)),
        one.entries,
        _small(one.total),
        _small(one.base),
        _small(one.squares),
        _small(one.conforming),
        _small(one.tolerable),
        None if one.low is None else _small(one.low),
        None if one.high is None else _small(one.high),
        one.first_on.toordinal() if one.first_on else 0,
        one.last_on.toordinal() if one.last_on else 0,
        one.no_opportunity,
        one.corrected,
    )


class _Days(dict[int, date | None]):
    """The days of ordinals, each made once; 0 stands for none."""

    def __missing__(self, ordinal: int) -> date | None:
        found = self[ordinal] = date.fromordinal(ordinal) if ordinal else None
        return found


def _bucket(row: _Row, kept: Packed, days: _Days) -> Bucket:
    (
        standard,
        period,
        target,
        limit,
        entries,
        total,
        base,
        squares,
        conforming,
        tolerable,
        low,
        high,
        first,
        last,
        reason,
        corrected,
    ) = row
    summary = Summary(
        entries,
        int(total),
        int(base),
        int(squares),
        int(conforming),
        int(tolerable),
        None if low is None else int(low),
        None if high is None else int(high),
        days[first],
        days[last],
        reason,
        corrected,
    )
    return Bucket(kept.texts[standard], kept.periods[period], kept.texts[target], kept.texts[limit], summary)


def _small(number: int) -> _Number:
    return number if -_LARGEST < number < _LARGEST else str(number)
