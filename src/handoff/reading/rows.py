"""Rows of measurements from a file, for ``handoff record --from``: strict, each with its line, in flat memory."""

import stat
from collections.abc import Generator, Iterator
from contextlib import closing
from operator import methodcaller
from pathlib import Path

from msgspec.structs import replace

from handoff.model.import_mapping import PLAIN, ROW_COLUMNS, ImportMapping
from handoff.model.problem import Fault, Problem, Source, at
from handoff.reading.csv_records import LONGEST_CELL, Record, empty_fault, read_records
from handoff.reading.json_rows import JSON_SUFFIXES, read_json_rows
from handoff.reading.mapped_cells import MappedCells
from handoff.reading.row import LeftEmpty, PassedOver, Row
from handoff.reading.row_faults import BOTH, BOTH_WAYS, PRINTED, SUSPECT, cell_fault, count_fault, unsaid_fault
from handoff.reading.row_forms import RowForm, row_form
from handoff.reading.sheets import SUFFIXES, HiddenSheet, read_sheet

__all__ = ["Found", "HiddenSheet", "LeftEmpty", "PassedOver", "Row", "read_rows"]
Found = Row | LeftEmpty | PassedOver | HiddenSheet | Problem
_NOT_READ = frozenset(["", *PRINTED])
_NOTHING_SAID = dict.fromkeys(ROW_COLUMNS, "")
_bare = methodcaller("strip", " \t\r\n")


def read_rows(path: Path, shown: str, mapping: ImportMapping = PLAIN, declared: tuple[ImportMapping, ...] = ()) -> Iterator[Found]:
    """Yield each row, or what is wrong with it; ``shown`` is the path as people know it, ``mapping`` says how to read the file.

    A file whose name ends in ``.xlsx`` or ``.xlsm`` is a workbook (``reading.sheets``); lines are the rows of its sheet.  One that
    ends in ``.jsonl`` or ``.ndjson`` is JSON Lines (``reading.json_rows``).  All others are CSV: UTF-8 (with or without a byte
    order mark), cells parted by commas, or by tabs or semicolons throughout, unless the mapping says otherwise.  The header may
    stand in any order and case.  Rows whose cells are all empty are skipped; several evidences in a cell are parted by semicolons.
    The rows of a worksheet that nobody filled in come as ``LeftEmpty``, those that the mapping ignores as ``PassedOver``.
    A fault of the header or of the whole file ends the reading, and says which of the ``declared`` mappings fits the file.  OSError
    where the file may not be read.
    """
    unusual = no_file(path)
    if unusual is not None:
        yield at(Source(shown), unusual, "bad-file")
        return
    if path.suffix.lower() in JSON_SUFFIXES:
        with path.open("rb") as file:
            yield from read_json_rows(file, shown, mapping)
        return
    rows = _rows(_records(path, shown, mapping), shown, mapping)
    for found in rows:
        if isinstance(found, Problem) and found.check == "bad-file":
            fitting = next((other.name for other in declared if other != mapping and _fits(path, other)), "")
            if fitting:
                yield _other_mapping(fitting, (found, *(more for more in rows if isinstance(more, Problem))))
                return
        yield found
        if not isinstance(found, HiddenSheet):
            break
    yield from rows


def _other_mapping(name: str, problems: tuple[Problem, ...]) -> Problem:
    """The one fault of a file that was read by the wrong mapping, or by none; all others follow from it."""
    first = problems[0]
    fault = Fault(
        f"The file is as the mapping {name} declares it.",
        "Without that mapping its columns and forms mean something else here, or nothing.",
        f"Import it with `--mapping {name}`.",
    )
    follows = tuple(problem.message for problem in problems)
    return replace(at(first.source, fault, first.check, first.excerpt), follows=follows)


def _records(path: Path, shown: str, mapping: ImportMapping) -> Generator[Record | Problem | HiddenSheet]:
    if path.suffix.lower() in SUFFIXES:
        yield from read_sheet(path, shown, mapping)
        return
    with path.open("rb") as file:
        yield from read_records(file, shown, mapping)


def _fits(path: Path, mapping: ImportMapping) -> bool:
    """Whether the file has a header as the mapping declares it."""
    with closing(_records(path, "", mapping)) as records:
        header = next((found for found in records if not isinstance(found, HiddenSheet)), None)
        return isinstance(header, Record) and isinstance(row_form(header, mapping, ""), RowForm)


