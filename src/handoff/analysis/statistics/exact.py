"""Whole numbers over one denominator: what is counted, compared and added in them is exact, and rounded once."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, sqrt

from msgspec import Struct


class Scaled(Struct, frozen=True):
    """Numbers as ``whole[i] / scale``.  Python divides whole numbers of any size with one rounding."""

    whole: tuple[int, ...]
    scale: int


def scaled(values: Sequence[Fraction]) -> Scaled:
    """Some numbers over their common denominator, in the same order."""
    scale = lcm(*{value.denominator for value in values})
    return Scaled(tuple(value.numerator * (scale // value.denominator) for value in values), scale)


def exact_mean(values: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean.  ZeroDivisionError without values."""
    given = scaled(values)
    return Fraction(sum(given.whole), given.scale * len(values))


def standard_deviation(values: Sequence[Fraction]) -> float:
    """The standard deviation of a sample (n - 1), in the unit of the values.  ZeroDivisionError for fewer than two."""
    given, n = scaled(values), len(values)
    squares = n * sum(one * one for one in given.whole) - sum(given.whole) ** 2
    return sqrt(squares / (n * (n - 1) * given.scale * given.scale))
