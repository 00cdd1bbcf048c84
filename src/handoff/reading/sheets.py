"""Records from the sheet of an XLSX workbook: what people see in its cells, as they would have typed it, or why nobody can tell."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.import_mapping import PLAIN, ImportMapping
from handoff.model.number import number_text
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import briefly, quoted
from handoff.reading.csv_records import EMPTY, Record
from handoff.reading.workbooks import MOST_NAMED, NO_WORKBOOK, Hints, column_of, letters_of, row_of, scan, workbook_fault

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SUFFIXES = (".xlsx", ".xlsm")
_EXCERPT = 500
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


class HiddenSheet(Struct, frozen=True):
    """A sheet that is hidden: nobody has looked at it, so it is not read."""

    name: str


class Sheet(Struct, frozen=True):
    """The one sheet to read: its file as people know it, its name, and what was found beside its cells."""

    shown: str
    name: str
    hints: Hints

    def cell(self, name: str) -> str:
        """A cell as a message names it, ``July!C7``."""
        return f"{quoted(self.name)[1:-1]}!{name}"


def read_sheet(path: Path, shown: str, mapping: ImportMapping = PLAIN) -> Iterator[Record | Problem | HiddenSheet]:
    """Yield each row that has a cell as a record, what is wrong with others, and the sheets that are not read.

    A workbook has one visible sheet with cells, unless the mapping names one.  A number comes as it is kept, to fifteen digits; a
    percent cell as what it shows, 0.982 as ``98.2 %``; a date as YYYY-MM-DD; a formula as the value that the spreadsheet kept.
    OSError where the file may not be read.
    """
    fault = workbook_fault(path)
    if fault is not None:
        yield at(Source(shown), fault, "bad-file")
        return
    found = _read(path, shown, mapping)
    while True:
        try:
            with warnings.catch_warnings():  # openpyxl warns of what it would lose on writing, and nothing is written
                warnings.simplefilter("ignore")
                one = next(found, None)
        except OSError:
            raise
        except Exception:  # noqa: BLE001 -- what is no workbook inside makes its reader raise whatever it stumbles over
            one, found = at(Source(shown), NO_WORKBOOK, "bad-file"), iter(())
        if one is None:
            return
        yield one


def _read(path: Path, shown: str, mapping: ImportMapping) -> Iterator[Record | Problem | HiddenSheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 -- most imports are CSV

    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
        yield from map(HiddenSheet, () if mapping.sheet else hidden)
        sheet = _sheet(book, path, shown, mapping)
        problems = sheet if isinstance(sheet, tuple) else _layout_problems(sheet, mapping.skip_rows)
        yield from problems
        if isinstance(sheet, Sheet) and not problems:
            yield from _records(book, sheet, mapping)


def _sheet(book: "Workbook", path: Path, shown: str, mapping: ImportMapping) -> Sheet | tuple[Problem, ...]:
    """The sheet that is declared, else the only visible one with cells."""
    visible = tuple(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    if mapping.sheet and all(sheet.title != mapping.sheet for sheet in visible):
        return (at(Source(shown), _no_such_sheet(mapping.sheet, tuple(sheet.title for sheet in visible)), "bad-file"),)
    found = []
    for sheet in visible:
        if mapping.sheet in ("", sheet.title):
            # which part of the archive a sheet is, openpyxl keeps to itself
            part: str = vars(sheet)["_worksheet_path"]
            hints = scan(path, part)
            if hints.fault is not None:
                return (at(Source(shown), hints.fault, "bad-file"),)
            if hints.width:
                found.append(Sheet(shown, sheet.title, hints))
    if len(found) == 1:
        return found[0]
    names = ", ".join(quoted(sheet.name) for sheet in found[:5])
    return (at(Source(shown), _several(len(found), names) if found else EMPTY, "bad-file"),)


def _layout_problems(sheet: Sheet, skipped: int) -> tuple[Problem, ...]:
    """Merged cells below the rows that are skipped; and formulas that were never worked out, where there may be more of them."""
    merged = (ref for ref in sheet.hints.merged if row_of(ref.rpartition(":")[2]) > skipped)
    unworked = sheet.hints.unworked if len(sheet.hints.unworked) == MOST_NAMED else ()
    return (
        *(_at_cell(sheet, ref.partition(":")[0], _merged(sheet.cell(ref))) for ref in merged),
        *(_at_cell(sheet, name, _unworked(sheet.cell(name))) for name in unworked if row_of(name) > skipped),
    )[:MOST_NAMED]


def _records(book: "Workbook", sheet: Sheet, mapping: ImportMapping) -> Iterator[Record | Problem]:
    read_only: Any = book[sheet.name]
    read_only.reset_dimensions()  # what a file claims of its size may be wrong
    width, unworked = 0, frozenset(sheet.hints.unworked)
    for number, row in enumerate(read_only.iter_rows(max_col=sheet.hints.width), 1):
        if number <= mapping.skip_rows:
            continue
        cells: list[str] = []
        faults = []
        for place, cell in enumerate(row, 1):
            if unworked and (name := f"{letters_of(place)}{number}") in unworked:
                faults.append(_at_cell(sheet, name, _unworked(sheet.cell(name))))
                cells.append("?")
                continue
            text = "" if cell.value is None else _text(cell.value, cell.number_format, mapping.decimal)
            if isinstance(text, Fault):
                faults.append(_at_cell(sheet, cell.coordinate, _named(text, sheet.cell(cell.coordinate))))
            cells.append(text if isinstance(text, str) else "?")
        last = max((place for place, text in enumerate(cells, 1) if text.strip()), default=0)
        if not last:
            continue
        if number in sheet.hints.hidden:
            yield at(Source(sheet.shown, number), _hidden(sheet.cell(str(number))), "bad-row")
            continue
        if not width:
            yield from faults
            width = last  # the header has no cell more than it names
        kept = cells[: max(width, last)]
        yield Record(number, kept, " | ".join(kept)[:_EXCERPT], sheet.name, tuple(faults))


def _text(value: object, form: str, mark: str) -> str | Fault:
    """What people see in a cell, as they would have typed it with that decimal mark."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            number = _number(value, _QUOTED.sub("", form))
            return number if isinstance(number, Fault) else number.replace(".", mark)
        case datetime():
            return str(value.date()) if value.time() == time() else str(value)
        case date():
            return str(value)
        case time() | timedelta():
            return _CLOCK
        case _:
            return str(value)


