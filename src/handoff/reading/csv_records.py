"""CSV records with the lines they begin on: strict, in bounds, one at a time."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from msgspec import Struct

from handoff.model.import_mapping import PLAIN, ImportMapping
from handoff.model.problem import Fault, Problem, Source, at

LONGEST_LINE = 1_000_000
LONGEST_CELL = 10_000
_EXCERPT = 500
_SAVE_AS = "In the spreadsheet choose Save as, then `CSV UTF-8 (comma delimited)`, and record that file."


class Record(Struct, frozen=True, gc=False):
    """The cells of one record, the line of the file that it begins on, and that line as it stands."""

    line: int
    cells: list[str]
    excerpt: str


class Lines:
    """The lines of a file as text, split at newlines only, in bounds; ``fault`` says why they ended early, if they did."""

    def __init__(self, file: BinaryIO, shown: str) -> None:
        """Read from a file opened for bytes; ``shown`` is its path as people know it."""
        self.shown = shown
        self.number = 0
        self.held: list[str] = []
        self.fault: Problem | None = None
        self._file = file

    def __iter__(self) -> Iterator[str]:
        """Yield each line with its end, and hold it until whoever reads has made a record of it."""
        while raw := self._file.readline(LONGEST_LINE + 1):
            self.number += 1
            line = _text(raw) if self.number > 1 else _first_text(raw)
            if isinstance(line, Fault):
                self.fault = at(Source(self.shown, self.number), line, "bad-file")
                return
            self.held.append(line)
            yield line

    @property
    def excerpt(self) -> str:
        """The first line of the record being read, cut to what people look at."""
        return self.held[0].rstrip("\r\n")[:_EXCERPT]


def read_records(file: BinaryIO, shown: str, mapping: ImportMapping = PLAIN) -> Iterator[Record | Problem]:
    """Yield each record that has a cell, and what is wrong with the others; after a fault of the whole file, nothing more.

    The first line decides what parts the cells: a comma, or else a tab or a semicolon.  No memory is kept of past records.
    """
    lines = Lines(file, shown)
    text = iter(lines)
    for _ in range(mapping.skip_rows):
        next(text, None)
    first = next((line for line in text if line.strip()), None)
    if first is None:
        yield lines.fault or at(Source(shown), EMPTY, "bad-file")
        return
    lines.held = [first]
    delimiter = next((sign for sign in (",", "\t", ";") if sign in first), ",")
    reader = csv.reader(chain([first], text), delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        begins = lines.number + 1 - len(lines.held)
        try:
            cells = next(reader, None)
        except csv.Error:
            problem, goes_on = _broken(lines, delimiter)
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


def _first_text(raw: bytes) -> str | Fault:
    if raw.startswith(b"PK\x03\x04"):
        return Fault(
            "The file is a spreadsheet workbook or another archive, not CSV.",
            "Its cells are packed; read as text they would be nonsense.",
            "If it is an Excel workbook, let its name end in .xlsx. Otherwise choose Save as in the spreadsheet, then `CSV UTF-8`.",
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw.count(0) * 3 > len(raw):
        return Fault(
            "The file is UTF-16 (a spreadsheet calls it Unicode text), not UTF-8.",
            "Read as UTF-8 its cells would be nonsense.",
            _SAVE_AS,
        )
    return _text(raw.removeprefix(b"\xef\xbb\xbf"))


def _text(raw: bytes) -> str | Fault:
    if len(raw) > LONGEST_LINE:
        return Fault(
            f"This line is longer than {LONGEST_LINE:,} bytes.",
            "No measurement is that long; perhaps the file is no CSV, or its line ends are missing.",
            _SAVE_AS,
        )
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        return Fault(
            f"Byte 0x{raw[error.start]:02x} is not UTF-8.",
            "The file was saved in another encoding, so its letters cannot be told for certain. Nothing after this line was read.",
            _SAVE_AS,
        )


def _broken(lines: Lines, delimiter: str) -> tuple[Problem, bool]:
    """What the csv module stumbled over, and whether the next line can be read all the same."""
    begins = lines.number + 1 - len(lines.held)
    here = Source(lines.shown, begins)
    if lines.fault is not None:
        return lines.fault, False
    quote = _last_quote(lines.held, delimiter)
    if len(lines.held) > 1 or not quote.closed:
        return at(
            Source(lines.shown, begins + quote.line), _UNCLOSED, "bad-file", lines.held[quote.line].rstrip()[:_EXCERPT]
        ), False
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
    _SAVE_AS,
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
