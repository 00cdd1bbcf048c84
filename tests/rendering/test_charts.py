"""A chart in formats that have cells or text, and no pictures of their own."""

import csv as standard
import io

from markdown_it import MarkdownIt
from msgspec import structs
from openpyxl import load_workbook

from handoff.page import Page, Plotted
from handoff.rendering import Canvas, csv, markdown, xlsx

from .plotted import chart_of

CHART = chart_of()
SMALL = structs.replace(CHART, need="spare")


def test_spreadsheets_have_its_points_with_full_numbers() -> None:
    rows = list(standard.DictReader(io.StringIO(csv.render(Page("P", (CHART, SMALL), Canvas()), Canvas()), newline="")))
    assert [row["value"] for row in rows] == ["92.0", "93.0", "91.0", "86.5", "95.0", "96.0", "99.0", "95.5"]
    assert rows[3] == {
        "at": "2026-04",
        "value": "86.5",
        "lower": "88.0",
        "mean": "92.0",
        "upper": "96.0",
        "target": "94.0",
        "stands out": "worse",
        "by": "limit",
    }
    book = load_workbook(io.BytesIO(xlsx.render(Page("P", (CHART, SMALL), Canvas()), Canvas())))
    assert book.sheetnames == ["report", "on-time"]
    said = [row[0].value for row in book["report"].iter_rows()]
    assert said == ["P", "On time", "Improving.", "Sheet on-time: On time"]
    assert [cell.value for cell in book["on-time"][5]] == ["2026-04", 86.5, 88, 92, 96, 94, "worse", "limit"]


def test_markdown_has_the_drawing_of_a_terminal_in_a_fence_that_no_text_closes() -> None:
    point = Plotted("````\n```", 1.0, 1.0, 0.0, 2.0)
    document = markdown.render(Page("P", (structs.replace(CHART, points=(point,)), SMALL), Canvas()), Canvas())
    tokens = MarkdownIt("commonmark").parse(document)
    (fence,) = (token for token in tokens if token.type == "fence")
    assert fence.info == "text"
    assert "```` ```" in fence.content
    assert "• chance" in fence.content
    assert [token.content for token in tokens if token.type == "inline"] == ["P", "**On time**", "Improving."]
