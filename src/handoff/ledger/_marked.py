"""Lines on which something stands, found in whole blocks of a file: much sooner than by looking at line after line."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from handoff.ledger._lines import BEFORE_ID
from handoff.ledger._walk import blocks

# Lines that are read whatever is looked for: an escape may hide a name, and the act says who.
UNSURE = (b"\\", b'"act"')
_Find = Callable[[bytes, int], int]


class Marked:
    """Lines on which one of some marks stands."""

    def __init__(self, *find: _Find) -> None:
        """Begin; each function says where its mark stands next in a block, from a place on (the block's end: nowhere)."""
        self._find = find

    def lines(self, opened: BinaryIO) -> Iterator[tuple[int, bytes]]:
        """The lines of a file with their numbers, as far as they are wanted; of one that is too long only a start and its end."""
        number = 1
        for piece in blocks(opened, len):
            at = 0
            for start, end in self._places(piece):
                number += piece.count(b"\n", at, start)
                yield number, piece[start:end]
                at = start
            number += piece.count(b"\n", at)

    def _places(self, piece: bytes) -> Iterator[tuple[int, int]]:
        """Where wanted lines begin and end."""
        following = [find(piece, 0) for find in self._find]
        while (first := min(following)) < len(piece):
            start, end = piece.rfind(b"\n", 0, first) + 1, piece.find(b"\n", first) + 1 or len(piece)
            yield start, end
            following = [find(piece, end) if place < end else place for find, place in zip(self._find, following, strict=True)]


def about(names: tuple[str, ...]) -> Marked:
    """Lines about some names, each between quotation marks, and those that have to be read whatever they are about."""
    several = b"|".join(re.escape(name.encode("utf-8", "surrogatepass")) for name in sorted(names))
    return Marked(*map(_finding, UNSURE), _searching(re.compile(b'"(?:%b)"' % several)))


def beginning(digits: bytes) -> Marked:
    """Lines whose id begins with some digits, and acts."""
    return Marked(_finding(BEFORE_ID + digits), _finding(b'"act"'))


def _finding(mark: bytes) -> _Find:
    def find(piece: bytes, start: int) -> int:
        place = piece.find(mark, start)
        return len(piece) if place < 0 else place

    return find


def _searching(pattern: re.Pattern[bytes]) -> _Find:
    def find(piece: bytes, start: int) -> int:
        match = pattern.search(piece, start)
        return match.start() if match else len(piece)

    return find
