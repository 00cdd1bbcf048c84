"""Workbooks that other systems export, read as their mappings declare."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from openpyxl.worksheet.worksheet import Worksheet

from handoff.model.import_mapping import ImportMapping, Named
from handoff.model.problem import Problem, Source
from handoff.reading.rows import Found, Row, read_rows
from handoff.reading.workbooks import MOST_NAMED, column_of, letters_of

from .bare import bare

ERP = ImportMapping(
    "erp",
    columns=(Named("standard", "Kennzahl"), Named("observed_on", "Datum"), Named("value", "Wert")),
    dates="DD.MM.YYYY HH:mm",
    decimal=",",
    thousands=".",
    skip_rows=2,
    sheet="Daten",
)
HEADER = ("Kennzahl", "Uhrzeit", "Datum", "Wert")


def read(
    folder: Path, *rows: tuple[object, ...], mapping: ImportMapping = ERP, change: Callable[[Worksheet], None] = lambda _: None
) -> list[Found]:
    book = openpyxl.Workbook()
    other, sheet = book.active, book.create_sheet("Daten")
    assert isinstance(other, Worksheet)
    other.title = "Deckblatt"
    other["A1"] = "Auswertung"
    for row in (("Auswertung Juli", None, None, None), (None,), HEADER, *rows):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    change(sheet)
    book.save(folder / "export.xlsx")
    return bare(read_rows(folder / "export.xlsx", "export.xlsx", mapping))


def row(value: str, day: str = "2026-07-01") -> Row:
    return Row(4, "a/b/c", day, value, "", "", (), "")


@pytest.mark.parametrize(
    ("cell", "value"), [(1.234, "1.234"), (1234.5, "1234.5"), ("1.234,5", "1234.5"), (98, "98"), ("20,1 20,2", "20.1 20.2")]
)
def test_a_number_is_what_the_cell_holds_and_text_is_what_the_mapping_declares(tmp_path: Path, cell: object, value: str) -> None:
    assert read(tmp_path, ("a/b/c", time(10, 30), "01.07.2026 10:30", cell)) == [row(value)]


@settings(max_examples=20)
@given(number=st.integers(-999_999_999, 999_999_999))
def test_a_number_in_a_cell_never_moves_by_a_factor_of_thousand(tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    (found,) = read(tmp_path_factory.getbasetemp(), ("a/b/c", None, date(2026, 7, 1), number / 1000))
    assert isinstance(found, Row)
    assert float(found.value) * 1000 == pytest.approx(number)


def test_a_percent_cell_is_what_it_shows_whatever_the_decimal_mark(tmp_path: Path) -> None:
    def percent(sheet: Worksheet) -> None:
        sheet["D4"].number_format = "0.0%"

    assert read(tmp_path, ("a/b/c", None, date(2026, 7, 1), 0.982), change=percent) == [row("98.2 %")]


@pytest.mark.parametrize("day", [date(2026, 7, 1), datetime.fromisoformat("2026-07-01T10:30"), "01.07.2026 10:30", "2026-07-01"])
def test_a_real_date_is_read_as_it_is(tmp_path: Path, day: object) -> None:
    assert read(tmp_path, ("a/b/c", None, day, 98)) == [row("98")]


def test_a_day_with_a_time_under_a_form_without_one_says_how_to_declare_it(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-07-01T10:30")
    (problem,) = read(tmp_path, ("a/b/c", None, moment, 98), mapping=structs.replace(ERP, dates="DD.MM.YYYY"))
    assert isinstance(problem, Problem)
    assert "the form has none: declare it too, as in `DD.MM.YYYY HH:mm`" in problem.fix


def test_a_cell_that_is_not_read_may_hold_anything_and_one_that_is_may_not(tmp_path: Path) -> None:
    clock, other = read(tmp_path, ("a/b/c", time(10), date(2026, 7, 1), time(1, 30)), ("a/b/c", "#REF!", date(2026, 7, 1), "'"))
    assert isinstance(clock, Problem)
    assert (clock.source, clock.message[:21]) == (Source("export.xlsx", 4, 4), "The cell Daten!D4 is ")
    assert isinstance(other, Problem)


def test_a_formula_without_a_result_is_nobodys_concern_where_it_is_not_read(tmp_path: Path) -> None:
    day = date(2026, 7, 1)
    rows = (("a/b/c", "=1+1", day, 98), ("a/b/c", None, day, "=97+1"), ("=A4", "=B4", "=C4", "=D4"))
    totals = ("Summe", None, None, "=SUM(D4:D5)")
    good, value, *whole = read(tmp_path, *rows, totals, mapping=structs.replace(ERP, totals="Summe"))
    assert good == row("98")
    assert isinstance(value, Problem)
    assert (value.source, value.message[:20]) == (Source("export.xlsx", 5, 4), "The cell Daten!D5 ho")
    assert [problem.source.column for problem in whole if isinstance(problem, Problem)] == [1, 3, 4]


def test_where_formulas_without_a_result_are_too_many_to_remember_nothing_is_read(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, *[("a/b/c", "=1+1", date(2026, 7, 1), 98)] * MOST_NAMED)
    assert isinstance(problem, Problem)
    assert problem.source == Source("export.xlsx", 4, 2)


def test_merged_cells_below_the_skipped_rows_are_refused(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, ("a/b/c", None, date(2026, 7, 1), 98), change=lambda sheet: sheet.merge_cells("A2:A4"))
    assert isinstance(problem, Problem)
    assert "Daten!A2:A4 are merged" in problem.message


SHEETS = {
    "another": ("Datem", 'no visible sheet "Datem"; the visible ones are: "Deckblatt" and "Daten".', 'Did you mean "Daten"?'),
    "none": ("", '2 sheets have cells: "Deckblatt", "Daten".', 'sheet = "NAME"'),
}


@pytest.mark.parametrize(("name", "words", "fix"), SHEETS.values(), ids=SHEETS)
def test_a_sheet_that_is_not_there_or_not_named_is_told(tmp_path: Path, name: str, words: str, fix: str) -> None:
    (problem,) = read(tmp_path, mapping=ImportMapping("erp", sheet=name))
    assert isinstance(problem, Problem)
    assert problem.check == "bad-file"
    assert words in problem.message
    assert fix in problem.fix


def test_a_declared_sheet_that_is_hidden_is_not_read(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    (problem,) = read(tmp_path, change=hide)
    assert isinstance(problem, Problem)
    assert 'no visible sheet "Daten"' in problem.message


def test_a_row_says_what_the_file_calls_its_columns(tmp_path: Path) -> None:
    read(tmp_path, ("a/b/c", None, date(2026, 7, 1), 98))
    (found,) = read_rows(tmp_path / "export.xlsx", "export.xlsx", ERP)
    assert isinstance(found, Row)
    assert (found.label("value"), found.label("note")) == ('"Wert" (Daten!D)', "")
    assert found.excerpt == "a/b/c |  | 2026-07-01 | 98"


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (52, "AZ"), (53, "BA"), (100, "CV")])
def test_letters_and_numbers_of_a_column_agree(number: int, letters: str) -> None:
    assert letters_of(number) == letters
    assert column_of(f"{letters}7") == number
