"""Where a value stands between the least and the greatest of a chart, and at which round numbers an axis is marked."""

from collections.abc import Iterable
from itertools import pairwise
from math import ceil, floor, log10

from msgspec import Struct

from handoff.page import Chart

_FARTHEST = 1e300  # beyond it, differences are no numbers any more
_SAME, _NOTHING = 1e-9, 1e-290  # what differs by less is drawn as one value, between ends of its own
_MARGIN = 0.05
_STEPS = (1, 2, 5, 10)
_LARGE, _SMALL = 10**7, 10**-6


class Tick(Struct, frozen=True):
    """A round number on an axis, as it is written."""

    value: float
    text: str


class Scale(Struct, frozen=True):
    """The two ends of an axis, and its marks from low to high."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def share(self, value: float) -> float:
        """How far up a value stands: 0 at the lower end, 1 at the upper."""
        held = min(max(value, self.low), self.high)
        return (held - self.low) / (self.high - self.low)


def values_of(chart: Chart) -> Iterable[float]:
    """All numbers that are drawn of a chart."""
    lines = (number for point in chart.points for number in (point.value, point.centre, point.lower, point.upper))
    return (number for number in (*lines, chart.target) if number is not None)


def scale_of(values: Iterable[float], most: int) -> Scale:
    """The scale on which all values can be drawn, with about so many marks at most; of three or more there is always one."""
    held = [min(max(value, -_FARTHEST), _FARTHEST) for value in values]
    low, high = min(held, default=0.0), max(held, default=0.0)
    largest = max(abs(low), abs(high))
    if high - low <= max(largest * _SAME, _NOTHING):
        margin = largest * _MARGIN if largest > _NOTHING else 1.0
        low, high = low - margin, high + margin
    return Scale(low, high, _ticks(low, high, most))


def _ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    step = _round_step((high - low) / most)
    numbers = [number * step for number in range(ceil(low / step), floor(high / step) + 1)]
    return tuple(Tick(number, text) for number, text in zip(numbers, _texts(numbers, step), strict=True))


def _round_step(least: float) -> float:
    """The next of 1, 2, 5, 10 times a power of ten."""
    power = floor(log10(least))
    return next(step * 10.0**power for step in _STEPS if step * 10.0**power >= least * (1 - _SAME))


def _texts(numbers: list[float], step: float) -> list[str]:
    """As many digits as tell the marks apart."""
    largest = max(map(abs, numbers), default=0.0)
    if largest >= _LARGE or step < _SMALL:
        digits = 1 + floor(log10(largest / step)) if largest >= step else 1
        return [f"{number:.{digits + 1}g}" for number in numbers]
    decimals = max(0, -floor(log10(step) + _SAME))
    return [f"{number + 0.0:.{decimals}f}" for number in numbers]


def apart(places: Iterable[float], room: float) -> tuple[float, ...]:
    """Places from low to high, moved so that each is so far from the one before it."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + room) if moved else place)
    return tuple(moved)


def phase_spans(chart: Chart) -> tuple[range, ...]:
    """The places of the points of each phase."""
    count = len(chart.points)
    begins = sorted({0, *(place for place in chart.phases if 0 < place < count)})
    return tuple(range(begin, end) for begin, end in pairwise((*begins, count)))
