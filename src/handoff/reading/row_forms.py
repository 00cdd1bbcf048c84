"""Where our columns stand in the rows of a file, found from its header and the mapping, or why they cannot be found."""

from collections.abc import Iterator

from msgspec import Struct

from handoff.model.import_mapping import ImportMapping, Named
from handoff.model.problem import Problem, Source, at
from handoff.model.text import quoted
from handoff.reading.csv_records import Record
from handoff.reading.row_faults import (
    COLUMNS,
    PRINTED,
    column_name,
    column_names,
    doubled_headers,
    header_problems,
    missing_headers,
)
from handoff.reading.workbooks import letters_of


class RowForm(Struct, frozen=True):
    """What each cell of a row is: our column, '' where it is not read.

    ``labels`` are the export's names of our columns; ``key`` the cells that make a row's key, each with its header.
    """

    names: tuple[str, ...] = ()
    labels: tuple[Named, ...] = ()
    key: tuple[tuple[str, int], ...] = ()

    def label(self, name: str) -> str:
        """Our column as whoever made the file knows it."""
        return next((named.theirs for named in self.labels if named.ours == name), name)


def row_form(header: Record, mapping: ImportMapping, shown: str) -> RowForm | tuple[Problem, ...]:
    """The form of the rows below a header; problems where a column is missing, doubled or unknown."""
    seen, keys = column_names(header.cells), tuple(map(column_name, mapping.key))
    place = Source(shown, header.line)
    if mapping.columns:
        theirs = {column_name(named.theirs): named for named in mapping.columns}
        read = {name: named.ours for name, named in theirs.items()}
        needed = (*(named.theirs for named in mapping.columns), *mapping.key)
        fault = missing_headers(needed, header.cells, mapping) or doubled_headers(header.cells, {*theirs, *keys})
        problems: tuple[Problem, ...] = () if fault is None else (at(place, fault, "bad-file", header.excerpt),)
    else:
        read = {name: name for name in (*COLUMNS, *PRINTED)}
        constants = tuple(named.ours for named in mapping.constants)
        problems = header_problems(seen, place, header.excerpt, constants, keys)
    if problems:
        return problems
    names = tuple(read.get(name, "") for name in seen)
    return RowForm(names, tuple(_labels(header, names, mapping)), tuple((name, seen.index(name)) for name in keys))


def _labels(header: Record, names: tuple[str, ...], mapping: ImportMapping) -> Iterator[Named]:
    """What messages call our columns: as the header does, in a sheet with the column's letters too."""
    for number, (name, cell) in enumerate(zip(names, header.cells, strict=True), 1):
        called = quoted(cell.strip()) if mapping.columns else name
        if name and (mapping.columns or header.sheet):
            yield Named(name, f"{called} ({quoted(header.sheet)[1:-1]}!{letters_of(number)})" if header.sheet else called)
