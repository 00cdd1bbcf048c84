"""Portions of a whole drawn as bars, and the line of all above through the rows."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from handoff.page import Cell, Column, Page, Portion, Table
from handoff.rendering import Canvas, csv, html, markdown, text, xlsx
from handoff.rendering._bars import barred
from handoff.rendering._wrap import cells

ROWS = (
    (Cell("the first of all"), Cell("75 %", number="0.75"), Portion(0.75, 0.75, 1.0, "strong"), Cell("yes")),
    (Cell("the other one"), Cell("25 %", number="0.25"), Portion(0.25, 1.0, 1 / 3), Cell("")),
)
COLUMNS = (Column("cause"), Column("share", "right"), Column("drawn", need="drawn"), Column("vital few"))
TABLE = Table("t", "", COLUMNS, ROWS)
PAGE = Page("P", (TABLE,), Canvas())


def test_texts_have_bars_of_signs() -> None:
    assert "75 %  ████████████  yes\n" in text.render(PAGE, Canvas())
    assert "25 %  ████\n" in text.render(PAGE, Canvas())
    assert "75 %  ############  yes\n" in text.render(PAGE, Canvas(unicode=False))
    assert "| the other one | 25 % | ████ |  |" in markdown.render(PAGE, Canvas())
    assert markdown.render(PAGE, Canvas(unicode=False)).isascii()


@pytest.mark.parametrize("canvas", [Canvas(), Canvas(unicode=False)])
@pytest.mark.parametrize("width", range(20, 81, 4))
def test_bars_fit_or_give_way_to_words(canvas: Canvas, width: int) -> None:
    lines = text.render(PAGE, Canvas(width, unicode=canvas.unicode)).splitlines()
    assert max(map(cells, lines)) <= width
    long = barred(Portion(0.75, 0.75, 1.0), canvas)
    assert any(long in line for line in lines) == (width >= 48 or "share: 75 %" in lines)


def test_a_picture_has_bars_and_a_line_that_goes_on_from_row_to_row() -> None:
    document = html.render(PAGE, Canvas())
    assert '<svg class="vital" role="img" aria-label="75.0 % of all, 75.0 % with all above" viewBox="0 0 100 20"' in document
    assert '<path d="M0 4H75V16H0z"/><path class="upto" d="M0 0L75 20"/>' in document
    assert '<path d="M0 4H25V16H0z"/><path class="upto" d="M75 0L100 20"/>' in document


def test_sheets_have_the_numbers_alone() -> None:
    assert csv.render(PAGE, Canvas()) == "cause,share,vital few\r\nthe first of all,0.75,yes\r\nthe other one,0.25,\r\n"
    rows = load_workbook(BytesIO(xlsx.render(PAGE, Canvas())))["t"].iter_rows(values_only=True)
    assert list(rows) == [("cause", "share", "vital few"), ("the first of all", 0.75, "yes"), ("the other one", 0.25, None)]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted))
def test_a_larger_portion_is_never_the_shorter_bar(lengths: list[float]) -> None:
    small, large = (Portion(length, 1, length) for length in lengths)
    for canvas, signs in ((Canvas(), " ▏▎▍▌▋▊▉█"), (Canvas(unicode=False), " #")):
        long = [sum(signs.index(sign) for sign in barred(one, canvas)) for one in (small, large)]
        assert 1 <= long[0] <= long[1] <= 12 * (len(signs) - 1)
