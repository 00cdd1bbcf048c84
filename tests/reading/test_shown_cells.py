"""Number formats, hidden columns and rows, and titles: what people see in a sheet is what is read, or its place is named."""

from datetime import datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from handoff.model.import_mapping import ImportMapping, Named
from handoff.model.problem import Fault, Problem, Source
from handoff.reading.rows import Row, read_rows
from handoff.reading.shown_cells import shown_text

from .bare import bare
from .test_sheets import HEADER, SHEET, Change, Found, read, repacked, row, write

SEEN = {
    "a number": (98.2, "General", "98.2"),
    "a whole number": (98, "General", "98"),
    "a number stored as text": ("98.2", "@", "98.2"),
    "a number in a text cell": (98.2, "@", "98.2"),
    "a share": ("97/104", "@", "97/104"),
    "a percent cell": (0.982, "0.0%", "98.2 %"),
    "a percent cell with a form for what is below zero": (0.982, "0.0%;[Red]-0.0%", "98.2 %"),
    "a unit in the format": (98.2, '0.0" mm"', "98.2 mm"),
    "a percent sign that is only text": (98.2, '0.0" %"', "98.2 %"),
    "a sign before the number": (98.2, '"≤ "0.0', "98.2"),
    "thousands": (1234567, "#,##0", "1234567"),
    "more decimals than the number has": (98.2, "0.000", "98.2"),
    "fifteen digits, as spreadsheets keep them": (0.1 + 0.2, "General", "0.3"),
    "a large one": (1e20, "General", "100000000000000000000"),
    "a negative one": (-0.3, "0.00", "-0.3"),
    "a negative one in red": (-0.3, "0.00;[Red]0.00", "-0.3"),
    "a negative one of accountants": (-3, "_(#,##0_);(#,##0)", "-3"),
    "a zero": (0, "General", "0"),
    "a zero with a form of its own": (0, '0.0;-0.0;0" mm"', "0 mm"),
    "a word": ("pass", "General", "pass"),
}


def formatted(form: str) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet["C2"].number_format = form

    return change


@pytest.mark.parametrize(("value", "form", "text"), SEEN.values(), ids=SEEN)
def test_a_cell_is_read_as_people_see_it(tmp_path: Path, value: object, form: str, text: str) -> None:
    assert read(tmp_path, ("a/b/c", "2026-07-01", value, ""), change=formatted(form)) == [row(text)]


REFUSED = {
    "shown in thousands": (1000, "0,", "another number than it holds"),
    "shown in thousands with a unit": (1000, '#,##0.0," k"', "another number than it holds"),
    "shown as a fraction": (0.5, "# ?/?", "another number than it holds"),
    "shown as a power": (1500, "0.0E+00", "another number than it holds"),
    "percent or not, as the number goes": (0.5, "[<1]0%;0.0", "another number than it holds"),
    "rounded": (98.4, "0", "holds 98.4, and its number format shows fewer digits"),
    "rounded towards the target": (94.96, "0.0", "holds 94.96, and its number format shows fewer digits"),
    "a percent cell that shows no decimals": (0.982, "0%", "holds 98.2, and its number format shows fewer digits"),
    "a word instead of the number": (3, '"ok"', "holds 3, and its number format shows something else"),
    "a digit that is only text": (3, '"1"0', "holds 3, and its number format shows something else"),
    "nothing": (3, ";;;", "holds 3, and its number format shows something else"),
    "nothing for zero": (0, "0;-0;", "holds 0, and its number format shows something else"),
    "zero left out": (0, "#", "holds 0, and its number format shows something else"),
    "below zero without its sign": (-3, "0;0", "holds -3, and its number format shows something else"),
    "a time of day": (time(1, 30), "h:mm", "a time of day"),
}


@pytest.mark.parametrize(("value", "form", "message"), REFUSED.values(), ids=REFUSED)
def test_a_cell_that_shows_something_else_is_refused_by_its_name(tmp_path: Path, value: object, form: str, message: str) -> None:
    (problem, after) = read(tmp_path, ("a/b/c", "2026-07-01", value), ("a/b/c", "2026-07-01", 1), change=formatted(form))
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source) == ("bad-row", Source("in/rows.xlsx", 2, 3))
    assert message in problem.message
    assert "July!C2" in problem.message
    assert after == row("1", line=3)


