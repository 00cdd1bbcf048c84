"""Whether a series rises or falls over all its points, and by how much from point to point."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from math import copysign, sqrt

from msgspec import Struct

from handoff.analysis.statistics.distributions import Z95, normal_both_tails
from handoff.analysis.statistics.exact import scaled

# With fewer points the normal approximation says little.
LEAST_POINTS = 8
# Above it neighbours resemble each other too much for the test, which then sees trends in what only wanders.
MOST_AUTOCORRELATION = 0.4


class Trend(Struct, frozen=True):
    """Mann and Kendall's test, with Theil and Sen's slope.

    ``s`` is the number of pairs that rise less those that fall; ``p`` is two-sided.  ``slope`` and its 95 % ``interval`` are in the
    unit of the values per step of their positions.  ``tau_b`` and ``autocorrelation`` (of neighbours, lag 1) are None where all
    values are the same.
    """

    n: int
    s: int
    variance: float
    z: float
    p: float
    tau_b: float | None
    slope: float
    interval: tuple[float, float]
    autocorrelation: float | None

    @property
    def is_doubtful(self) -> bool:
        """Whether neighbours resemble each other so much that the p says little."""
        return self.autocorrelation is not None and self.autocorrelation > MOST_AUTOCORRELATION


def trend_of(values: Sequence[Fraction], positions: Sequence[Fraction] = ()) -> Trend | None:
    """The trend of values in the order of time; None of fewer than eight.

    ``positions``, strictly rising, say where the values lie (months, say, where dates are irregular); by default one step apart.
    S has the variance (n(n - 1)(2n + 5) - sum of t(t - 1)(2t + 5) over ties)/18, z = (S ∓ 1)/sqrt(variance).  The slope is the
    median of all N pairwise ones; its interval are those of the ranks round((N - C)/2) and round((N + C)/2 + 1), with
    C = 1.96 sqrt(variance).
    H. B. Mann, Econometrica 13 (1945) 245-259; M. G. Kendall, Rank Correlation Methods (1975); P. K. Sen, JASA 63 (1968) 1379-1389.
    """
    n = len(values)
    if n < LEAST_POINTS:
        return None
    given = scaled(values)
    rises = [after - before for before, after in combinations(given.whole, 2)]
    s = sum(rise > 0 for rise in rises) - sum(rise < 0 for rise in rises)
    ties = [times for times in Counter(given.whole).values() if times > 1]
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    z = copysign(abs(s) - 1, s) / sqrt(variance) if s else 0.0
    untied = len(rises) - sum(t * (t - 1) // 2 for t in ties)
    tau_b = s / sqrt(len(rises) * untied) if untied else None
    steps = scaled(positions or [Fraction(place) for place in range(n)])
    runs = (later - earlier for earlier, later in combinations(steps.whole, 2))
    slopes = sorted((rise * steps.scale) / (run * given.scale) for rise, run in zip(rises, runs, strict=True))
    reach = Z95 * sqrt(variance)
    return Trend(
        n,
        s,
        variance,
        z,
        normal_both_tails(z),
        tau_b,
        (slopes[(len(slopes) - 1) // 2] + slopes[len(slopes) // 2]) / 2,
        (_ranked(slopes, round((len(slopes) - reach) / 2)), _ranked(slopes, round((len(slopes) + reach) / 2 + 1))),
        _autocorrelation(given.whole),
    )


def _ranked(slopes: Sequence[float], rank: int) -> float:
    return slopes[min(max(rank, 1), len(slopes)) - 1]


def _autocorrelation(values: Sequence[int]) -> float | None:
    """The correlation of neighbours, all about the common mean (Box and Jenkins 1976); None where all values are the same."""
    n, total = len(values), sum(values)
    away = [n * value - total for value in values]
    squares = sum(one * one for one in away)
    return sum(one * other for one, other in pairwise(away)) / squares if squares else None
