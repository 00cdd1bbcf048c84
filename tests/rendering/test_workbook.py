"""A worksheet as a workbook: whatever somebody typed is text in it, and is read back as it was."""

from io import BytesIO

import openpyxl
import pytest

from handoff.analysis.worksheets import Blank, Line
from handoff.answers.worksheet import worksheet_table
from handoff.rendering._paper import fill_in_paper
from handoff.rendering._workbook import _validation, fill_in_workbook


def line(statement: str, blank: Blank = "text") -> Line:
    return Line("a/b/c", statement, "count: faults", "", "", "", "", "3", blank)


def statement_in(content: bytes) -> object:
    cell = openpyxl.load_workbook(BytesIO(content)).worksheets[0]["B2"]
    assert cell.number_format == "@"
    return cell.value


@pytest.mark.parametrize(
    "text", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(1)", "98.2", "2026-07-01", "https://example.org", "x" * 40_000]
)
def test_text_stays_text(text: str) -> None:
    content = fill_in_workbook(worksheet_table("t", (line(text),)), ["text"])
    assert statement_in(content) == (text if len(text) <= 32_767 else f"{text[:32_766]}…")


def test_what_cannot_be_seen_is_shown_instead_of_breaking_the_file() -> None:
    content = fill_in_workbook(worksheet_table("t", (line("a\x00b\x1b[31m\u202ec\ud800\nd"),)), ["text"])
    assert statement_in(content) == "a<U+0000>b<U+001B>[31m<U+202E>c<U+D800> d"


def test_a_worksheet_of_nothing_has_its_header() -> None:
    sheet = openpyxl.load_workbook(BytesIO(fill_in_workbook(worksheet_table("t", ()), []))).worksheets[0]
    assert (sheet.max_row, sheet["A1"].value, sheet["M1"].value) == (1, "standard", "evidence")
    assert sheet.data_validations.dataValidation == []


@pytest.mark.parametrize(
    ("kind", "type_", "formula"),
    [
        ("whole", "whole", "0"),
        ("verdict", "list", '"pass,fail"'),
        ("share", "custom", 'ISNUMBER(SEARCH("/",H3))'),
        ("text", None, None),
    ],
)
def test_a_cell_asks_for_the_form_of_its_value(kind: Blank, type_: str | None, formula: str | None) -> None:
    asked = _validation(kind, ["H3", "H7"])
    assert (asked.type, asked.formula1, str(asked.sqref)) == (type_, formula, "H3 H7")
    assert asked.prompt
    assert asked.allow_blank


def test_only_whole_numbers_have_cells_for_numbers() -> None:
    lines = tuple(line("x", kind) for kind in ("whole", "verdict", "share", "text"))
    sheet = openpyxl.load_workbook(BytesIO(fill_in_workbook(worksheet_table("t", lines), [one.blank for one in lines]))).worksheets[
        0
    ]
    assert [sheet.cell(row, 10).number_format for row in range(2, 6)] == ["0", "@", "@", "@"]
    assert {sheet.cell(row, 9).number_format for row in range(2, 6)} == {"yyyy-mm-dd"}


def test_paper_escapes_what_somebody_typed() -> None:
    page = fill_in_paper(worksheet_table('<b>"t"', (line("</td><img src=x onerror=alert(1)> & \u202e"),)))
    assert "<td>&lt;/td&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &lt;U+202E&gt;</td>" in page
    assert "<title>&lt;b&gt;&quot;t&quot;</title>" in page
    assert "<img" not in page
