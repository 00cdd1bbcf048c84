from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.figures import count_text, counted, in_own_unit, interval_text, percent_text, percentage
from handoff.model.unit import unit_named


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.5, "50.0 %"),
        (0.9994, "99.9 %"),
        (0.99996, "99.996 %"),
        (0.0004, "0.04 %"),
        (1 - 1e-12, "almost 100 %"),
        (1e-12, "almost 0 %"),
    ],
)
def test_an_end_of_an_interval_never_looks_like_a_whole_it_is_not(share: float, text: str) -> None:
    assert percent_text(share) == text


@pytest.mark.parametrize(("n", "text"), [(Fraction(1234567), "1,234,567"), (Fraction(5001, 10), "500.1"), (Fraction(0), "0")])
def test_a_number_of_cases_is_whole_or_a_decimal(n: Fraction, text: str) -> None:
    assert count_text(n) == text


@pytest.mark.parametrize(("interval", "n", "text"), [(None, 9, ""), ((0.2, 1.0), 1, ""), ((0.849, 0.987), 44, "84.9 to 98.7 %")])
def test_a_single_case_has_no_interval_worth_showing(interval: tuple[float, float] | None, n: int, text: str) -> None:
    assert interval_text(interval, Fraction(n)) == text


@pytest.mark.parametrize(("value", "unit", "number"), [(Fraction(14400), "h", 4.0), (Fraction(3, 4), "%", 0.75), (None, "h", None)])
def test_a_number_stands_in_its_target_s_own_unit_and_a_ratio_as_a_share(
    value: Fraction | None, unit: str, number: float | None
) -> None:
    assert in_own_unit(value, unit_named(unit)) == number


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (41, 44, "93.2 %"),
        (30, 44, "68.2 %"),
        (30, 41, "73.2 %"),
        (1, 2, "50.0 %"),
        (1, 8, "12.5 %"),
        (0, 3, "0 %"),
        (3, 3, "100 %"),
        (2999, 3000, "99.97 %"),
        (1, 3000, "0.03 %"),
        (99999, 100000, "99.999 %"),
        (1, 10**7, "0.00001 %"),
        (0, 0, ""),
    ],
)
def test_a_percentage_says_nought_and_a_hundred_only_of_what_is(part: int, whole: int, text: str) -> None:
    assert percentage(part, whole) == text


@given(st.integers(1, 10**9), st.data())
def test_a_percentage_is_the_share_rounded_half_up(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    number = percentage(part, whole).removesuffix(" %")
    exact = Decimal(part) * 100 / whole
    assert Decimal(number) == exact.quantize(Decimal(number), ROUND_HALF_UP)
    assert (Decimal(number) in {0, 100}) == (part in {0, whole})


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (counted(1, "standard"), "1 standard"),
        (counted(0, "standard"), "0 standards"),
        (counted(1200, "entry", "entries"), "1,200 entries"),
        (counted(1, "entry is", "entries are"), "1 entry is"),
    ],
)
def test_so_many_of_something(said: str, text: str) -> None:
    assert said == text
