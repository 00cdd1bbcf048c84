"""Counts per exposure: how sure one is of a rate, and how many times as many there are after as before."""

from math import sqrt

from msgspec import Struct

from handoff.analysis.statistics.distributions import Z95
from handoff.analysis.statistics.proportions import clopper_pearson


class RateRatio(Struct, frozen=True):
    """The rate after over the rate before, and its 95 % interval; None stands for what has no upper bound.

    ``ratio`` is None where nothing happened before, the interval's upper end where that cannot be excluded.
    """

    ratio: float | None
    interval: tuple[float, float | None]


def score_interval(events: float, exposure: float) -> tuple[float, float] | None:
    """The 95 % interval of a Poisson rate, made as Wilson's of a share: (x + z²/2 ± z sqrt(x + z²/4)) / exposure.

    None without exposure.  It is what Wilson's becomes where events are rare among many trials.
    """
    if exposure <= 0 or events < 0:
        return None
    centre, half = events + Z95 * Z95 / 2, Z95 * sqrt(events + Z95 * Z95 / 4)
    return (max(0.0, centre - half) / exposure if events else 0.0), (centre + half) / exposure


def rate_ratio(before: tuple[float, float], after: tuple[float, float]) -> RateRatio | None:
    """The ratio of two Poisson rates; each is (events, exposure).  None where nothing happened, or without exposure on both sides.

    Of all events, those after are a binomial share; its Clopper-Pearson interval (l, u) turned into odds, times the
    exposure before over that after.
    J. Przyborowski and H. Wilenski, Homogeneity of results in testing samples from Poisson series, Biometrika 31 (1940) 313-323.
    """
    (earlier, exposure_before), (later, exposure_after) = before, after
    if min(exposure_before, exposure_after) <= 0 or min(earlier, later) < 0:
        return None
    interval = clopper_pearson(later, earlier + later)
    if interval is None:
        return None
    exposures = exposure_before / exposure_after
    lower, upper = interval
    ratio = later / earlier * exposures if earlier else None
    return RateRatio(ratio, (_odds(lower) * exposures, None if upper == 1 else _odds(upper) * exposures))


def _odds(share: float) -> float:
    return share / (1 - share)
