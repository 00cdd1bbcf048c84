"""A target is an interval with both ends, and knows which way is better."""

from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.model.target import Better, Sense, Target

TENTH = Fraction(1, 10)
INSIDE: list[tuple[Sense, Fraction | None, Fraction | None, Fraction]] = [
    ("at-least", Fraction(95, 100), None, Fraction(95, 100)),
    ("at-most", None, Fraction(4), Fraction(4)),
    ("exactly", 3 * TENTH, 3 * TENTH, Fraction(Decimal("0.1")) + Fraction(Decimal("0.2"))),
    ("between", Fraction(39, 2), Fraction(41, 2), Fraction(39, 2)),
]
OUTSIDE: list[tuple[Sense, Fraction | None, Fraction | None, Fraction]] = [
    ("at-least", Fraction(95, 100), None, Fraction(9496, 10000)),
    ("at-least", Fraction(95, 100), None, Fraction(10**18 * 95 - 1, 10**20)),
    ("at-most", None, Fraction(4), Fraction(401, 100)),
    ("exactly", 3 * TENTH, 3 * TENTH, Fraction(0.1) + Fraction(0.2)),
    ("between", Fraction(39, 2), Fraction(41, 2), Fraction(21)),
]


@pytest.mark.parametrize(("sense", "low", "high", "value"), INSIDE)
def test_both_ends_belong_to_it(sense: Sense, low: Fraction | None, high: Fraction | None, value: Fraction) -> None:
    assert Target("", sense, low, high).holds(value)


@pytest.mark.parametrize(("sense", "low", "high", "value"), OUTSIDE)
def test_nothing_is_rounded_towards_it(sense: Sense, low: Fraction | None, high: Fraction | None, value: Fraction) -> None:
    assert not Target("", sense, low, high).holds(value)


@pytest.mark.parametrize(
    ("sense", "better"), [("at-least", "higher"), ("at-most", "lower"), ("exactly", "neutral"), ("between", "neutral")]
)
def test_a_target_says_which_way_is_improvement(sense: Sense, better: Better) -> None:
    assert Target("", sense, Fraction(0), Fraction(1)).better == better
