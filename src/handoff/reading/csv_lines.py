"""The lines of a CSV file as text: split at newlines only, in bounds, in UTF-8 or in the encoding that a mapping declares."""

import codecs
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from handoff.model.problem import Fault, Problem, Source, at

LONGEST_LINE = 1_000_000
SAVE_AS = "In the spreadsheet choose Save as, then `CSV UTF-8 (comma delimited)`, and record that file."
_EXCERPT = 500
_UTF_8, _UTF_16 = "utf-8", "utf-16"
_PACK = b"PK\x03\x04"
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDE_NEWLINES = (b"\n\0", b"\0\n")
# Their letters look like UTF-8 only by accident, half-width katakana now and then.
_OFTEN_LIKE_UTF_8 = ("utf-8", "utf-16", "cp932")


class Lines:
    """The lines of a file as text, split at newlines only, in bounds; ``fault`` says why they ended early, if they did."""

    def __init__(self, file: BinaryIO, shown: str, encoding: str = "") -> None:
        """Read from a file opened for bytes; ``shown`` is its path as people know it, ``encoding`` what was declared."""
        self.shown = shown
        self.number = 0
        self.held: list[str] = []
        self.fault: Problem | None = None
        self._file = file
        self._encoding = encoding or _UTF_8
        self._declared = encoding
        self._may_be_utf_8 = self._encoding not in _OFTEN_LIKE_UTF_8

    def __iter__(self) -> Iterator[str]:
        """Yield each line with its end, and hold it until whoever reads has made a record of it."""
        line_read = partial(self._file.readline, LONGEST_LINE + 1)
        read, text = (self._wide_line, self._begin_wide) if self._encoding == _UTF_16 else (line_read, self._first_text)
        while raw := read():
            self.number += 1
            line = text(raw)
            if isinstance(line, Fault):
                self.fault = at(Source(self.shown, self.number), line, "bad-file")
                return
            text = self._text
            self.held.append(line)
            yield line

    @property
    def excerpt(self) -> str:
        """The first line of the record being read, cut to what people look at."""
        return cut(self.held[0])

    def _wide_line(self) -> bytes:
        """A line whose signs are pairs of bytes: the byte of a newline may be half of another sign."""
        raw = b""
        while piece := self._file.readline(LONGEST_LINE + 1):
            raw += piece
            raw += self._file.read(len(raw) % 2)
            if raw[-2:] in _WIDE_NEWLINES or len(raw) > LONGEST_LINE:
                break
        return raw

    def _begin_wide(self, raw: bytes) -> str | Fault:
        if raw.startswith(_PACK):
            return _PACKED
        if len(raw) > LONGEST_LINE:
            return _LONG
        codec = next((codec for mark, codec in _WIDE if raw.startswith(mark)), "")
        self._encoding = codec or self._encoding
        return self._text(raw[2:]) if codec else _NO_MARK

    def _first_text(self, raw: bytes) -> str | Fault:
        if raw.startswith(_PACK):
            return _PACKED
        if raw.startswith(tuple(mark for mark, _ in _WIDE)) or raw.count(0) * 3 > len(raw):
            return _other_encoding("UTF-16 (a spreadsheet calls it Unicode text)", _UTF_16, self._declared)
        if raw.startswith(codecs.BOM_UTF8) and self._encoding != _UTF_8:
            return _other_encoding("UTF-8", _UTF_8, self._declared)
        return self._text(raw.removeprefix(codecs.BOM_UTF8))

    def _text(self, raw: bytes) -> str | Fault:
        if len(raw) > LONGEST_LINE:
            return _LONG
        if self._may_be_utf_8 and not raw.isascii() and _is_utf_8(raw):
            return _other_encoding("UTF-8", _UTF_8, self._declared)
        try:
            return raw.decode(self._encoding)
        except UnicodeDecodeError as error:
            return _undecodable(raw[error.start], self._declared)


def cut(line: str) -> str:
    """A line as people look at it: without its end, and not all of a long one."""
    return line.rstrip("\r\n")[:_EXCERPT]


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _other_encoding(found: str, name: str, declared: str) -> Fault:
    """The fault of a file that is surely in another encoding than it was taken for."""
    if declared:
        return Fault(
            f"The mapping declares the encoding {declared}, but the file is {found}.",
            f"Read as {declared} its letters would be others.",
            f'Declare `encoding = "{name}"`, or export the file in {declared}.',
        )
    return Fault(
        f"The file is {found}, not UTF-8.",
        "Read as UTF-8 its cells would be nonsense.",
        f'{SAVE_AS} For an export that always comes so, declare `encoding = "{name}"` in a mapping.',
    )


def _undecodable(byte: int, declared: str) -> Fault:
    said = f"declare another `encoding` than {declared}" if declared else 'declare its encoding in a mapping, `encoding = "cp1252"`'
    return Fault(
        f"Byte 0x{byte:02x} is not {declared or 'UTF-8'}.",
        "The file was saved in another encoding, so its letters cannot be told for certain. Nothing after this line was read.",
        f"{SAVE_AS} For an export that always comes so, {said}.",
    )


_PACKED = Fault(
    "The file is a spreadsheet workbook or another archive, not CSV.",
    "Its cells are packed; read as text they would be nonsense.",
    "If it is an Excel workbook, let its name end in .xlsx. Otherwise choose Save as in the spreadsheet, then `CSV UTF-8`.",
)
_NO_MARK = Fault(
    "The mapping declares the encoding utf-16, but the file has no byte order mark.",
    "Without it nobody can tell which byte of a sign comes first, or whether the file is UTF-16 at all.",
    "Export it as Unicode text with a byte order mark, or declare the encoding that it has.",
)
_LONG = Fault(
    f"This line is longer than {LONGEST_LINE:,} bytes.",
    "No measurement is that long; perhaps the file is no CSV, or its line ends are missing.",
    SAVE_AS,
)
