"""Sums on their way to a file and back: names once, a row for each bucket, numbers of any size."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Unknown
from handoff.analysis.periods import Period
from handoff.ledger._summed import Stated, Summed
from handoff.model.problem import Problem
from handoff.model.summary import Summary

# MessagePack has no whole numbers beyond this; those are kept as text, of which a decoder that is not strict makes numbers.
_LARGEST = 1 << 62
_SUMS = ("total", "base", "squares", "conforming", "tolerable", "low", "high")
# Standard, period, target and limit as places in the tables, and the summary.
_Row = tuple[int, int, int, int, Summary]


class Packed(Struct, frozen=True, array_like=True):
    """What ``Summed`` has; to be read back with ``strict=False``."""

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
    """Sums as they were.  IndexError where nobody packed them, or ValueError."""
    texts, periods = kept.texts, kept.periods
    return Summed(
        tuple(
            [
                Bucket(texts[standard], periods[period], texts[target], texts[limit], summary)
                for standard, period, target, limit, summary in kept.rows
            ]
        ),
        kept.unknown,
        kept.entries,
        int(kept.digest, 16),
        kept.stated,
        kept.problems,
        kept.first,
        kept.last,
    )


def _row(bucket: Bucket, texts: dict[str, int], periods: dict[Period, int]) -> _Row:
    return (
        texts.setdefault(bucket.standard, len(texts)),
        periods.setdefault(bucket.period, len(periods)),
        texts.setdefault(bucket.target, len(texts)),
        texts.setdefault(bucket.limit, len(texts)),
        _writable(bucket.summary),
    )


def _writable(summary: Summary) -> Summary:
    numbers = ((name, getattr(summary, name)) for name in _SUMS)
    large = {name: str(number) for name, number in numbers if number is not None and not -_LARGEST < number < _LARGEST}
    return replace(summary, **large) if large else summary
