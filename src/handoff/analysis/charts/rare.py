"""Charts of rare events: what passed between them, in cases or in time."""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt

from handoff.analysis.charts.constants import RANGE_LIMIT, RANGE_TO_SIGMA, WEIBULL_POWER
from handoff.analysis.charts.exact import mean_of, median_of
from handoff.analysis.charts.series import Phase, Point
from handoff.analysis.charts.zones import Zone


def g(phase: Phase) -> tuple[Zone, ...]:
    """Cases between events: the median is drawn, the limits lie about the mean (Benneyan 2001; Provost and Murray 2011)."""
    given = [point.value for point in phase.baseline]
    mean = mean_of(given)
    return (Zone(median_of(given), mean, sqrt(mean * (mean + 1)), 0.0),) * len(phase.points)


def t(phase: Phase) -> tuple[Zone, ...]:
    """Time between events, all above 0: an individuals chart of its 3.6th root, drawn in the scale of time (Nelson 1994)."""
    roots = _roots(phase.baseline)
    mean = fsum(roots) / len(roots)
    moving = [abs(after - before) for before, after in pairwise(roots)]
    spread = fsum(moving) / len(moving) if moving else 0.0
    if phase.ranges == "screened":
        kept = [one for one in moving if one < RANGE_LIMIT * spread]
        spread = fsum(kept) / len(kept) if kept else 0.0
    return (Zone(mean**WEIBULL_POWER, mean, spread / RANGE_TO_SIGMA, 0.0, power=WEIBULL_POWER),) * len(phase.points)


def _roots(points: Sequence[Point]) -> list[float]:
    return [float(point.value) ** (1 / WEIBULL_POWER) for point in points]
