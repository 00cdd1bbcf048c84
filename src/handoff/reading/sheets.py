"""Records from the sheet of an XLSX workbook: what people see in its cells, as they would have typed it, or why nobody can tell."""

import warnings
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.import_mapping import PLAIN, ImportMapping
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import briefly, quoted
from handoff.reading.csv_records import EMPTY, Record
from handoff.reading.shown_cells import shown_text
from handoff.reading.workbooks import MOST_NAMED, NO_WORKBOOK, Hints, column_of, letters_of, row_of, scan, workbook_fault

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SUFFIXES = (".xlsx", ".xlsm")
_EXCERPT = 500


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
        *(_at_cell(sheet, ref.partition(":")[0], _merged(sheet, ref, skipped)) for ref in merged),
        *(_at_cell(sheet, name, _unworked(sheet.cell(name))) for name in unworked if row_of(name) > skipped),
    )[:MOST_NAMED]


def _records(book: "Workbook", sheet: Sheet, mapping: ImportMapping) -> Iterator[Record | Problem]:
    read_only: Any = book[sheet.name]
    read_only.reset_dimensions()  # what a file claims of its size may be wrong
    hints, width = sheet.hints, 0
    for number, row in enumerate(read_only.iter_rows(max_col=hints.width), 1):
        if number <= mapping.skip_rows:
            continue
        found = [_cell(sheet, cell, f"{letters_of(place)}{number}", mapping.decimal) for place, cell in enumerate(row, 1)]
        cells = [text if isinstance(text, str) else "?" for text in found]
        last = max((place for place, text in enumerate(cells, 1) if text.strip()), default=0)
        if not last:
            continue
        if number in hints.hidden:
            yield at(Source(sheet.shown, number), _hidden(sheet.cell(str(number))), "bad-row")
            continue
        faults = [problem for problem in found if isinstance(problem, Problem)]
        if not width:
            width = last  # the header has no cell more than it names
            faults += [
                _at_cell(sheet, f"{letters_of(place)}{number}", _hidden_column(sheet.cell(letters_of(place))))
                for place in sorted(hints.hidden_columns)
            ]
        kept = cells[: max(width, last)]
        yield Record(number, kept, " | ".join(kept)[:_EXCERPT], sheet.name, tuple(faults))


def _cell(sheet: Sheet, cell: Any, name: str, mark: str) -> str | Problem:
    """What people see in a cell, or why nobody can tell."""
    value, hints = cell.value, sheet.hints
    if hints.unworked and name in hints.unworked:
        return _at_cell(sheet, name, _unworked(sheet.cell(name)))
    if value is None:
        return ""
    if hints.almost_midnight and name in hints.almost_midnight and isinstance(value, datetime) and value.time() == time():
        value -= timedelta(seconds=1)  # openpyxl rounds the last half millisecond of a day up to the next
    text = shown_text(value, cell.number_format, mark)
    return _at_cell(sheet, name, _named(text, sheet.cell(name))) if isinstance(text, Fault) else text


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


def _merged(sheet: Sheet, cells: str, skipped: int) -> Fault:
    fix = "Unmerge them in the spreadsheet, and fill in every cell."
    first, _, last = cells.partition(":")
    if row_of(first) == max(sheet.hints.first_row, skipped + 1):
        fix = (
            f"Where they are a title above the header, delete those rows, or declare `skip_rows = {row_of(last)}` in a mapping (or "
            "more: all lines above the header count). Else unmerge them, and fill in every cell."
        )
    return Fault(
        f"The cells {sheet.cell(cells)} are merged.",
        "Only the first of them holds the text; the others are empty, though they look filled.",
        fix,
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


def _hidden_column(column: str) -> Fault:
    return Fault(
        f"The column {column} is hidden.",
        "Whoever looks at the sheet does not see it, so nobody can tell whether it is meant.",
        "Unhide the column and look at it; or delete it.",
    )