def _number(value: float, form: str) -> str | Fault:
    """A number with the fifteen digits that spreadsheets keep; what makes it look another number is undone or refused."""
    percent = {"%" in section for section in form.split(";") if re.search("[0#?]", section)}
    if "/" in form or re.search("[0#?],+(?![,0#?])", form) or len(percent) > 1:
        return _SCALED
    number = Decimal(format(value, ".15g") if isinstance(value, float) else value)
    return f"{number_text(number * 100)} %" if True in percent else number_text(number)


def _at_cell(sheet: Sheet, cell: str, fault: Fault) -> Problem:
    return at(Source(sheet.shown, row_of(cell), column_of(cell)), fault, "bad-row")


def _named(fault: Fault, cell: str) -> Fault:
    return Fault(fault.message.format(cell=cell), fault.why, fault.fix)


def _no_such_sheet(name: str, visible: tuple[str, ...]) -> Fault:
    near = did_you_mean(map(quoted, nearest(name, visible, most=1)))
    names = briefly([quoted(title) for title in visible], most=5) if visible else "none"
    return Fault(
        f"There is no visible sheet {quoted(name)}; the visible ones are: {names}.",
        "The mapping reads this sheet and no other.",
        f"{near} Correct `sheet` in the mapping, or unhide the sheet.".lstrip(),
    )


def _several(number: int, names: str) -> Fault:
    return Fault(
        f"{number} sheets have cells: {names}.",
        "Nobody can tell which of them is meant.",
        "Copy the one to record into a workbook of its own, or hide the others: hidden sheets are not read. For an export "
        'that always comes so, declare `sheet = "NAME"` in a mapping.',
    )


def _merged(cells: str) -> Fault:
    return Fault(
        f"The cells {cells} are merged.",
        "Only the first of them holds the text; the others are empty, though they look filled.",
        "Unmerge them in the spreadsheet, and fill in every cell.",
    )


def _unworked(cell: str) -> Fault:
    return Fault(
        f"The cell {cell} holds a formula without a stored result.",
        "What it gives can be seen in a spreadsheet only.",
        "Open the file in the spreadsheet and save it, or put values in place of the formulas.",
    )


def _hidden(row: str) -> Fault:
    return Fault(
        f"The row {row} is hidden.",
        "Whoever looks at the sheet does not see it, so nobody can tell whether it is meant.",
        "Clear the filter or unhide the row; or delete it.",
    )


_CLOCK = Fault(
    "The cell {cell} is a time of day, or a span of time as the spreadsheet keeps it.",
    "1:30 may be half past one, or a minute and a half.",
    "Format the cell as text and write the time with its unit, such as 90min.",
)
_SCALED = Fault(
    "The cell {cell} shows another number than it holds: its number format scales it, or shows it as a fraction.",
    "Nobody can tell which of the two was meant.",
    "Give the cell the format General, or format it as text and write the value again.",
)
