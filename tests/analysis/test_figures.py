from fractions import Fraction

import pytest

from handoff.analysis.figures import count_text, in_own_unit, interval_text, percent_text
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
