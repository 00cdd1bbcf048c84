"""CSV records with the lines they begin on: strict, in bounds, one at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from handoff.model.problem import Problem, Source, at

LONGEST_LINE = 1_000_000
MOST_CHARACTERS = 10_000
_EXCERPT = 500
_HOW_TO_SAVE = "In the spreadsheet choose Save as, then CSV UTF-8 (comma delimited), and record that file."
_UNCLOSED_WHY = "Everything after it would be swallowed into one cell, so no row from there on can be trusted."


class Record(Struct, frozen=True, gc=False):
    """The cells of one record, the line of the file that it begins on, and that line as it stands."""

    line: int
    cells: list[str]
    excerpt: str


class Lines:
    """The lines of a file as text, split at newlines only, in bounds; ``fault`` says why it ended early, if it did."""

    def __init__(self, file: BinaryIO, shown: str) -> None:
        """Read from a file opened for bytes; ``shown`` is its path as people know it."""
        self.shown = shown
        self.number = 0
        self.held: list[str] = []
        self.fault: Problem | None = None
        self._file = file

    def __iter__(self) -> Iterator[str]:
        """Yield each line with its end, and hold it until the record it belongs to is whole."""
        while raw := self._file.readline(LONGEST_LINE + 1):
            self.number += 1
            fault = _unreadable(raw, self.number)
            if fault is not None:
                self.fault = at(Source(self.shown, self.number), fault, "bad-file")
                return
            line = raw.removeprefix(b"\xef\xbb\xbf").decode() if self.number == 1 else raw.decode()
            self.held.append(line)
            yield line

    def excerpt(self) -> str:
        """The first line of the record being read, cut to what people look at."""
        return self.held[0].rstrip("\r\n")[:_EXCERPT] if self.held else ""
