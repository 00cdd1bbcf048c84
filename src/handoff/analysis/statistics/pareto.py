"""Which few causes make up most of what was counted."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

# The vital few are the fewest that reach it together.
VITAL_SHARE = Fraction(4, 5)


class Bar(Struct, frozen=True):
    """One category: its count, its share of all, the share of all up to and with it, and whether it is of the vital few."""

    name: str
    count: Fraction
    share: Fraction
    cumulative: Fraction
    vital: bool


def pareto(counts: Iterable[tuple[str, Fraction]]) -> tuple[Bar, ...]:
    """Categories by their counts, the largest first, equal ones by name; those that counted nothing are left out.

    Each name stands once; counts are not negative.  J. M. Juran, Quality Control Handbook (1951): the vital few.
    """
    ordered = sorted(((name, count) for name, count in counts if count > 0), key=lambda one: (-one[1], one[0]))
    total = sum((count for _, count in ordered), Fraction())
    bars: list[Bar] = []
    reached = Fraction()
    for name, count in ordered:
        vital, reached = reached < VITAL_SHARE, reached + count / total
        bars.append(Bar(name, count, count / total, reached, vital))
    return tuple(bars)
