"""Tables on terminals of every width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.page import Cell, Column, Table, Trail
from handoff.rendering import Canvas
from handoff.rendering._table import fitted, table_lines
from handoff.rendering._wrap import cells

RESULTS = Table(
    "results",
    "Results",
    (Column("Standard"), Column("Value", "right"), Column("Result"), Column("Last six")),
    (
        (
            Cell("customer-service/special-order/entered-in-time"),
            Cell("1,234,567.8 %"),
            Cell("missed", "bad"),
            Trail(("met", "missed")),
        ),
        (Cell("[red]x[/red]"), Cell("5 %"), Cell("met", "good"), Trail(("near",))),
    ),
)

WIDE = """\
Standard                                                Value  Result  Last six
───────────────────────────────────────────────────────────────────────────────
customer-service/special-order/entered-in-time  1,234,567.8 %  missed  ●○
[red]x[/red]                                              5 %  met     ◐
""".splitlines()

NARROW = """\
Standard                   Value  Result  Last six
--------------------------------------------------
customer-service/  1,234,567.8 %  missed  +x
special-order/
entered-in-time
[red]x[/red]                 5 %  met     ~
""".splitlines()

LISTED = """\
Standard:
  customer-service/special-order/entered-in-time
Value: 1,234,567.8 %
Result: missed
Last six: ●○

Standard: [red]x[/red]
Value: 5 %
Result: met
Last six: ◐
""".splitlines()


@pytest.mark.parametrize(
    ("canvas", "width", "lines"), [(Canvas(), 100, WIDE), (Canvas(unicode=False), 50, NARROW), (Canvas(), 30, LISTED)]
)
def test_a_table_fits_and_never_cuts(canvas: Canvas, width: int, lines: list[str]) -> None:
    assert table_lines(RESULTS, canvas, width) == lines


def test_tones_are_colours_only_where_the_canvas_has_them() -> None:
    colourful = table_lines(RESULTS, Canvas(colour=True), 100)
    assert "\x1b[31mmissed" in colourful[2]
    assert "\x1b" not in "".join(table_lines(RESULTS, Canvas(), 100))


def test_surroundings_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("COLUMNS", "13"),
        ("NO_COLOR", "1"),
        ("FORCE_COLOR", "1"),
        ("TERM", "dumb"),
        ("PYTHONIOENCODING", "ascii"),
    ):
        monkeypatch.setenv(name, value)
    assert table_lines(RESULTS, Canvas(), 100) == WIDE
    assert "\x1b[31mmissed" in table_lines(RESULTS, Canvas(colour=True), 100)[2]


FITS = [
    (((5, 10), (5, 10)), 20, (10, 10)),
    (((5, 10), (5, 10)), 14, (7, 7)),
    (((5, 40), (6, 6)), 20, (14, 6)),
    (((5, 10), (5, 10)), 9, ()),
]


@pytest.mark.parametrize(("columns", "room", "widths"), FITS)
def test_the_widest_column_gives_way_first(columns: tuple[tuple[int, int], ...], room: int, widths: tuple[int, ...]) -> None:
    assert fitted(columns, room) == widths


TEXTS = st.text("ab 漢-/[]\x1b\n9", max_size=25)


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(20, 90))
def test_every_cell_is_there_whole_at_every_width(texts: list[tuple[str, ...]], width: int) -> None:
    columns = (Column("One"), Column("Two", "right"), Column("Three"))
    table = Table("t", "", columns, tuple(tuple(Cell(text) for text in row) for row in texts))
    lines = table_lines(table, Canvas(), width)
    for sign in "ab漢/9":
        assert "".join(lines).count(sign) == sum(text.count(sign) for row in texts for text in row)
    is_drawn = any("───" in line for line in lines)
    assert not is_drawn or all(cells(line) <= width for line in lines)
