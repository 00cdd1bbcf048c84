"""Rows from workbooks as spreadsheets keep them: what people see in a cell is what is read, or the cell is named."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from handoff.model.problem import Problem, Source
from handoff.reading import with_excerpts
from handoff.reading.rows import Found as FoundRow
from handoff.reading.rows import HiddenSheet, LeftEmpty, Row, read_rows
from handoff.reading.workbooks import MOST_COLUMNS, MOST_PARTS

from .bare import bare

HEADER = ("standard", "observed_on", "value", "note")
Found = list[FoundRow]
Change = Callable[[Worksheet], None]


def no_change(_sheet: Worksheet) -> None:
    return


def write(path: Path, *rows: tuple[object, ...], change: Change = no_change) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "July"
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(path)
    return path


def read(folder: Path, *rows: tuple[object, ...], change: Change = no_change) -> Found:
    return bare(read_rows(write(folder / "rows.xlsx", HEADER, *rows, change=change), "in/rows.xlsx"))


def row(value: str = "98.2", note: str = "", line: int = 2, day: str = "2026-07-01") -> Row:
    return Row(line, "a/b/c", day, value, "", note, (), "")


@pytest.mark.parametrize("day", [date(2026, 7, 1), datetime(2026, 7, 1), "2026-07-01"])  # noqa: DTZ001 -- spreadsheets know no zones
def test_days_are_dates_or_text(tmp_path: Path, day: object) -> None:
    assert read(tmp_path, ("a/b/c", day, 98.2)) == [row()]


def test_a_day_with_a_time_of_day_stays_what_it_is_and_is_no_day_to_whoever_reads_the_row(tmp_path: Path) -> None:
    assert read(tmp_path, ("a/b/c", datetime(2026, 7, 1, 9, 30), 98.2)) == [row(day="2026-07-01 09:30:00")]  # noqa: DTZ001 -- as above


def test_empty_rows_are_skipped_and_lines_are_those_of_the_sheet(tmp_path: Path) -> None:
    found = read(tmp_path, (), ("a/b/c", "2026-07-01", 98.2), ("", " "), ("a/b/c", "2026-07-01", 97))
    assert found == [row(line=3), row("97", line=5)]


def merge(sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")


def formula(sheet: Worksheet) -> None:
    sheet["C2"] = "=98+0.2"


LAYOUTS = {
    "merged cells": (merge, "The cells July!A2:A3 are merged.", Source("in/rows.xlsx", 2, 1)),
    "a formula": (formula, "The cell July!C2 holds a formula without a stored result.", Source("in/rows.xlsx", 2, 3)),
}


@pytest.mark.parametrize(("change", "message", "place"), LAYOUTS.values(), ids=LAYOUTS)
def test_what_a_reader_of_cells_would_take_for_empty_is_named(tmp_path: Path, change: Change, message: str, place: Source) -> None:
    problem = read(tmp_path, ("a/b/c", "2026-07-01", 98.2), ("a/b/c", "2026-07-01", 98.2), change=change)[0]
    assert isinstance(problem, Problem)
    assert (problem.message, problem.source) == (message, place)


def repacked(path: Path, part: str, old: bytes, new: bytes) -> Path:
    copy = path.with_name("repacked.xlsx")
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(copy, "w") as again:
        for one in packed.namelist():
            content = packed.read(one)
            assert one != part or old in content
            again.writestr(one, content.replace(old, new) if one == part else content)
    return copy


SHEET = "xl/worksheets/sheet1.xml"


def test_a_formula_is_read_as_the_value_that_the_spreadsheet_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.xlsx", HEADER, ("a/b/c", "2026-07-01", 98.2), change=formula)
    kept = repacked(path, SHEET, b"<v />", b"<v>98.2</v>")
    assert bare(read_rows(kept, "rows.xlsx")) == [row()]


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!"])
def test_the_error_of_a_spreadsheet_is_no_value(tmp_path: Path, error: str) -> None:
    (problem,) = read(tmp_path, ("a/b/c", "2026-07-01", error))
    assert isinstance(problem, Problem)
    assert f'spreadsheet error "{error}"' in problem.message


def test_a_hidden_row_is_refused_and_a_hidden_sheet_is_said(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Old")
        other.append(("a/b/c", "2026-06-01", 1))
        other.sheet_state = "hidden"

    aside, first, problem = read(tmp_path, ("a/b/c", "2026-07-01", 98.2), ("a/b/c", "2026-07-02", 1), change=hide)
    assert (aside, first) == (HiddenSheet("Old"), row())
    assert isinstance(problem, Problem)
    assert problem.message == "The row July!3 is hidden."


def test_two_sheets_with_cells_are_one_too_many_and_empty_ones_do_not_count(tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("Empty")

    def add_two(sheet: Worksheet) -> None:
        add(sheet)
        assert sheet.parent is not None
        sheet.parent.create_sheet("August").append(HEADER)

    assert read(tmp_path, ("a/b/c", "2026-07-01", 98.2), change=add) == [row()]
    (problem,) = read(tmp_path, ("a/b/c", "2026-07-01", 98.2), change=add_two)
    assert isinstance(problem, Problem)
    assert problem.message == '2 sheets have cells: "July", "August".'


def test_rows_of_a_worksheet_that_nobody_filled_in_are_left_empty(tmp_path: Path) -> None:
    header = ("standard", "statement", "observed_on", "value", "note")
    rows = (("a/b/c", "'Fast", "2026-07-01", 98.2, ""), ("a/b/d", "Clean", None, None, None), ("a/b/e", "Whole", None, 3, None))
    first, second, third = bare(read_rows(write(tmp_path / "rows.xlsx", header, *rows), "rows.xlsx"))
    assert (first, second) == (row(), LeftEmpty(3))
    assert isinstance(third, Problem)
    assert "column observed_on (July!C) is empty" in third.message


def test_what_lies_far_right_is_named_instead_of_being_lost(tmp_path: Path) -> None:
    def stray(sheet: Worksheet) -> None:
        sheet.cell(row=2, column=MOST_COLUMNS + 1, value="x")

    (problem,) = read(tmp_path, ("a/b/c", "2026-07-01", 98.2), change=stray)
    assert isinstance(problem, Problem)
    assert "CW2 lies beyond column 100" in problem.message


def test_a_row_with_more_cells_than_columns_is_named(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, ("a/b/c", "2026-07-01", 98.2, "ok", "stray"))
    assert isinstance(problem, Problem)
    assert "5 cells where the first line has 4 columns" in problem.message
    assert problem.excerpt == "a/b/c | 2026-07-01 | 98.2 | ok | stray"


def test_bombs_are_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    zeros = tmp_path / "zeros.xlsx"
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/workbook.xml", "w") as part:
        for _ in range(101):
            part.write(bytes(1_000_000))
    parts = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(parts, "w") as packed:
        for number in range(MOST_PARTS + 1):
            packed.writestr(str(number), b"")
    for path in (zeros, parts):
        (problem,) = read_rows(path, path.name)
        assert isinstance(problem, Problem)
        assert "unpacks to more than 100 MB, or to more than 2,000 parts" in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="2"', b'<row r="99999999999"'),
        (b'<c r="C2"', b'<c r="2C"'),
        (b"</sheetData>", b"</sheetDat>"),
    ],
)
def test_a_sheet_that_no_spreadsheet_would_write_is_no_workbook(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = write(tmp_path / "rows.xlsx", HEADER, ("a/b/c", "2026-07-01", 98.2))
    (problem,) = read_rows(repacked(path, SHEET, old, new), "rows.xlsx")
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source) == ("bad-file", Source("rows.xlsx"))
    assert problem.message == "This is no XLSX workbook, or it is damaged."


def test_the_size_that_a_sheet_claims_is_not_believed(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.xlsx", HEADER, ("a/b/c", "2026-07-01", 98.2))
    huge = repacked(path, SHEET, b'<dimension ref="A1:D2"', b'<dimension ref="A1:XFD1048576"')
    assert bare(read_rows(huge, "rows.xlsx")) == [row()]


def test_no_line_of_a_workbook_is_shown_as_if_it_were_text(tmp_path: Path) -> None:
    write(tmp_path / "rows.xlsx", HEADER)
    problem = Problem("bad-row", "error", Source("rows.xlsx", 2), "x")
    assert with_excerpts(tmp_path, (problem,)) == (problem,)


@given(content=st.binary(max_size=300), at=st.integers(0, 5000))
def test_no_bytes_whatever_make_it_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes, at: int) -> None:
    whole = tmp_path_factory.getbasetemp() / "whole.xlsx"
    if not whole.exists():
        write(whole, HEADER, ("a/b/c", "2026-07-01", 98.2))
    good = whole.read_bytes()
    path = whole.with_name("any.xlsx")
    path.write_bytes(good[:at] + content + good[at + len(content) :])
    for found in read_rows(path, "any.xlsx"):
        assert isinstance(found, (Row, Problem, HiddenSheet))
