"""Charts of shares and of counts, with limits from the binomial or the Poisson distribution, as they are or after Laney."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import fsum, inf, pi, sqrt

from handoff.analysis.charts.constants import BEYOND_LIMIT, RANGE_LIMIT, RANGE_TO_SIGMA
from handoff.analysis.charts.exact import mean_of, weighted_mean
from handoff.analysis.charts.series import Phase, Point, Ranges
from handoff.analysis.charts.zones import Zone
from handoff.analysis.statistics.distributions import binomial_quantile

_Sigma = Callable[[float, Point], float]


def counts(phase: Phase) -> tuple[float | None, ...]:
    """How many were counted at each point."""
    return tuple(float(point.count) for point in phase.points)


def p(phase: Phase) -> tuple[Zone, ...]:
    """The pooled share; sigma of the binomial distribution for the denominator of each point (Montgomery 2005, section 6.2)."""
    return _ratio(phase, _binomial, 1.0, 1.0)


def p_prime(phase: Phase) -> tuple[Zone, ...]:
    """A p chart whose sigma is stretched by how much the points vary beyond the binomial distribution (Laney 2002)."""
    return _ratio(phase, _binomial, 1.0, stretch_of_shares(phase))


def u(phase: Phase) -> tuple[Zone, ...]:
    """The pooled rate; sigma of the Poisson distribution for the exposure of each point (Montgomery 2005, section 6.3)."""
    return _ratio(phase, _poisson, inf, 1.0)


def u_prime(phase: Phase) -> tuple[Zone, ...]:
    """A u chart whose sigma is stretched by how much the points vary beyond the Poisson distribution (Laney 2002)."""
    return _ratio(phase, _poisson, inf, stretch_of_rates(phase))


def np(phase: Phase) -> tuple[Zone, ...]:
    """How many of each denominator are expected at the pooled share (Montgomery 2005, section 6.2)."""
    share = _pooled(phase.baseline)
    sizes = [float(point.sized) for point in phase.points]
    return tuple(Zone(n * share, n * share, sqrt(n * share * max(1 - share, 0.0)), 0.0, n) for n in sizes)


def np_exact(phase: Phase) -> tuple[Zone, ...]:
    """The same, between the quantiles of the binomial distribution that three sigma are of the normal one (as qcc 3.0)."""
    share = _pooled(phase.baseline)
    ends = [(n, *(binomial_quantile(end, n, share) for end in (BEYOND_LIMIT, 1 - BEYOND_LIMIT))) for n in _trials(phase)]
    # With so wide a sigma the lines three of them away are the floor and the ceiling.
    return tuple(Zone(n * share, n * share, float(n), float(low), float(high)) for n, low, high in ends)


def c(phase: Phase) -> tuple[Zone, ...]:
    """The mean count, with the sigma of the Poisson distribution (Montgomery 2005, section 6.3)."""
    mean = mean_of([point.count for point in phase.baseline])
    return (Zone(mean, mean, sqrt(mean), 0.0),) * len(phase.points)


def i_prime(phase: Phase) -> tuple[Zone, ...]:
    """The weighted mean; sigma from moving ranges that count the sizes of both neighbours (Taylor 2018, as qicharts2 0.8.1)."""
    centre = _pooled(phase.baseline)
    moving = [
        sqrt(pi / 2) * float(abs(after.value - before.value)) / sqrt(1 / before.sized + 1 / after.sized)
        for before, after in pairwise(phase.baseline)
    ]
    spread = _mean_kept(moving, phase.ranges)
    return tuple(Zone(centre, centre, spread * sqrt(1 / point.sized)) for point in phase.points)


def stretch_of_shares(phase: Phase) -> float:
    """Laney's sigma z of shares: about 1 where the binomial distribution explains how the points vary."""
    return _stretch(phase, _binomial)


def stretch_of_rates(phase: Phase) -> float:
    """Laney's sigma z of rates: about 1 where the Poisson distribution explains how the points vary."""
    return _stretch(phase, _poisson)


def _ratio(phase: Phase, sigma: _Sigma, ceiling: float, stretch: float) -> tuple[Zone, ...]:
    centre = _pooled(phase.baseline)
    return tuple(Zone(centre, centre, sigma(centre, point) * stretch, 0.0, ceiling) for point in phase.points)


def _stretch(phase: Phase, sigma: _Sigma) -> float:
    centre = _pooled(phase.baseline)
    spreads = [(float(point.value) - centre, sigma(centre, point)) for point in phase.baseline]
    scores = [away / spread if spread else 0.0 for away, spread in spreads]
    return _mean_kept([abs(after - before) for before, after in pairwise(scores)], phase.ranges) / RANGE_TO_SIGMA


def _mean_kept(moving: Sequence[float], ranges: Ranges) -> float:
    if not moving:
        return 0.0
    mean = fsum(moving) / len(moving)
    kept = [one for one in moving if one < RANGE_LIMIT * mean] if ranges == "screened" else moving
    return fsum(kept) / len(kept) if kept else 0.0


def _trials(phase: Phase) -> list[int]:
    """The denominators, which are whole (``choosing.misfit`` has seen to that)."""
    return [int(point.sized) for point in phase.points]


def _pooled(points: Sequence[Point]) -> float:
    return weighted_mean([point.value for point in points], [point.sized for point in points])


def _binomial(share: float, point: Point) -> float:
    return sqrt(share * max(1 - share, 0.0) / float(point.sized))


def _poisson(rate: float, point: Point) -> float:
    return sqrt(rate / float(point.sized))
