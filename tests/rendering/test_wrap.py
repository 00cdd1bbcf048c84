"""How wide text is, and where it breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rendering._wrap import cells, fold, unbreakable, wrap

WIDTHS = [("", 0), ("abc", 3), ("ünï", 3), ("漢字", 4), ("e\u0301", 1), ("●◐○", 3)]


@pytest.mark.parametrize(("text", "width"), WIDTHS)
def test_wide_characters_take_two_columns_and_combining_ones_none(text: str, width: int) -> None:
    assert cells(text) == width


WRAPPED = [
    ("one two three", 20, ["one two three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one   two", 20, ["one   two"]),
    ("a-word-that-is-wider stays", 10, ["a-word-that-is-wider", "stays"]),
    ("we met 92.5 % of it", 11, ["we met", "92.5 % of", "it"]),
    ("    indented lines keep it", 16, ["    indented", "    lines keep", "    it"]),
    ("", 20, [""]),
    ("漢字 漢字", 8, ["漢字", "漢字"]),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_a_paragraph_breaks_at_blanks_and_never_in_a_word(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_what_stands_before_the_lines_counts() -> None:
    assert wrap("one two three", 12, first="! ", rest="  ") == ["! one two", "  three"]


FOLDED = [
    ("customer-service/special-order/entered-in-time", 20, ["customer-service/", "special-order/", "entered-in-time"]),
    ("customer-service/special-order", 12, ["customer-", "service/", "special-", "order"]),
    ("2026-11-14 and -0.3", 10, ["2026-11-14", "and -0.3"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("at least 90 %", 8, ["at least", "90 %"]),
    ("", 5, [""]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
]


@pytest.mark.parametrize(("text", "width", "lines"), FOLDED)
def test_a_cell_breaks_where_a_reader_would(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


@given(st.text("ab-/1. 漢", max_size=30), st.integers(2, 12))
def test_folding_keeps_every_sign_and_the_width(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert text == lines[0] or all(cells(line) <= width for line in lines)


@pytest.mark.parametrize(("text", "width"), [("customer-service/order", 9), ("2026-11-14", 10), ("", 0)])
def test_the_widest_piece_is_what_needs_room(text: str, width: int) -> None:
    assert unbreakable(text) == width
