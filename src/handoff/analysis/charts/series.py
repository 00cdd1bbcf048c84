"""What a control chart is drawn from: points in time order, and the phases that they fall into."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import Literal

from msgspec import Struct

Ranges = Literal["all", "screened"]
_ONE = Fraction(1)


class Group(Struct, frozen=True, gc=False):
    """What the readings of one point add to their mean: how many they are, their standard deviation (n - 1), and their range.

    ``readings`` are they themselves, where they are at hand: the sums of a ledger do without.
    """

    n: int
    deviation: float
    width: Fraction
    readings: tuple[Fraction, ...] = ()


class Point(Struct, frozen=True, gc=False):
    """One point of a series.

    ``value`` is the measurement, or the numerator over the denominator, or the count over its exposure, or the mean of a subgroup.
    ``size`` is that denominator or exposure, None for plain measurements; ``group`` is what several readings at this point were.
    """

    at: str
    value: Fraction
    size: Fraction | None = None
    group: Group | None = None

    @property
    def count(self) -> Fraction:
        """How many were counted: the value times its denominator or exposure."""
        return self.value * self.sized

    @property
    def sized(self) -> Fraction:
        """The denominator or exposure; one where there is none."""
        return _ONE if self.size is None else self.size


class Phase(Struct, frozen=True):
    """Points between two rebases, and those among them that the limits come from.

    ``excluded`` points are drawn and held against the limits, which do not come from them; no pattern counts them.  ``ranges``:
    ``screened`` leaves out moving ranges that are themselves signals (Nelson 1982).
    """

    points: tuple[Point, ...]
    baseline: tuple[Point, ...]
    excluded: frozenset[str] = frozenset()
    ranges: Ranges = "all"


def subgroup(at: str, readings: Sequence[Fraction]) -> Point:
    """A point of several readings of one moment; of one reading it is a group without deviation."""
    mean = sum(readings, Fraction()) / len(readings)
    squares = sum((reading - mean) ** 2 for reading in readings)
    deviation = sqrt(squares / (len(readings) - 1)) if len(readings) > 1 else 0.0
    return Point(at, mean, None, Group(len(readings), deviation, max(readings) - min(readings), tuple(readings)))
