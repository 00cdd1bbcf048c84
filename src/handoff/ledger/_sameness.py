"""Whether what was typed in of a standard last looks as if nobody had looked: the same again and again, or months at once.

Memory grows with the standards, not with the entries: entries come in the order in which they were recorded, and of each
standard only the last run and the last minute are kept.
"""

from datetime import date

from msgspec import Struct

from handoff.analysis.holdings import Same
from handoff.model.entry import Measurement, Observation
from handoff.model.problem import Source

MONTHS = 3
_MINUTE = len("2026-11-20T16:02")


class Last(Struct, array_like=True):
    """The last run of identical observations of a standard, and what its last minute brought."""

    observation: Observation
    place: Source
    day: date
    run_since: date
    minute: str
    from_day: date
    until_day: date
    times: int = 1
    months: frozenset[tuple[int, int]] = frozenset()


class Sameness:
    """Collects the last run and the last minute of each standard."""

    def __init__(self, enough: int, last: dict[str, Last]) -> None:
        """Begin with what came last; so many identical ones running are enough to ask."""
        self._enough = max(enough, 2)
        self._last = last

    def note(self, name: str, entry: Measurement, recorded_at: str, place: Source) -> None:
        """Take note of what somebody typed in of a standard, by its name of today."""
        seen, day, minute = entry.observation, entry.observed_on, recorded_at[:_MINUTE]
        last = self._last.get(name)
        if last is None:
            last = self._last[name] = Last(seen, place, day, day, minute, day, day)
        elif last.observation != seen:
            last.observation, last.times, last.run_since = seen, 1, day
        elif last.day != day:
            last.times += 1
        if last.minute != minute:
            last.minute, last.from_day, last.until_day, last.months = minute, day, day, frozenset()
        if len(last.months) < MONTHS:
            last.months |= {(day.year, day.month)}
        last.from_day, last.until_day = min(last.from_day, day), max(last.until_day, day)
        last.place, last.day = place, day

    def same(self) -> tuple[Same, ...]:
        """What is always the same, in order of the standards' names: identical values before a minute that brought months."""
        found: list[Same] = []
        for name, last in sorted(self._last.items()):
            if last.times >= self._enough and _could_differ(last.observation):
                since, until = sorted((last.run_since, last.day))
                found.append(Same(name, last.place, since, until, last.times))
            elif len(last.months) >= MONTHS:
                found.append(Same(name, last.place, last.from_day, last.until_day))
        return tuple(found)


def _could_differ(seen: Observation) -> bool:
    """Whether chance would have given something else: not where nothing happened, or one point passed or failed."""
    numbers = (seen.numerator, seen.count, *(seen.readings or ()))
    return seen.points != 1 and (seen.ratings is not None or seen.points is not None or any(number for number in numbers))
