"""Units and their families."""

from fractions import Fraction

import pytest

from handoff.model.unit import PLAIN, UNITS, Family, Unit, unit_named

CONVERSIONS: list[tuple[str, int, str, int]] = [
    ("min", 90, "s", 5400),
    ("h", 1, "min", 60),
    ("d", 1, "h", 24),
    ("%", 1, "ppm", 10_000),
    ("per 1000", 5, "per 100", Fraction(1, 2)),
]


@pytest.mark.parametrize(("symbol", "number", "other", "same"), CONVERSIONS)
def test_units_of_one_family_convert_exactly(symbol: str, number: int, other: str, same: Fraction) -> None:
    one, two = unit_named(symbol), unit_named(other)
    assert one.family == two.family
    assert number * one.factor == same * two.factor


@pytest.mark.parametrize(("symbol", "family"), [("", "plain"), ("mm", "named"), ("wh", "working-hours"), ("wd", "working-days")])
def test_units_that_never_convert_have_families_of_their_own(symbol: str, family: Family) -> None:
    assert unit_named(symbol).family == family
    assert [unit.symbol for unit in (PLAIN, *UNITS) if unit.family == family] == ([] if family == "named" else [symbol])


def test_a_named_unit_is_equal_by_symbol_only() -> None:
    assert unit_named("mm") == Unit("mm", "named")
    assert unit_named("mm") != unit_named("MM")
