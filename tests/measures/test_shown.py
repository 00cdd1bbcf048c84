"""Numbers as people read them, never on the other side of a number that they are held against."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.measures import parse_target
from handoff.measures._shown import number_shown, rounded
from handoff.model.target import Target

ROUNDED = [
    (Fraction(9328, 100), (90,), "93.3"),
    (Fraction(95), (95,), "95"),
    (Fraction(9496, 100), (95,), "94.96"),
    (Fraction(9504, 100), (95,), "95.04"),
    (Fraction(9504, 100), (90,), "95.0"),
    (Fraction(9997, 100), (95, 100), "99.97"),
    (Fraction(1, 10_000_000), (0,), "0.0000001"),
    (Fraction(0), (0,), "0"),
    (Fraction(-1, 3), (), "-0.33"),
    (Fraction(-95, 1), (), "-95"),
    (Fraction(2, 3), (), "0.67"),
    # 100 min is an end that hours cannot write: its equal is rounded as any other number.
    (Fraction(5, 3), (Fraction(5, 3),), "1.7"),
    (Fraction(10**20), (), "1" + "0" * 20),
]


@pytest.mark.parametrize(("value", "ends", "text"), ROUNDED)
def test_a_number_is_short_and_stays_on_its_side(value: Fraction, ends: tuple[int, ...], text: str) -> None:
    assert rounded(value, tuple(map(Fraction, ends)), decimals=1) == text


def test_the_limit_is_not_crossed_either() -> None:
    target, limit = parse_target("at least 95 %"), parse_target("at least 800 per 1000")
    assert isinstance(target, Target)
    assert isinstance(limit, Target)
    assert number_shown(Fraction(79996, 100_000), target, None) == "80.0 %"
    assert number_shown(Fraction(79996, 100_000), target, limit) == "79.996 %"


numbers = st.fractions(min_value=-10_000, max_value=10_000, max_denominator=10**7)
# Numbers beside an end are where rounding goes wrong.
ends = st.integers(-100_000, 100_000).map(lambda tenths: Fraction(tenths, 10))
beside = st.tuples(ends, st.fractions(-1, 1, max_denominator=10**6)).map(lambda pair: (pair[0], pair[0] + pair[1] / 10**3))


@given(st.one_of(st.tuples(ends, numbers), beside))
def test_what_is_shown_lies_on_the_same_side_of_the_end(pair: tuple[Fraction, Fraction]) -> None:
    end, value = pair
    text = rounded(value, (end,), decimals=1)
    assert (Fraction(text) > end, Fraction(text) < end) == (value > end, value < end)
    assert abs(Fraction(text) - value) <= Fraction(5, 100)
    assert not text.startswith("-0.0") or value < 0
