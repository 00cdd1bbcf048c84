"""Entries added up into buckets: one for each standard, cadence period, target and limit."""

from datetime import date
from functools import cached_property

from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Unknown
from handoff.analysis.names import standards_by_name
from handoff.analysis.periods import Period, period_of
from handoff.ledger._days import observed_too_late
from handoff.ledger._flaws import Flaw
from handoff.ledger._possible import impossible
from handoff.ledger._read import Read
from handoff.ledger._scales import Scale, Scales
from handoff.ledger._summed import MODULUS, Stated, Summed
from handoff.model.entry import Act, Correction, Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault, Problem, Source
from handoff.model.standard import Cadence
from handoff.model.summary import Summary

_Key = tuple[str, Period, str, str]


class Running:
    """The sums of one bucket while entries are added; much faster than adding frozen summaries."""

    __slots__ = (
        "base",
        "conforming",
        "corrected",
        "entries",
        "first",
        "high",
        "last",
        "low",
        "reason",
        "squares",
        "tolerable",
        "total",
    )

    def __init__(self, day: date) -> None:
        """Begin on a day, with nothing."""
        self.entries = self.total = self.base = self.squares = self.conforming = self.tolerable = self.corrected = 0
        self.low: int | None = None
        self.high: int | None = None
        self.first = self.last = day
        self.reason = ""

    def add(self, day: date, summary: Summary) -> None:
        """Add the summary of one measurement, made on a day."""
        self.entries += summary.entries
        self.total += summary.total
        self.base += summary.base
        self.squares += summary.squares
        self.conforming += summary.conforming
        self.tolerable += summary.tolerable
        if summary.low is not None and (self.low is None or summary.low < self.low):
            self.low = summary.low
        if summary.high is not None and (self.high is None or summary.high > self.high):
            self.high = summary.high
        self.first, self.last = min(self.first, day), max(self.last, day)
        self.reason = max(self.reason, summary.no_opportunity)
        self.corrected += summary.corrected

    def frozen(self) -> Summary:
        """The sums as a summary."""
        return Summary(
            entries=self.entries,
            total=self.total,
            base=self.base,
            squares=self.squares,
            conforming=self.conforming,
            tolerable=self.tolerable,
            low=self.low,
            high=self.high,
            first_on=self.first,
            last_on=self.last,
            no_opportunity=self.reason,
            corrected=self.corrected,
        )


def _summary(measurement: Measurement | Correction, scale: Scale) -> Summary | Fault:
    """What an entry adds: a correction adds what should have been measured, or nothing, and that it is one."""
    if isinstance(measurement, Measurement):
        return scale.kind.summarise(measurement.observation, scale.target, scale.limit, scale.measure)
    if measurement.is_void:
        return Summary(corrected=1)
    summary = scale.kind.summarise(measurement.observation, scale.target, scale.limit, scale.measure)
    return summary if isinstance(summary, Fault) else replace(summary, corrected=1)


class Sums:
    """Adds entries up, each given once and in any order; memory grows with the buckets, not with the entries."""

    def __init__(self, organisation: Organisation) -> None:
        """Begin with the definitions that say what the entries mean."""
        self._organisation = organisation
        self._stated: list[Stated] = []
        self._running: dict[_Key, Running] = {}
        self._periods: dict[tuple[date, Cadence | None], Period] = {}
        self._unknown: dict[str, tuple[Source, int]] = {}
        self._entries = 0
        self._digest = 0

    @cached_property
    def _scales(self) -> Scales:
        """What entries are held against; thousands of names are looked up only where there is an entry."""
        return Scales(self._organisation, standards_by_name(self._organisation))

    def add(self, number: int, read: Read, place: Source) -> Flaw | None:
        """Add an entry by its id as a number; a flaw where its value cannot be one of its standard."""
        self.pass_over(number)
        entry = read.entry
        if isinstance(entry, (Measurement, Correction)):
            return self._measure(entry, read.act, place)
        named = entry.standard
        if named is not None and self._scales.is_unknown(named):
            self._unknown_at(named, place)
        flaw = impossible(entry, read.act)
        if flaw is not None:
            return flaw
        self._stated.append(Stated(read.id, read.act, entry, place))
        return None

    def pass_over(self, number: int) -> None:
        """Count an entry that adds nothing to any sum, because it was corrected: it is kept, and the digest holds it."""
        self._entries += 1
        self._digest = (self._digest + number) % MODULUS

    def _measure(self, measurement: Measurement | Correction, act: Act, place: Source) -> Flaw | None:
        scale = self._scales.of(measurement)
        if isinstance(scale, Flaw):
            return scale
        if scale == "unknown":
            self._unknown_at(measurement.standard, place)
        elif isinstance(scale, Scale):
            too_late = observed_too_late(scale.standard, measurement.observed_on, act)
            if too_late is not None:
                return too_late
            summary = _summary(measurement, scale)
            if isinstance(summary, Fault):
                return scale.impossible(summary)
            self._add(scale, measurement.observed_on, summary)
        return None

    def _unknown_at(self, standard: str, place: Source) -> None:
        first, times = self._unknown.get(standard, (place, 0))
        self._unknown[standard] = (min(first, place), times + 1)

    def _add(self, scale: Scale, day: date, summary: Summary) -> None:
        period = self._periods.get((day, scale.measure.every))
        if period is None:
            period = self._periods[day, scale.measure.every] = period_of(day, scale.measure.every)
        key = (scale.standard, period, scale.target.text, scale.limit.text if scale.limit else "")
        running = self._running.get(key)
        if running is None:
            running = self._running[key] = Running(day)
        running.add(day, summary)

    def summed(self, problems: tuple[Problem, ...] = (), days: tuple[date, ...] = ()) -> Summed:
        """What was added, in order of standard, period, target and limit, with its problems and the days between which it lies."""
        return Summed(
            tuple(Bucket(*key, self._running[key].frozen()) for key in sorted(self._running)),
            tuple(Unknown(name, *self._unknown[name]) for name in sorted(self._unknown)),
            self._entries,
            self._digest,
            tuple(self._stated),
            problems,
            min(days, default=None),
            max(days, default=None),
        )
