"""Values drawn as small as can be."""

from hypothesis import given
from hypothesis import strategies as st

from handoff.page import Cell, Column, Page, Spark, Table
from handoff.rendering import Canvas, csv, html, markdown, text
from handoff.rendering._spark import line_of, sparked

PAGE = Page("P", (Table("t", "", (Column("standard"), Column("lately")), ((Cell("a"), Spark((1.0, 2.0, 8.0))),)),), Canvas())


def test_the_least_is_at_the_bottom_and_the_greatest_at_the_top() -> None:
    assert sparked(Spark((1, 2, 3, 4, 5, 6, 7, 8)), Canvas()) == "▁▂▃▄▅▆▇█"
    assert sparked(Spark((1, 2, 3, 4)), Canvas(unicode=False)) == "_.-^"
    assert sparked(Spark((5, 5, 5)), Canvas()) == "▅▅▅"
    assert sparked(Spark(()), Canvas()) == ""


def test_each_format_has_it_in_its_own_way() -> None:
    assert "a         ▁▂█\n" in text.render(PAGE, Canvas())
    assert "| a | ▁▂█ |" in markdown.render(PAGE, Canvas())
    assert "a,1 2 8\r\n" in csv.render(PAGE, Canvas())
    assert 'aria-label="1 2 8" viewBox="0 0 104 20"><path d="M3 17L52 15L101 3"/>' in html.render(PAGE, Canvas())


def test_on_a_terminal_it_gives_way_to_words() -> None:
    words = Cell("Steady, and meets its target or misses it by chance, as it has for two years.")
    columns = (Column("standard"), Column("says"), Column("lately"))
    page = Page("P", (Table("t", "", columns, ((Cell("on-time"), words, Spark((1.0, 2.0, 8.0))),)),), Canvas())
    assert "▁▂█" in text.render(page, Canvas(width=60))
    narrow = text.render(page, Canvas(width=30))
    assert "▁▂█" not in narrow
    assert "lately" not in narrow
    assert "Steady, and meets" in narrow


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=30))
def test_any_values_are_drawn_in_their_order(values: list[float]) -> None:
    for canvas in (Canvas(), Canvas(unicode=False)):
        signs = "▁▂▃▄▅▆▇█" if canvas.unicode else "_.-^"
        drawn = sparked(Spark(tuple(sorted(values))), canvas)
        assert [signs.index(sign) for sign in drawn] == sorted(signs.index(sign) for sign in drawn)
        assert len(drawn) == len(values)
    assert (line_of(Spark(tuple(values))) is None) == (not values)
