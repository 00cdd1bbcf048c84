"""Workbooks: numbers are numbers, and whatever somebody typed is text that reads back."""

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from openpyxl.utils.escape import unescape

from handoff.model.problem import Problem, Source
from handoff.page import Cell, Column, Edge, Graph, Node, Note, Page, Table, Text, Trail
from handoff.rendering import Canvas, _book, xlsx
from handoff.rendering._escape import one_line


def opened(page: Page) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx.render(page, Canvas())))


def page_of(*blocks: Text | Note | Table | Graph | Problem, title: str = "") -> Page:
    return Page(title, blocks, Canvas())


def table_of(*cells: Cell | Trail, name: str = "t", title: str = "") -> Table:
    return Table(name, title, tuple(Column(f"c{at}") for at in range(len(cells))), (cells,))


def texts(page: Page) -> list[list[object]]:
    return [[cell.value for row in sheet for cell in row if cell.value is not None] for sheet in opened(page)]


def test_a_page_has_a_sheet_for_what_it_says_and_one_a_table(page: Page) -> None:
    book = opened(page)
    assert book.sheetnames == ["report", "results", "totals", "chain", "problems"]
    assert [row[0] for row in book["report"].values] == [
        "Compliance",
        "Three numbers, always together.",
        "Attention: on-the-day is overdue.",
        "Note: Three entries are not committed.",
        "Results",
        "Sheet results: Worst first",
        "Sheet totals",
        "Sheet chain: The chain",
        "Sheet problems: Problems",
    ]
    assert list(book["results"].values) == [
        ("Standard", "Value", "Last six"),
        ("entered-in-time", 0.933, "met near not-due"),
        ("on-the-day", -120, "missed"),
    ]
    assert list(book["chain"].values)[1] == ("Sales", "core", "offers", "Buyers", "customer")
    assert list(book["problems"].values)[1][:6] == ("error", "no-target", "a.yaml", 12, 7, "It has no target.")
    assert (book["results"].freeze_panes, book["results"].auto_filter.ref) == ("A2", "A1:C3")


@given(st.text())
def test_any_text_reads_back_and_is_no_formula_and_no_link(text: str) -> None:
    said = one_line(f"{text}a" if not text.strip() else text)
    place = Source(said, 1)
    graph = Graph("g", said, (Node("a", said, said),), (Edge("a", "a", said),), ("a",))
    problem = Problem("bad-row", "error", place, said, said, said, follows=(said,))
    row = (Cell(said, number=said if said.isalpha() else ""), Cell("short", whole=said), Trail((said,)))
    table = table_of(*row, name=text, title=said)
    content = xlsx.render(page_of(Text(said), Note(said, "plain"), table, graph, problem, title=said), Canvas())
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert [unescape(cell.value) for cell in next(iter(book["report"].columns))][:3] == [said, said, said]
    assert [unescape(cell.value) for cell in book.worksheets[1][2]] == [said, said, said]
    assert [unescape(cell.value) for cell in book.worksheets[2][2]] == [said] * 5
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) or "/externalLinks/" in name for name in archive.namelist())


@given(st.one_of(st.floats(allow_nan=False, allow_infinity=False).map(repr), st.integers(-(10**18), 10**18).map(str)))
def test_a_number_is_kept_with_the_digits_that_spreadsheets_keep_or_as_text(number: str) -> None:
    cell = opened(page_of(table_of(Cell("shown", number=number)))).worksheets[1]["A2"]
    if cell.value == "shown":
        assert float(number).is_integer()
        assert abs(float(number)) > 10**15
    else:
        assert (cell.data_type, cell.value) == ("n", float(f"{float(number):.16g}"))
        assert cell.number_format == ("#,##0" if float(number).is_integer() else "General")


@pytest.mark.parametrize("number", ["", "1e999", "nan", "inf", "1_000", "٣", "=1", "1,5", "0x10", " 1", "1" * 400])
def test_what_is_no_plain_number_stays_text(number: str) -> None:
    assert texts(page_of(table_of(Cell("shown", number=number))))[1] == ["c0", "shown"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "'x", "98.2", "1e5", "TRUE", "#N/A", "2026-10-01", "https://example.org"]
)
def test_what_looks_like_something_else_is_text_also_when_it_is_edited(text: str) -> None:
    cell = opened(page_of(table_of(Cell(text)))).worksheets[1]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_a_code_that_spreadsheets_decode_is_written_so_that_it_stays_as_typed() -> None:
    assert texts(page_of(table_of(Cell("_x202E_ a_b _x12_"))))[1][1] == "_x005F_x202E_ a_b _x12_"


def test_a_text_that_is_too_long_for_a_cell_ends_visibly() -> None:
    (long, wide) = texts(page_of(table_of(Cell("x" * 40_000), Cell("😀" * 20_000))))[1][2:]
    assert long == "x" * 32_766 + "…"
    assert wide == "😀" * 16_383 + "…"


def test_sheets_have_names_that_spreadsheets_take() -> None:
    names = ["a/b", "a:b", "A-B", "", "'", "report", "History", "x" * 40, "x" * 40, "ü\u202e", "[c]*?\\"]
    found = opened(page_of(*(table_of(Cell("1"), name=name) for name in names))).sheetnames
    assert len({name.lower() for name in found}) == len(names) + 1
    assert all(re.fullmatch(r"[\w .()+-]{1,31}", name, re.ASCII) for name in found)
    assert "history" not in map(str.lower, found)


def test_a_table_longer_than_a_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_book, "_ROWS", 2)
    table = Table("log", "", (Column("n"),), tuple((Cell("", number=str(n)),) for n in range(5)))
    assert texts(page_of(table)) == [["Sheet log", "Sheet log (2)", "Sheet log (3)"], ["n", 0, 1], ["n", 2, 3], ["n", 4]]


def test_the_archive_has_no_moment_at_which_it_was_made(page: Page) -> None:
    content = xlsx.render(structs.replace(page, title="2026-11-22T10:00:00Z"), Canvas())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", core)) == {"2000-01-01T00:00:00Z"}
    assert texts(structs.replace(page, title="2026-11-22T10:00:00Z"))[0][0] == "2026-11-22T10:00:00Z"
