"""A control chart on a terminal: shapes besides colours, lines that step, at any width and of any numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.page import Chart, Page, Plotted
from handoff.rendering import Canvas, text, visible
from handoff.rendering._plot import plot_lines
from handoff.rendering._wrap import cells

from .plotted import chart_of

ASCII = """\
     |                                    #
98 % +                      ..................... upper
     |
96 % +......................        o
     |                      --o-----------------o mean
     |
94 % +=========================================== target
     |      o
92 % +o---------------------..................... lower
     |            o
90 % +
     |
88 % +......................
     |
     |                  A
     +------------------------+------------------
      2026-01                 2026-05     2026-08
o chance   # better   A worse   - mean   . limits   = target
"""
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
POINT = st.builds(
    Plotted, st.text(max_size=30), *(st.none() | NUMBER for _ in range(4)), st.sampled_from(["plain", "good", "warn"])
)
CHART = st.builds(
    Chart,
    st.text(),
    st.text(),
    st.text(),
    st.lists(POINT, max_size=40).map(tuple),
    st.lists(st.integers(-2, 50), max_size=3).map(tuple),
    st.none() | NUMBER,
    st.text(max_size=15),
)


def test_points_that_stand_out_have_signs_of_their_own_and_lines_step_with_the_phases() -> None:
    drawn = plot_lines(chart_of(), Canvas(unicode=False), 80)
    assert "\n".join(drawn) + "\n" == ASCII


def test_colours_are_added_to_shapes_and_change_no_sign() -> None:
    coloured = "\n".join(plot_lines(chart_of(), Canvas(colour=True), 80))
    plain = "\n".join(plot_lines(chart_of(), Canvas(), 80))
    assert "\x1b[32m◆\x1b[0m" in coloured
    assert "\x1b[31m▲\x1b[0m" in coloured
    for code in ("0", "2", "31", "32"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_the_latest_points_are_drawn_where_not_all_have_room() -> None:
    long = structs.replace(chart_of(), points=chart_of().points * 20, phases=())
    drawn = plot_lines(long, Canvas(), 40)
    assert "The latest 27 of 160 points." in drawn
    assert max(map(cells, drawn)) <= 40
    assert drawn[-4].endswith("2026-08")
    assert not any("latest" in line for line in plot_lines(long, Canvas(), 240))


def test_without_a_value_there_is_nothing_to_draw() -> None:
    assert plot_lines(structs.replace(chart_of(), points=()), Canvas(), 80) == ["There is no point to draw."]
    assert plot_lines(structs.replace(chart_of(), points=(Plotted("a", None, 1, 0, 2),)), Canvas(), 80) == [
        "There is no point to draw."
    ]


def test_a_page_shows_title_sentence_and_drawing_and_leaves_out_what_is_for_pictures_only() -> None:
    chart = chart_of()
    said = text.render(Page("Page", (chart, structs.replace(chart, title="Small", need="spare")), Canvas()), Canvas(unicode=False))
    assert said == f"Page\n\nOn time\nImproving.\n{ASCII}"


@pytest.mark.parametrize("unicode", [True, False])
@given(chart=CHART, width=st.integers(20, 130))
def test_any_chart_is_drawn_and_obeyed_by_no_terminal(unicode: bool, chart: Chart, width: int) -> None:  # noqa: FBT001 -- a case
    canvas = Canvas(unicode=unicode)
    drawn = plot_lines(chart, canvas, width)
    assert all(visible(line) == line for line in drawn)
    assert unicode or all(line.isascii() for line in drawn)
    shown = sum(line.count(sign) for line in drawn for sign in ("•", "◆", "■", "o", "#", "@"))
    assert shown or drawn == ["There is no point to draw."]
    assert plot_lines(chart, canvas, width) == drawn
