"""Charts as a file of SVG: well-formed whatever was typed, with nothing that runs, and shapes besides colours."""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.page import Chart, Page, Plotted, Text
from handoff.rendering import Canvas, svg
from handoff.rendering._escape import one_line
from handoff.rendering._figure import figure_of

from .plotted import chart_of
from .test_plot import CHART

SVG = "{http://www.w3.org/2000/svg}"


def tree(document: str) -> ET.Element:
    return ET.fromstring(document)  # noqa: S314 -- our own document


def drawn(*charts: Chart) -> str:
    return svg.render(Page("Charts", charts, Canvas()), Canvas())


def test_a_chart_has_its_lines_points_and_names() -> None:
    found = tree(drawn(chart_of()))
    (chart,) = found.findall(f"{SVG}svg")
    kinds = [path.get("class") for path in chart.findall(f"{SVG}path")]
    assert kinds == [
        "grid",
        "phase",
        "limit",
        "limit",
        "centre",
        "target",
        "values",
        *(f"mark {tone}" for tone in ("plain", "plain", "plain", "bad", "plain", "plain", "good", "plain")),
    ]
    marks = [path for path in chart.findall(f"{SVG}path") if "mark" in path.get("class", "")]
    assert marks[3].findtext(f"{SVG}title") == "2026-04: 86.5 % (worse: limit)"
    assert marks[0].findtext(f"{SVG}title") == "2026-01: 92 % (chance)"
    shapes = {path.get("class"): re.sub(r"[0-9.-]+", "", (path.get("d") or "").partition("m")[2]) for path in marks}
    assert len(set(shapes.values())) == 3
    texts = [text.text for text in chart.findall(f"{SVG}text")]
    assert {"88 %", "98 %", "upper", "lower", "mean", "target", "2026-08"} <= set(texts)
    assert [text.text for text in found.findall(f"{SVG}text")] == [
        "Charts",
        "• chance\u2003◆ better\u2003▲ worse",
        "On time",
        "Improving.",
    ]


def test_limits_step_between_phases_and_end_where_there_are_none() -> None:
    points = tuple(Plotted(str(at), 1.0, 1.0, low, None) for at, low in enumerate((None, 0.0, 0.0, 0.5)))
    limits = [one.path for one in figure_of(Chart("c", "", "", points, (), None), "c1").strokes if one.kind == "limit"]
    assert [re.sub(r"[0-9. ]+", "", path) for path in limits] == ["MHVH"]
    parted = [one.path for one in figure_of(Chart("c", "", "", points, (3,), None), "c1").strokes if one.kind == "limit"]
    assert [re.sub(r"[0-9. ]+", "", path) for path in parted] == ["MHMH"]


def test_whoever_cannot_see_it_is_told() -> None:
    (chart,) = tree(drawn(chart_of())).findall(f"{SVG}svg")
    title, says = chart.get("aria-labelledby", "").split()
    told = {one.get("id"): one.text for one in chart.iter() if one.get("id")}
    assert told[title] == "On time"
    assert told[says] == "Improving. 8 points from 2026-01 to 2026-08. Stand out: 2026-04 worse, 2026-07 better."


def test_several_charts_stand_below_each_other_under_their_headings() -> None:
    page = Page("Charts", (Text("First", heading=True), chart_of(""), Text("noise"), chart_of("Second")), Canvas())
    found = tree(svg.render(page, Canvas()))
    first, second = (float(one.get("y", "0")) for one in found.findall(f"{SVG}svg"))
    heads = {one.text: float(one.get("y", "0")) for one in found.findall(f"{SVG}text")}
    assert heads["First"] < first
    assert first + 280 < heads["Second"] < second
    assert second + 280 < float(found.get("height", "0"))


def test_a_page_without_a_chart_says_so() -> None:
    assert "This page has no chart to draw: choose another format." in drawn()


def test_nothing_in_it_runs_or_is_loaded() -> None:
    document = drawn(chart_of())
    elements = {one.tag.removeprefix(SVG) for one in tree(document).iter()}
    assert elements == {"svg", "title", "desc", "style", "rect", "text", "path"}
    assert not re.search(r"url\(|@import|https?:", document.replace('xmlns="http://www.w3.org/2000/svg"', ""))


@given(st.text())
def test_any_text_is_read_back_and_adds_no_element(typed: str) -> None:
    text = f"a{typed}b".replace("\n", " ")
    point = Plotted(text, 1, 2, 0, 3, "bad", text)
    found = tree(drawn(Chart(text, text, text, (point,), (), 4, text)))
    (chart,) = found.findall(f"{SVG}svg")
    shown = one_line(text)
    assert chart.findtext(f"{SVG}title") == shown
    assert [one.findtext(f"{SVG}title") for one in chart.findall(f"{SVG}path") if one.get("class") == "mark bad"] == [
        f"{shown}: 1 {shown} (worse: {shown})"
    ]
    assert {one.tag.removeprefix(SVG) for one in found.iter()} == {"svg", "title", "desc", "style", "rect", "text", "path"}


@given(CHART)
def test_any_numbers_are_drawn_inside_the_picture(chart: Chart) -> None:
    document = svg.render(Page("P", (chart,), Canvas()), Canvas(unicode=False))
    assert document.isascii()
    for path in tree(document).iter(f"{SVG}path"):
        assert re.fullmatch(r"[MmLlHhVvaz0-9. -]+", path.get("d") or "")
    figure = figure_of(structs.replace(chart, title="x"), "c1")
    places = [float(number) for stroke in figure.strokes for number in re.findall(r"-?[0-9.]+", stroke.path)]
    assert all(0 <= place <= figure.width for place in places)
