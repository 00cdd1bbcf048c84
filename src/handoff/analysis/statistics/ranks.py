"""Two samples by the ranks of their values alone: how far one lies above the other, whatever their distribution."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, sqrt

from msgspec import Struct

from handoff.analysis.statistics.distributions import Z95, normal_both_tails
from handoff.analysis.statistics.exact import scaled

# Half a step of a whole-numbered statistic that is taken for a continuous one.
CONTINUITY = 0.5


class Shift(Struct, frozen=True):
    """By how much the later values lie above the earlier ones, in their unit.

    ``effect`` is the median of all differences, later less earlier; ``interval`` its 95 % interval, None where the samples are
    too small for one.  ``above`` is the number of pairs in which the later value is the greater, a tie counting half (R's W).
    ``p`` is two-sided.
    """

    effect: float
    interval: tuple[float, float] | None
    above: float
    p: float


def shift_between(before: Sequence[Fraction], after: Sequence[Fraction]) -> Shift | None:
    """Hodges and Lehmann's estimate of a shift, with the test of Mann and Whitney; None where either sample is empty.

    The test is the normal approximation with corrections for continuity and ties (R's ``wilcox.test(exact = FALSE)``).  The
    interval runs between the k-th smallest and the k-th largest difference, with k the least whole number not below
    mn/2 - 1/2 - z sqrt(mn(m + n + 1)/12); ties do not narrow it, so an interval without 0 always has p < 0.05.
    Memory and time grow with the product of both numbers of values: give it points, not thousands of readings.
    H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50-60; J. L. Hodges and E. L. Lehmann, the same
    34 (1963) 598-611; the interval: M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1999), section 4.3.
    """
    if not before or not after:
        return None
    given = scaled((*before, *after))
    earlier, later = given.whole[: len(before)], given.whole[len(before) :]
    differences = sorted(new - old for new in later for old in earlier)
    pairs, points = len(differences), len(given.whole)
    effect = (differences[(pairs - 1) // 2] + differences[pairs // 2]) / (2 * given.scale)
    spread = sqrt(pairs * (points + 1) / 12)
    rank = ceil(pairs / 2 - CONTINUITY - Z95 * spread)
    interval = (differences[rank - 1] / given.scale, differences[-rank] / given.scale) if rank > 0 else None
    above = sum(one > 0 for one in differences) + sum(one == 0 for one in differences) / 2
    return Shift(effect, interval, above, _p(above, pairs, given.whole))


def _p(above: float, pairs: int, values: Sequence[int]) -> float:
    """The two-sided p of a number of pairs; 1 where all values are the same."""
    n = len(values)
    tied = sum(times**3 - times for times in Counter(values).values())
    variance = pairs / 12 * (n + 1 - tied / (n * (n - 1)))
    if variance <= 0:
        return 1.0
    return normal_both_tails(max(abs(above - pairs / 2) - CONTINUITY, 0.0) / sqrt(variance))