@given(st.decimals(min_value=-10_000, max_value=10_000, places=4), st.integers(min_value=0, max_value=6))
def test_no_rounding_format_changes_a_number(number: Decimal, decimals: int) -> None:
    shown = shown_text(float(number), f"0.{'0' * decimals}" if decimals else "0", ".")
    if number == round(number, decimals):
        assert isinstance(shown, str)
        assert Decimal(shown) == number
    else:
        assert isinstance(shown, Fault)


@pytest.mark.parametrize("form", ["mmm-yy", "d-mmm", "yyyy"])
def test_a_day_of_which_a_part_is_not_shown_is_refused(tmp_path: Path, form: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = form

    (problem,) = read(tmp_path, ("a/b/c", datetime(2026, 7, 1), 1), change=change)  # noqa: DTZ001 -- spreadsheets know no zones
    assert isinstance(problem, Problem)
    assert problem.message == "The cell July!B2 holds the day 2026-07-01, and its format does not show all of it."


def test_the_last_moment_of_a_day_belongs_to_that_day(tmp_path: Path) -> None:
    almost = datetime(2026, 7, 1, 23, 59, 59, 999999)  # noqa: DTZ001 -- spreadsheets know no zones
    assert read(tmp_path, ("a/b/c", almost, 1)) == [row("1", day="2026-07-01 23:59:59")]
    midnight = datetime(2026, 7, 2)  # noqa: DTZ001 -- as above
    assert read(tmp_path, ("a/b/c", midnight, 1)) == [row("1", day="2026-07-02")]


def unseen(folder: Path, old: bytes, new: bytes) -> Found:
    def sized(sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].width = 9
        sheet.row_dimensions[2].height = 7

    path = write(folder / "rows.xlsx", HEADER, ("a/b/c", "2026-07-01", 98.2), ("a/b/c", "2026-07-01", 1), change=sized)
    return bare(read_rows(repacked(path, SHEET, old, new), "in/rows.xlsx"))


@pytest.mark.parametrize("hidden", [b'width="9" hidden="1"', b'width="9" hidden="true"', b'width="0"'])
def test_a_column_that_nobody_sees_is_refused_at_its_header(tmp_path: Path, hidden: bytes) -> None:
    problem = unseen(tmp_path, b'width="9"', hidden)[0]
    assert isinstance(problem, Problem)
    assert (problem.message, problem.source) == ("The column July!C is hidden.", Source("in/rows.xlsx", 1, 3))


@pytest.mark.parametrize("hidden", [b'ht="7" hidden="1"', b'ht="7" hidden="true"', b'ht="0"'])
def test_a_row_that_nobody_sees_is_refused(tmp_path: Path, hidden: bytes) -> None:
    problem, seen = unseen(tmp_path, b'ht="7"', hidden)
    assert isinstance(problem, Problem)
    assert problem.message == "The row July!2 is hidden."
    assert seen == row("1", line=3)


def mapped(folder: Path, key: tuple[str, ...], change: Change) -> Found:
    columns = (Named("standard", "Name"), Named("observed_on", "Day"), Named("value", "Value"))
    rows = (("Name", "Day", "Value", "Order"), ("a/b/c", "2026-07-01", 98.2, "17"))
    path = write(folder / "export.xlsx", *rows, change=change)
    return bare(read_rows(path, "export.xlsx", ImportMapping("erp", columns=columns, key=key)))


def hide_order(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].hidden = True


def work_order_out(sheet: Worksheet) -> None:
    sheet["D2"] = "=10+7"


@pytest.mark.parametrize("change", [hide_order, work_order_out])
def test_what_cannot_be_read_matters_in_a_key_and_not_in_a_column_that_is_not_mapped(tmp_path: Path, change: Change) -> None:
    assert mapped(tmp_path, (), change) == [Row(2, "a/b/c", "2026-07-01", "98.2", "", "", (), "")]
    assert isinstance(mapped(tmp_path, ("Order",), change)[0], Problem)


def test_a_merged_title_leads_to_the_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for cells in (("Audit of July",), HEADER, ("a/b/c", "2026-07-01", 98.2)):
        sheet.append(cells)
    sheet.merge_cells("A1:D1")
    book.save(tmp_path / "rows.xlsx")
    problem = next(read_rows(tmp_path / "rows.xlsx", "rows.xlsx"))
    assert isinstance(problem, Problem)
    assert "declare `skip_rows = 1` in a mapping" in problem.fix
