"""What a control chart is drawn from: points in time order, and the phases that they fall into."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import Literal

from msgspec import Struct

Ranges = Literal["all", "screened"]
Limits = Literal["exact", "asymptotic"]
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


class Memory(Struct, frozen=True):
    """What a chart that remembers earlier points is asked for (Lucas and Saccucci 1990; Montgomery 2005, section 8.1).

    An average counts its newest value by ``weight``; its limits lie ``width`` of its standard deviations away: ``exact`` as they
    are at each point, ``asymptotic`` as they become.  A sum lets ``slack`` pass and signals beyond ``decision``, both in standard
    deviations of a value.  ``centre`` and ``sigma`` are those of the values where they are known; else the baseline tells.
    """

    weight: Fraction = Fraction(1, 5)
    width: Fraction = Fraction(3)
    limits: Limits = "exact"
    slack: Fraction = Fraction(1, 2)
    decision: Fraction = Fraction(5)
    centre: Fraction | None = None
    sigma: Fraction | None = None


class Phase(Struct, frozen=True):
    """Points between two rebases, and those among them that the limits come from.

    ``excluded`` points are drawn and held against the limits, which do not come from them; no pattern counts them.  ``ranges``:
    ``screened`` leaves out moving ranges that are themselves signals (Nelson 1982).
    """

    points: tuple[Point, ...]
    baseline: tuple[Point, ...]
    excluded: frozenset[str] = frozenset()
    ranges: Ranges = "all"
    memory: Memory = Memory()


def subgroup(at: str, readings: Sequence[Fraction]) -> Point:
    """A point of several readings of one moment; of one reading it is a group without deviation."""
    mean = sum(readings, Fraction()) / len(readings)
    squares = sum((reading - mean) ** 2 for reading in readings)
    deviation = sqrt(squares / (len(readings) - 1)) if len(readings) > 1 else 0.0
    return Point(at, mean, None, Group(len(readings), deviation, max(readings) - min(readings), tuple(readings)))