def _rows(records: Iterator[Record | Problem | HiddenSheet], shown: str, mapping: ImportMapping) -> Iterator[Found]:
    form: RowForm | None = None
    mapped: MappedCells | None = None
    for record in records:
        if not isinstance(record, Record):
            yield record
            if form is None and isinstance(record, Problem):
                return
        elif _says_nothing(record, mapping.totals):
            continue
        elif form is None:
            found = row_form(record, mapping, shown)
            if not isinstance(found, RowForm):
                yield from found
                return
            form = found
            yield from _unread(record, form)
            mapped = MappedCells(mapping, form) if mapping.declares_cells else None
        elif (aside := _aside(record, form.names, mapping.ignore)) is not None:
            yield aside
        elif record.unread and (unread := _unread(record, form)):
            yield from unread
        else:
            row = _row(record, form, mapped)
            yield at(Source(shown, record.line), row, "bad-row", record.excerpt) if isinstance(row, Fault) else row
    if form is None:
        yield at(Source(shown), empty_fault(mapping), "bad-file")


def no_file(path: Path) -> Fault | None:
    """Say why there is no file to read; a link, a pipe or a device is asked before it is opened, so that nothing hangs."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Fault("There is no such file.", "Nothing can be recorded from it.", "Check the name, and the folder you are in.")
    if stat.S_ISREG(mode):
        return None
    kind = "a folder" if stat.S_ISDIR(mode) else "no regular file"
    return Fault(
        f"This is {kind}.",
        "Rows are read from a file that stays as it is while it is read.",
        "Name a file: CSV, XLSX or JSON Lines.",
    )


def _says_nothing(record: Record, totals: str) -> bool:
    """Whether no cell of a record says anything, or the first that does says what the mapping calls a row of totals by."""
    first = record.cells[0].strip() or next((text for cell in record.cells if (text := cell.strip())), "")
    return not first or first == totals


def _unread(record: Record, form: RowForm) -> tuple[Problem, ...]:
    """What is wrong with cells that would be read; whatever stands in others is nobody's concern."""
    read = {place + 1 for place, name in enumerate(form.names) if name not in _NOT_READ} | {place + 1 for _, place in form.key}
    width = len(form.names)
    return tuple(problem for problem in record.unread if problem.source.column in read or problem.source.column > width)


def _aside(record: Record, names: tuple[str, ...], ignored: tuple[str, ...]) -> LeftEmpty | PassedOver | None:
    """A row that nobody filled in, or whose word for a standard is ignored; None for any other."""
    if _is_left_empty(record, names):
        return LeftEmpty(record.line)
    if not ignored:
        return None
    place = names.index("standard")
    said = record.cells[place].strip() if place < len(record.cells) else ""
    return PassedOver(record.line) if said in ignored else None


def _is_left_empty(record: Record, names: tuple[str, ...]) -> bool:
    """Whether only what the worksheet itself says stands in a row; other files with such a row are broken."""
    if PRINTED[0] not in names or len(record.cells) != len(names):
        return False
    return not any(cell.strip() for name, cell in zip(names, record.cells, strict=True) if name not in ("standard", *PRINTED))


def _row(record: Record, form: RowForm, mapped: MappedCells | None) -> Row | Fault:
    fault = _cells_fault(record.cells, form)
    if fault is not None:
        return fault
    said = _NOTHING_SAID | dict(zip(form.names, map(_bare, record.cells), strict=True))
    key = "" if mapped is None else mapped.translate(said) or mapped.key(record.cells)
    if isinstance(key, Fault):
        return key
    value = said["value"] or _share(said["numerator"], said["denominator"])
    return _unsaid(said, value, form) or Row(
        record.line,
        said["standard"],
        said["observed_on"],
        value,
        said["recorded_by"],
        said["note"],
        tuple(filter(None, map(str.strip, said["evidence"].split(";")))),
        said["no_opportunity"],
        key,
        record.excerpt,
        form.labels,
    )


def _cells_fault(cells: list[str], form: RowForm) -> Fault | None:
    if len(cells) != len(form.names):
        return count_fault(len(cells), len(form.names))
    together = "".join(cells)
    if len(together) <= LONGEST_CELL and not SUSPECT.search(together):
        return None
    read = ((name, cell) for name, cell in zip(form.names, cells, strict=True) if name not in _NOT_READ)
    return next((fault for name, cell in read if (fault := cell_fault(form.label(name), cell.strip()))), None)


def _share(numerator: str, denominator: str) -> str:
    return f"{numerator}/{denominator}" if denominator else numerator


def _unsaid(said: dict[str, str], value: str, form: RowForm) -> Fault | None:
    """Which cell must say something and does not, or says what another denies."""
    reason = said["no_opportunity"]
    if said["value"] and (said["numerator"] or said["denominator"]):
        return BOTH_WAYS
    if said["standard"] and said["observed_on"] and (reason or said["numerator"] or (value and not said["denominator"])):
        return BOTH if value and reason else None
    measured = "value" if "value" in form.names and not said["denominator"] else "numerator"
    empty = next((name for name in ("standard", "observed_on") if not said[name]), measured)
    return unsaid_fault(empty, form.label(empty))
