"""Forms of numbers: what was declared is read back exactly, and a mark in another place is never read past."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.number_form import number_form, with_unit

NUMBERS = st.decimals(-999_999_999, 999_999_999, places=6, allow_nan=False).map(lambda number: number.normalize())
MARKS = st.sampled_from([(".", ""), (",", ""), (".", ","), (",", "."), (",", " "), (".", "'"), (",", "'"), (".", " ")])


def written(number: Decimal, decimal: str, thousands: str) -> str:
    whole, _, part = f"{number:,f}".partition(".")
    return whole.replace(",", thousands) + (decimal + part if part else "")


@given(number=NUMBERS, marks=MARKS)
def test_a_number_written_in_any_declared_form_reads_back(number: Decimal, marks: tuple[str, str]) -> None:
    decimal, thousands = marks
    plain = number_form(decimal, thousands).plain(written(number, decimal, thousands))
    assert plain is not None
    assert Decimal(plain) == number
    assert plain == f"{number:f}"


@given(number=NUMBERS.filter(lambda number: number != number.to_integral_value()))
def test_a_decimal_comma_is_never_read_as_thousands(number: Decimal) -> None:
    text = written(number, ",", "")
    for thousands in (",", "'", " "):
        plain = number_form(".", thousands).plain(text)
        assert plain is None or thousands == ","
        if plain is not None:  # three digits behind a comma that was declared to part thousands
            assert len(text.rpartition(",")[2]) == 3
    assert number_form(".", "").plain(text) is None


@given(number=NUMBERS.filter(lambda number: number != number.to_integral_value()))
def test_a_decimal_point_is_never_read_past_where_a_comma_is_declared(number: Decimal) -> None:
    assert number_form(",", "").plain(f"{number:f}") is None
    plain = number_form(",", ".").plain(f"{number:f}")
    assert plain is None or len(f"{number:f}".rpartition(".")[2]) == 3


GOOD = [
    (",", ".", "1.234,5", "1234.5"),
    (",", ".", "-1.234.567,25 kg", "-1234567.25 kg"),
    (",", ".", "20,1 20,2 19,9", "20.1 20.2 19.9"),
    (",", ".", "97/1.104", "97/1104"),
    (",", ".", "5x20 4x10", "5x20 4x10"),
    (",", "", "1,5h 90min", "1.5h 90min"),
    (",", "", "98,20 %", "98.20 %"),
    (",", "", "pass", "pass"),
    (",", " ", "1\u202f234\u00a0567,5", "1234567.5"),
    (".", "'", "1\u2019234.5", "1234.5"),
    (".", ",", "1,234", "1234"),
    (",", ".", "1234,5", "1234.5"),
    (",", ".", "0,123", "0.123"),
]


@pytest.mark.parametrize(("decimal", "thousands", "text", "plain"), GOOD)
def test_numbers_inside_a_written_form_are_rewritten_and_nothing_else(decimal: str, thousands: str, text: str, plain: str) -> None:
    assert number_form(decimal, thousands).plain(text) == plain


REFUSED = [
    (",", "", "1.234"),
    (",", "", "1.234,5"),
    (",", ".", "1,234.5"),
    (",", ".", "0.123"),
    (",", ".", "12.34"),
    (",", ".", "1.2345"),
    (",", ".", "1234.567"),
    (",", ".", "1.234.56"),
    (",", ".", "1,2,3"),
    (",", ".", "1.,5"),
    (",", " ", "20 21,5"),
    (",", " ", "20,5 215"),
    (".", ",", "98,2"),
    (".", ",", "1,23,456"),
    (".", ",", "1.234,567"),
    (".", "", "98,2"),
]


@pytest.mark.parametrize(("decimal", "thousands", "text"), REFUSED)
def test_a_mark_that_was_not_declared_or_stands_in_another_place_is_refused(decimal: str, thousands: str, text: str) -> None:
    assert number_form(decimal, thousands).plain(text) is None


def test_a_bare_number_gets_the_unit_and_anything_else_stays() -> None:
    assert with_unit("90", "min") == "90 min"
    assert with_unit("20.1 -3", "mm") == "20.1 mm -3 mm"
    for text in ("90 h", "90min", "97/104", "1,5", "pass", "", "5x20"):
        assert with_unit(text, "min") == text
