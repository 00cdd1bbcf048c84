"""Charts of subgroups, several readings at each point: their means, ranges and standard deviations."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from statistics import stdev

from handoff.analysis.charts.constants import c4, d2, d3
from handoff.analysis.charts.series import Phase, Point
from handoff.analysis.charts.zones import Zone


def ranges(points: Sequence[Point]) -> tuple[float | None, ...]:
    """The largest reading of each point less its smallest."""
    return tuple(float(max(point.readings) - min(point.readings)) for point in points)


def deviations(points: Sequence[Point]) -> tuple[float | None, ...]:
    """The standard deviation (n - 1) of each point's readings."""
    return tuple(_deviation(point) for point in points)


def xbar_r(phase: Phase) -> tuple[Zone, ...]:
    """The pooled mean; sigma of a reading from the mean range over d2 (Montgomery 2005, section 5.2; qcc's UWAVE-R)."""
    return _means(phase, sigma_of_ranges(phase.baseline))


def xbar_s(phase: Phase) -> tuple[Zone, ...]:
    """The pooled mean; sigma of a reading from the standard deviations (Montgomery 2005, section 5.3; as qicharts2 0.8.1)."""
    baseline = phase.baseline
    if len({len(point.readings) for point in baseline}) == 1:
        return _means(phase, sigma_of_deviations(baseline))
    centre, pooled = _centre(baseline), _pooled(baseline)
    groups = [len(point.readings) for point in phase.points]
    return tuple(Zone(centre, centre, pooled / (c4(n) * sqrt(n))) for n in groups)


def r(phase: Phase) -> tuple[Zone, ...]:
    """The range that sigma makes expect of so many readings, not below 0 (Montgomery 2005, section 5.2)."""
    sigma = sigma_of_ranges(phase.baseline)
    groups = [len(point.readings) for point in phase.points]
    return tuple(Zone(d2(n) * sigma, d2(n) * sigma, d3(n) * sigma, 0.0) for n in groups)


def s(phase: Phase) -> tuple[Zone, ...]:
    """The standard deviation that sigma makes expect of so many readings, not below 0 (Montgomery 2005, section 5.3)."""
    sigma = sigma_of_deviations(phase.baseline)
    groups = [c4(len(point.readings)) for point in phase.points]
    return tuple(Zone(c * sigma, c * sigma, sigma * sqrt(1 - c * c), 0.0) for c in groups)


def sigma_of_ranges(points: Sequence[Point]) -> float:
    """The standard deviation within subgroups: the mean of their ranges, each over its d2."""
    spreads = [float(max(point.readings) - min(point.readings)) / d2(len(point.readings)) for point in points]
    return sum(spreads) / len(spreads)


def sigma_of_deviations(points: Sequence[Point]) -> float:
    """The standard deviation within subgroups: the mean of their own, each over its c4."""
    spreads = [_deviation(point) / c4(len(point.readings)) for point in points]
    return sum(spreads) / len(spreads)


def _means(phase: Phase, sigma: float) -> tuple[Zone, ...]:
    centre = _centre(phase.baseline)
    return tuple(Zone(centre, centre, sigma / sqrt(len(point.readings))) for point in phase.points)


def _centre(points: Sequence[Point]) -> float:
    readings = [reading for point in points for reading in point.readings]
    return float(sum(readings, Fraction()) / len(readings))


def _pooled(points: Sequence[Point]) -> float:
    squares = sum((len(point.readings) - 1) * _deviation(point) ** 2 for point in points)
    return sqrt(squares / sum(len(point.readings) - 1 for point in points))


def _deviation(point: Point) -> float:
    return float(stdev(point.readings))
