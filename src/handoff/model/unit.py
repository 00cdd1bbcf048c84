"""Units of measure, and which of them convert into each other."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

Family = Literal["ratio", "time", "working-hours", "working-days", "plain", "named"]


class Unit(Struct, frozen=True, gc=False, array_like=True):
    """A unit: its symbol, its family, and how much one of it is in the family's base unit.

    Bases: ``ratio`` a share of one; ``time`` a second.  Working hours and working days are families of their own, because
    they never convert to calendar time.  ``named`` units (mm, degC) are equal only by symbol.
    """

    symbol: str
    family: Family
    factor: Fraction = Fraction(1)


PLAIN = Unit("", "plain")
UNITS: tuple[Unit, ...] = (
    Unit("%", "ratio", Fraction(1, 100)),
    Unit("per 100", "ratio", Fraction(1, 100)),
    Unit("per 1000", "ratio", Fraction(1, 1000)),
    Unit("ppm", "ratio", Fraction(1, 1_000_000)),
    Unit("s", "time", Fraction(1)),
    Unit("min", "time", Fraction(60)),
    Unit("h", "time", Fraction(3600)),
    Unit("d", "time", Fraction(86400)),
    Unit("wh", "working-hours", Fraction(1)),
    Unit("wd", "working-days", Fraction(1)),
)
_BY_SYMBOL: dict[str, Unit] = {unit.symbol: unit for unit in (PLAIN, *UNITS)}


def unit_named(symbol: str) -> Unit:
    """The unit of that symbol; an unknown symbol is a named unit of its own, the empty one is plain."""
    return _BY_SYMBOL.get(symbol) or Unit(symbol, "named")
