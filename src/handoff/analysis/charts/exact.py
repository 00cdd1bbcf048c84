"""Means, medians and moving ranges of exact numbers, rounded once: a point on the centre line must not seem to lie beside it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, inf, lcm
from statistics import median

from handoff.analysis.charts.constants import RANGE_LIMIT
from handoff.analysis.charts.series import Ranges
from handoff.analysis.statistics.exact import scaled


def mean_of(values: Sequence[Fraction]) -> float:
    """The arithmetic mean, correctly rounded.  ZeroDivisionError without values."""
    given = scaled(values)
    return sum(given.whole) / (len(given.whole) * given.scale)


def median_of(values: Sequence[Fraction]) -> float:
    """The median, correctly rounded.  statistics.StatisticsError without values."""
    return float(median(values))


def weighted_mean(values: Sequence[Fraction], sizes: Sequence[Fraction]) -> float:
    """The mean of values that count by their sizes, correctly rounded.  ZeroDivisionError where the sizes add up to nothing."""
    whole = scaled(sizes).whole
    pairs = list(zip(values, whole, strict=True))
    scale = lcm(*{value.denominator // gcd(value.denominator, size) for value, size in pairs})
    return sum(value.numerator * (size * scale // value.denominator) for value, size in pairs) / (scale * sum(whole))


def mean_range(values: Sequence[Fraction], ranges: Ranges) -> float:
    """The mean of the moving ranges (differences of neighbours, without sign), correctly rounded; 0 for a single value.

    ``screened``: those at or beyond 3.267 times their mean are left out, once (Nelson 1982); infinite where none remains.
    """
    given = scaled(values)
    scale, moving = given.scale, [abs(after - before) for before, after in pairwise(given.whole)]
    if not moving:
        return 0.0
    if ranges == "screened":
        limit = RANGE_LIMIT * (sum(moving) / (len(moving) * scale))
        moving = [one for one in moving if one / scale < limit]
        if not moving:
            return inf
    return sum(moving) / (len(moving) * scale)
