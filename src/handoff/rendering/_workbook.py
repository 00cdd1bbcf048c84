"""A worksheet as an XLSX workbook: text that stays text, and cells to fill in that say what belongs into them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handoff.page import Table
from handoff.rendering._sheet import packed, put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from handoff.analysis.worksheets import Blank

_DAY = "yyyy-mm-dd"
_WIDTHS = {
    "standard": 34,
    "statement": 40,
    "definition": 40,
    "sample": 16,
    "target": 20,
    "last_result": 20,
    "note": 30,
    "evidence": 30,
}
_WIDTH = 14


def fill_in_workbook(table: Table, blanks: "Sequence[Blank]") -> bytes:
    """The table on one sheet, header and first column frozen; ``blanks`` says for each row what its value may be.

    Every text is stored as text, so no spreadsheet takes one for a formula, and so is what is typed into a cell for text: 3/10
    stays no day in October.  The same table gives the same bytes.
    """
    from openpyxl import Workbook  # noqa: PLC0415 -- no other format needs it, and it takes time to load

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet: Worksheet = book.create_sheet("Worksheet")
    for column, named in enumerate(table.columns, 1):
        put_text(sheet.cell(1, column), named.title)
    for row, cells in enumerate(table.rows, 2):
        for column, cell in enumerate(cells, 1):
            put_text(sheet.cell(row, column), cell.text)
    _lay_out(sheet, table)
    _ask(sheet, table, blanks)
    return packed(book)


def _lay_out(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 -- as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 -- as above

    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column.title, _WIDTH)
        sheet.cell(1, number).font = Font(bold=True)
        sheet.cell(1, number).fill = PatternFill("solid", fgColor="DDDDDD")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _ask(sheet: "Worksheet", table: Table, blanks: "Sequence[Blank]") -> None:
    """Say in the cells of day and value what belongs there, and have the spreadsheet hold people to it."""
    titles = [column.title for column in table.columns]
    day, value = titles.index("observed_on") + 1, titles.index("value") + 1
    cells: dict[Blank, list[str]] = {}
    for row, kind in enumerate(blanks, 2):
        sheet.cell(row, day).number_format = _DAY
        if kind == "whole":
            sheet.cell(row, value).number_format = "0"
        cells.setdefault(kind, []).append(sheet.cell(row, value).coordinate)
    for kind, named in cells.items():
        sheet.add_data_validation(_validation(kind, named))
    if blanks:
        sheet.add_data_validation(_days(f"{sheet.cell(2, day).coordinate}:{sheet.cell(len(blanks) + 1, day).coordinate}"))


def _days(cells: str) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 -- as above

    asked = DataValidation("date", operator="lessThanOrEqual", formula1="TODAY()", sqref=cells, allow_blank=True)
    asked.showErrorMessage = True
    asked.error = "The day it was observed: a date, today at the latest."
    return asked


def _validation(kind: "Blank", cells: list[str]) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 -- as above

    where = " ".join(cells)
    match kind:
        case "whole":
            asked = DataValidation("whole", sqref=where, operator="greaterThanOrEqual", formula1="0")
            asked.error = "How many: a whole number, 0 or more."
        case "verdict":
            asked = DataValidation("list", sqref=where, formula1='"pass,fail"')
            asked.error, asked.errorStyle = "pass or fail; of several points, how many passed, such as 19/20.", "warning"
        case "share":
            asked = DataValidation("custom", sqref=where, formula1=f'ISNUMBER(SEARCH("/",{cells[0]}))')
            asked.error = "How many were good and of how many, such as 97/104."
        case "text":
            asked = DataValidation(sqref=where)
            asked.prompt = "As in the column written_as."
    asked.allow_blank, asked.showErrorMessage, asked.showInputMessage = True, True, True
    asked.prompt = asked.prompt or asked.error
    return asked
