"""What a workbook says beside its cells, read before them: whether it is one, within bounds, and what its sheets hide."""

import re
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from handoff.model.problem import Fault

MOST_BYTES = 100_000_000
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 1_048_576, 100
MOST_NAMED = 100
_CHUNK = 1 << 20
_DECLARED = tuple(f"<!{word}".encode(code) for word in ("DOCTYPE", "ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be"))
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")


class Hints(Struct):
    """What one pass over a sheet finds: merged ranges, rows and columns that nobody sees, formulas without a value, moments in the
    last hundredth of a millisecond before midnight, the first row and the last column that say something (0: no cell does).
    """

    merged: list[str]
    hidden: set[int]
    hidden_columns: set[int]
    unworked: list[str]
    almost_midnight: set[str]
    first_row: int = 0
    width: int = 0
    fault: Fault | None = None


def workbook_fault(path: Path) -> Fault | None:
    """Why a file is no workbook that may be unpacked.  Nothing is parsed, and nothing past the bounds is unpacked."""
    try:
        with ZipFile(path) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                return _TOO_LARGE
            if any(_declares(packed.open(part)) for part in parts):
                return _DECLARES
    except OSError:
        raise
    except Exception:  # noqa: BLE001 -- bytes that only look like an archive make zipfile and zlib raise what they like
        return NO_WORKBOOK
    return None if parts else NO_WORKBOOK


def scan(path: Path, part: str) -> Hints:
    """Walk over one sheet of a workbook: the things that a reader of cells alone would never learn."""
    hints = Hints([], set(), set(), [], set())
    try:
        with ZipFile(path) as packed, packed.open(part) as sheet:
            _Scan(hints).read(sheet)
    except (expat.ExpatError, BadZipFile, KeyError, ValueError):
        hints.fault = NO_WORKBOOK
    return hints


class _Scan:
    """Hears the elements of a sheet; names stand in it with or without a prefix."""

    def __init__(self, hints: Hints) -> None:
        self._hints = hints
        self._cell, self._formula, self._inside = "", False, False
        self._value: list[str] = []

    def read(self, sheet: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ParseFile(sheet)

    def _begin(self, name: str, said: dict[str, Any]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                number = int(said.get("r", "1"))
                if not 1 <= number <= MOST_ROWS:
                    raise ValueError
                if _is_unseen(said, "ht"):
                    self._hints.hidden.add(number)
            case "col" if _is_unseen(said, "width"):
                last = min(int(said["max"]), MOST_COLUMNS)
                self._hints.hidden_columns.update(range(int(said["min"]), last + 1))
            case "c":
                self._cell, self._formula, self._value = said.get("r", ""), False, []
            case "f":
                self._formula = True
            case "v" | "t":
                self._inside = True
            case "mergeCell" if len(self._hints.merged) < MOST_NAMED:
                self._hints.merged.append(said.get("ref", ""))

    def _text(self, text: str) -> None:
        if self._inside:
            self._value.append(text)

    def _end(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "v" | "t":
                self._inside = False
            case "c":
                self._close()

    def _close(self) -> None:
        value = "".join(self._value).strip()
        if self._formula and not value and len(self._hints.unworked) < MOST_NAMED:
            self._hints.unworked.append(self._cell)
        if ".99999999" in value:
            self._hints.almost_midnight.add(self._cell)
        if value or self._formula:
            self._hints.first_row = self._hints.first_row or row_of(self._cell)
            width = column_of(self._cell)
            self._hints.width = max(self._hints.width, width)
            if width > MOST_COLUMNS:
                self._hints.fault = _too_wide(self._cell)


def _is_unseen(said: dict[str, Any], size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    return said.get("hidden") in ("1", "true") or float(said.get(size, "1")) == 0


def column_of(cell: str) -> int:
    """The number of a cell's column, counted from 1: 28 for ``AB7``.  ValueError where it is the name of no cell."""
    form = _CELL.fullmatch(cell)
    if form is None:
        raise ValueError(cell)
    number = 0
    for letter in form[1]:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    """The letters of a column, counted from 1: ``AB`` for 28."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def row_of(cell: str) -> int:
    """The number of a cell's row, counted from 1: 7 for ``AB7``; 0 where it is the name of no cell."""
    form = _CELL.fullmatch(cell)
    return int(form[2]) if form is not None else 0


def _declares(part: IO[bytes]) -> bool:
    """Whether a part declares a document type or an entity: no spreadsheet program writes one, and bombs are made of them."""
    with part:
        last = b""
        while chunk := part.read(_CHUNK):
            if any(sign in last + chunk for sign in _DECLARED):
                return True
            last = chunk[-32:]
    return False


def _too_wide(cell: str) -> Fault:
    return Fault(
        f"The cell {cell} lies beyond column {MOST_COLUMNS}.",
        "Nobody can tell what belongs to a row that wide.",
        "Keep the rows and their columns in a sheet of their own.",
    )


NO_WORKBOOK = Fault(
    "This is no XLSX workbook, or it is damaged.",
    "Nothing in it can be read with certainty.",
    "Open it in the spreadsheet and choose Save as, then `Excel workbook (.xlsx)`; without a password.",
)
_TOO_LARGE = Fault(
    f"The workbook unpacks to more than {MOST_BYTES // 1_000_000} MB, or to more than {MOST_PARTS:,} parts.",
    "A small file can be made to unpack without end.",
    "Save the rows alone as CSV, and record that file: it may be of any length.",
)
_DECLARES = Fault(
    "The workbook declares a document type or entities (DOCTYPE) in one of its parts.",
    "No spreadsheet program writes them; they are used to read other files or to fill the memory.",
    "Ask where the file comes from; then copy its cells into a new workbook.",
)
