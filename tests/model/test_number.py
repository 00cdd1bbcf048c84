"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.number import NUMBER_PATTERN, is_plain, micro, micros, parse_number

TYPED = [
    ("98.5", 98_500_000),
    ("98.20", 98_200_000),
    ("-0.3", -300_000),
    ("0", 0),
    ("-0", 0),
    ("007", 7_000_000),
    ("0.000001", 1),
    ("999999999.999999", 999_999_999_999_999),
]


@pytest.mark.parametrize(("text", "millionths"), TYPED)
def test_a_plain_number_is_kept_exactly(text: str, millionths: int) -> None:
    number = parse_number(text)
    assert number is not None
    assert is_plain(number)
    assert micro(number) == millionths


def test_the_digits_that_were_typed_stay() -> None:
    assert str(parse_number("98.20")) == "98.20"


REFUSED = ["", " 1", "1 ", "1\n", "+1", ".5", "5.", "1_000", "1,5", "1e3", "nan", "inf", "0x10", "1234567890", "0.1234567"]
OTHER_DIGITS = ["\N{FULLWIDTH DIGIT ONE}", "\N{ARABIC-INDIC DIGIT ONE}", "\N{SUPERSCRIPT TWO}", "\N{MINUS SIGN}1"]


@pytest.mark.parametrize("text", REFUSED + OTHER_DIGITS)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None


NOT_PLAIN = ["NaN", "sNaN", "-Infinity", "1e400", "1E+3", "1e999999999", "1E-7", "0E-7", "1234567890", "0.1234567"]


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_a_decoded_number_that_nobody_could_have_typed_is_not_plain(text: str) -> None:
    assert not is_plain(Decimal(text))


@given(st.from_regex(NUMBER_PATTERN, fullmatch=True))
def test_whatever_can_be_typed_is_plain_and_its_text_reads_back(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert is_plain(number)
    assert parse_number(str(number)) == number


@given(st.decimals(places=6, min_value=-999_999_999, max_value=999_999_999), st.decimals(places=2, min_value=-999, max_value=999))
def test_millionths_add_up_as_the_numbers_do(one: Decimal, other: Decimal) -> None:
    assert micro(one) + micro(other) == micro(one + other)


@given(st.from_regex(NUMBER_PATTERN, fullmatch=True, alphabet=st.sampled_from("-.0123456789")))
def test_a_plain_number_that_was_decoded_as_a_float_is_exact(text: str) -> None:
    assert micros([float(text)]) == [micro(Decimal(text))]


@pytest.mark.parametrize(
    "text", ["999999999.999999", "-999999999.999999", "0.000001", "123456789.000001", "4503599.627371", "1.001", "-64.1"]
)
def test_numbers_are_exact_as_floats(text: str) -> None:
    assert micros([float(text), None]) is None
    assert micros([float(text)]) == [micro(Decimal(text))]
