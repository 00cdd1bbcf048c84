"""CSV records with the lines they begin on: strict, in bounds, one at a time."""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from msgspec import Struct

from handoff.model.import_mapping import PLAIN, ImportMapping
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import listed
from handoff.reading.csv_lines import SAVE_AS, Lines, cut

LONGEST_CELL = 10_000


class Record(Struct, frozen=True, gc=False):
    """The cells of one record, the line of the file that it begins on, and that line as it stands.

    ``sheet`` is the name of the sheet that it stands in, '' in a text file; ``unread`` are its cells that hold what nobody could
    have typed, each with its column and what is wrong.
    """

    line: int
    cells: list[str]
    excerpt: str
    sheet: str = ""
    unread: tuple[Problem, ...] = ()


def read_records(file: BinaryIO, shown: str, mapping: ImportMapping = PLAIN) -> Iterator[Record | Problem]:
    """Yield each record that has a cell, and what is wrong with the others; after a fault of the whole file, nothing more.

    The first line after those that the mapping skips decides what parts the cells, unless the mapping says it: a comma, a tab or
    a semicolon.  No memory is kept of past records.
    """
    lines = Lines(file, shown, mapping.encoding)
    text = iter(lines)
    header = _header(lines, text, mapping)
    if isinstance(header, Problem):
        yield header
        return
    reader = csv.reader(chain([header.line], text), delimiter=header.delimiter, strict=True, skipinitialspace=True)
    while True:
        begins = lines.number + 1 - len(lines.held)
        try:
            cells = next(reader, None)
        except csv.Error:
            problem, goes_on = _broken(lines, header.delimiter)
            yield problem
            if not goes_on:
                return
        else:
            if cells is None:
                break
            if cells:
                yield Record(begins, cells, lines.excerpt)
        lines.held.clear()
    if lines.fault is not None:
        yield lines.fault


class _Header(Struct, frozen=True):
    """The line that names the columns, and what parts its cells."""

    line: str
    delimiter: str


def _header(lines: Lines, text: Iterator[str], mapping: ImportMapping) -> _Header | Problem:
    for _ in range(mapping.skip_rows):
        next(text, None)
        lines.held.clear()
    first = next((line for line in text if line.strip()), None)
    if first is None:
        return lines.fault or at(Source(lines.shown), empty_fault(mapping), "bad-file")
    lines.held = [first]
    delimiter = mapping.delimiter or _delimiter(first)
    if isinstance(delimiter, Fault):
        return at(Source(lines.shown, lines.number), delimiter, "bad-file", lines.excerpt)
    return _Header(first, delimiter)


def empty_fault(mapping: ImportMapping) -> Fault:
    """The fault of a file with no header, perhaps because the mapping skips it."""
    if not mapping.skip_rows:
        return EMPTY
    return Fault(
        f"The file ends before the header: the mapping skips the first {mapping.skip_rows} lines.",
        "There is nothing to record.",
        "Correct `skip_rows` in the mapping to the number of lines above the names of the columns, empty ones too.",
    )


def _delimiter(line: str) -> str | Fault:
    """What parts the cells of a header: the one sign of three that stands in it outside quotes, a comma where none does."""
    bare = re.sub('"[^"]*"', "", line)
    found = [sign for sign in (",", "\t", ";") if sign in bare]
    return _doubtful(found) if len(found) > 1 else next(iter(found), ",")


def _doubtful(signs: list[str]) -> Fault:
    names = listed("a tab" if sign == "\t" else f"`{sign}`" for sign in signs)
    return Fault(
        f"The first line has {names}, and nobody can tell which of them parts the cells.",
        "With another sign the same row would have other cells.",
        'Put cells with such a sign inside into quotes, or declare `delimiter = ";"` in a mapping; if other lines stand above the '
        "names of the columns, delete them, or declare `skip_rows`.",
    )


def _broken(lines: Lines, delimiter: str) -> tuple[Problem, bool]:
    """What the csv module stumbled over, and whether the next line can be read all the same."""
    begins = lines.number + 1 - len(lines.held)
    here = Source(lines.shown, begins)
    if lines.fault is not None:
        return lines.fault, False
    quote = _last_quote(lines.held, delimiter)
    if len(lines.held) > 1 or not quote.closed:
        return at(Source(lines.shown, begins + quote.line), _UNCLOSED, "bad-file", cut(lines.held[quote.line])), False
    if "\r" in lines.held[0].rstrip("\r\n"):
        return at(here, _LONE_CR, "bad-file", lines.excerpt), False
    return at(here, TOO_LONG if len(lines.held[0]) > LONGEST_CELL else _AFTER_QUOTE, "bad-row", lines.excerpt), True


class _Quote(Struct, frozen=True):
    """The quote that opened last: its line among those of the record, and whether one closed it."""

    line: int
    closed: bool


def _last_quote(held: list[str], delimiter: str) -> _Quote:
    """Follow the quotes of a record that cannot be read, up to the sign that breaks it."""
    state, line = "begin", 0
    for number, text in enumerate(held):
        for sign in text:
            if state == "quoted":
                state = "closing" if sign == '"' else state
            elif sign == '"' and state in ("begin", "closing"):
                line = number if state == "begin" else line
                state = "quoted"
            elif sign in (delimiter, "\r", "\n"):
                state = "begin"
            elif state == "closing":
                return _Quote(line, closed=True)
            elif sign != " ":
                state = "bare"
    return _Quote(line, closed=state != "quoted")


EMPTY = Fault(
    "The file is empty.", "There is nothing to record.", "Begin with a line of column names, such as `standard,observed_on,value`."
)
_UNCLOSED = Fault(
    "A quote that opens on this line is not closed where its cell ends.",
    "It swallows the rows after it into one cell, so nothing from here on was read.",
    'Close the quote, delete it, or write it twice ("") where it belongs to the text.',
)
_LONE_CR = Fault(
    "The line has a carriage return in its middle.",
    "Old Macintosh programs end lines that way, and then the whole file is one line.",
    SAVE_AS,
)
_AFTER_QUOTE = Fault(
    "There is text after a closing quote.",
    "Nobody can tell where that cell ends.",
    'Put the quotes round the whole cell, and write a quote inside it twice ("").',
)
TOO_LONG = Fault(
    f"A cell is longer than {LONGEST_CELL:,} characters.",
    "No measurement, note or reason is that long; perhaps a quote or a line end is missing.",
    "Shorten it, or keep the text in a file and name that file as evidence.",
)
