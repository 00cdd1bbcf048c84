"""Charts of subgroups, several readings at each point: their means, ranges and standard deviations."""

from collections.abc import Sequence
from fractions import Fraction
from math import fsum, sqrt

from handoff.analysis.charts.constants import c4, d2, d3
from handoff.analysis.charts.series import Group, Phase, Point
from handoff.analysis.charts.zones import Zone


def ranges(phase: Phase) -> tuple[float | None, ...]:
    """The largest reading of each point less its smallest."""
    return tuple(float(group.width) for group in _groups(phase.points))


def deviations(phase: Phase) -> tuple[float | None, ...]:
    """The standard deviation (n - 1) of each point's readings."""
    return tuple(group.deviation for group in _groups(phase.points))


def xbar_r(phase: Phase) -> tuple[Zone, ...]:
    """The pooled mean; sigma of a reading from the mean range over d2 (Montgomery 2005, section 5.2; qcc's UWAVE-R)."""
    return _means(phase, sigma_of_ranges(phase.baseline))


def xbar_s(phase: Phase) -> tuple[Zone, ...]:
    """The pooled mean; sigma of a reading from the standard deviations (Montgomery 2005, section 5.3; as qicharts2 0.8.1)."""
    baseline = phase.baseline
    if len({group.n for group in _groups(baseline)}) == 1:
        return _means(phase, sigma_of_deviations(baseline))
    centre, pooled = _centre(baseline), _pooled(baseline)
    return tuple(Zone(centre, centre, pooled / (c4(group.n) * sqrt(group.n))) for group in _groups(phase.points))


def xbar_pooled(phase: Phase) -> tuple[Zone, ...]:
    """The pooled mean; sigma of a reading from all squares within subgroups together (Burr 1976; as qcc 3.0's RMSDF)."""
    degrees = sum(group.n - 1 for group in _groups(phase.baseline))
    return _means(phase, _pooled(phase.baseline) / c4(degrees + 1))


def r(phase: Phase) -> tuple[Zone, ...]:
    """The range that sigma makes expect of so many readings, not below 0 (Montgomery 2005, section 5.2)."""
    sigma = sigma_of_ranges(phase.baseline)
    groups = [(d2(group.n) * sigma, d3(group.n) * sigma) for group in _groups(phase.points)]
    return tuple(Zone(mean, mean, deviation, 0.0) for mean, deviation in groups)


def s(phase: Phase) -> tuple[Zone, ...]:
    """The standard deviation that sigma makes expect of so many readings, not below 0 (Montgomery 2005, section 5.3)."""
    sigma = sigma_of_deviations(phase.baseline)
    groups = [c4(group.n) for group in _groups(phase.points)]
    return tuple(Zone(c * sigma, c * sigma, sigma * sqrt(1 - c * c), 0.0) for c in groups)


def sigma_of_ranges(points: Sequence[Point]) -> float:
    """The standard deviation within subgroups: the mean of their ranges, each over its d2."""
    spreads = [float(group.width) / d2(group.n) for group in _groups(points)]
    return fsum(spreads) / len(spreads)


def sigma_of_deviations(points: Sequence[Point]) -> float:
    """The standard deviation within subgroups: the mean of their own, each over its c4."""
    spreads = [group.deviation / c4(group.n) for group in _groups(points)]
    return fsum(spreads) / len(spreads)


def _means(phase: Phase, sigma: float) -> tuple[Zone, ...]:
    centre = _centre(phase.baseline)
    return tuple(Zone(centre, centre, sigma / sqrt(group.n)) for group in _groups(phase.points))


def _centre(points: Sequence[Point]) -> float:
    groups = [(point.value, group.n) for point, group in zip(points, _groups(points), strict=True)]
    return float(sum((mean * n for mean, n in groups), Fraction()) / sum(n for _, n in groups))


def _pooled(points: Sequence[Point]) -> float:
    groups = _groups(points)
    return sqrt(fsum((group.n - 1) * group.deviation**2 for group in groups) / sum(group.n - 1 for group in groups))


def _groups(points: Sequence[Point]) -> list[Group]:
    """The groups of points that all have one (``choosing.misfit`` has seen to that)."""
    return [point.group for point in points if point.group is not None]
