"""What some files of entries add up to, and how that adds up to what all of them do."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Unknown
from handoff.analysis.periods import Period
from handoff.model.entry import Act, Agreement, Waiver
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.problem import Problem, Source

MODULUS = 1 << 256
_Key = tuple[str, Period, str, str]


class Stated(Struct, frozen=True):
    """An entry that is not summed, because people want to read what it says: its id, its act and its place."""

    id: str
    act: Act
    entry: Agreement | Waiver | Rebase | Finding | Action
    place: Source


class Summed(Struct, frozen=True):
    """Buckets in order of standard and period, names that no definition knows, what was stated, and what is wrong.

    ``entries`` are all that count, ``digest`` is the sum of their ids modulo 2**256; ``first`` and ``last`` are the days between
    which they lie (None: there are none).
    """

    buckets: tuple[Bucket, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    entries: int = 0
    digest: int = 0
    stated: tuple[Stated, ...] = ()
    problems: tuple[Problem, ...] = ()
    first: date | None = None
    last: date | None = None


def merged(parts: Iterable[Summed]) -> Summed:
    """The sum of parts that have no entry in common, in any order."""
    buckets: dict[_Key, Bucket] = {}
    unknown: dict[str, Unknown] = {}
    entries = digest = 0
    stated: list[Stated] = []
    problems: list[Problem] = []
    days: list[date] = []
    for part in parts:
        for bucket in part.buckets:
            key = (bucket.standard, bucket.period, bucket.target, bucket.limit)
            was = buckets.get(key)
            buckets[key] = replace(was, summary=was.summary + bucket.summary) if was else bucket
        for one in part.unknown:
            unknown[one.standard] = _both(unknown.get(one.standard), one)
        entries += part.entries
        digest = (digest + part.digest) % MODULUS
        stated.extend(part.stated)
        problems.extend(part.problems)
        days.extend(day for day in (part.first, part.last) if day)
    return Summed(
        tuple(buckets[key] for key in sorted(buckets)),
        tuple(unknown[name] for name in sorted(unknown)),
        entries,
        digest,
        tuple(sorted(stated, key=lambda one: (one.place, one.id))),
        tuple(sorted(problems, key=lambda problem: (problem.source, problem.check))),
        min(days, default=None),
        max(days, default=None),
    )


def _both(one: Unknown | None, other: Unknown) -> Unknown:
    if one is None:
        return other
    return Unknown(other.standard, min(one.place, other.place), one.entries + other.entries)
