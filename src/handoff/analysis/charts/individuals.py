"""Charts of single values: XmR as Making Data Count draws it, individuals as qcc does both ways, moving ranges, runs."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from handoff.analysis.charts.constants import LIMIT_FACTOR, RANGE_LIMIT, RANGE_TO_SIGMA, SIGMAS, c4
from handoff.analysis.charts.exact import mean_of, mean_range, median_of
from handoff.analysis.charts.series import Phase, Point
from handoff.analysis.charts.zones import Zone, unlimited
from handoff.analysis.statistics.exact import standard_deviation


def values(phase: Phase) -> tuple[float | None, ...]:
    """The values themselves."""
    return tuple(float(point.value) for point in phase.points)


def moving_ranges(phase: Phase) -> tuple[float | None, ...]:
    """The difference of each value and the one before it, without sign; None for the first."""
    return (None, *map(float, _ranges(phase.points)))[: len(phase.points)]


def xmr(phase: Phase) -> tuple[Zone, ...]:
    """The mean with limits 2.66 mean moving ranges away (NHS England, Making Data Count)."""
    given = _values(phase.baseline)
    mean = mean_of(given)
    return _alike(phase, Zone(mean, mean, LIMIT_FACTOR * mean_range(given, phase.ranges) / SIGMAS))


def individuals(phase: Phase) -> tuple[Zone, ...]:
    """The mean with a standard deviation of the mean moving range over 1.128 (Montgomery 2005, section 5.4)."""
    given = _values(phase.baseline)
    mean = mean_of(given)
    return _alike(phase, Zone(mean, mean, mean_range(given, phase.ranges) / RANGE_TO_SIGMA))


def overall(phase: Phase) -> tuple[Zone, ...]:
    """The mean with the standard deviation of all values over c4 (Montgomery 2005, section 4.3.1; as qcc 3.0's ``SD``)."""
    given = _values(phase.baseline)
    mean = mean_of(given)
    return _alike(phase, Zone(mean, mean, standard_deviation(given) / c4(len(given)) if len(given) > 1 else 0.0))


def moving_range(phase: Phase) -> tuple[Zone, ...]:
    """The mean moving range, up to 3.267 times itself and not below 0 (Montgomery 2005, section 5.4)."""
    given = _ranges(phase.baseline)
    mean = mean_of(given) if given else 0.0
    return _alike(phase, Zone(mean, mean, (RANGE_LIMIT - 1) * mean / SIGMAS, floor=0.0))


def run(phase: Phase) -> tuple[Zone, ...]:
    """The median, without limits (Anhøj and Olesen 2014)."""
    return _alike(phase, unlimited(median_of(_values(phase.baseline))))


def _alike(phase: Phase, zone: Zone) -> tuple[Zone, ...]:
    return (zone,) * len(phase.points)


def _values(points: Sequence[Point]) -> list[Fraction]:
    return [point.value for point in points]


def _ranges(points: Sequence[Point]) -> list[Fraction]:
    return [abs(after.value - before.value) for before, after in pairwise(points)]
