"""How wide a text is on a terminal, and where it may be broken."""

import re
from functools import lru_cache

_PIECE = r"\s+|\S+?(?:/+|(?<=[^\W\d])-+(?=[^\W\d])|(?=\s|$))"
_WORD = r"\S+(?:(?<=[0-9]) %\S*)?"  # a percentage stays in one piece
_TAKES_NO_ROOM = ("Mn", "Me", "Cf")


def cells(text: str) -> int:
    """The columns a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


@lru_cache(maxsize=4096)
def _cells_of(sign: str) -> int:
    from unicodedata import category, east_asian_width  # noqa: PLC0415 -- most texts are ASCII

    return 0 if category(sign) in _TAKES_NO_ROOM else 1 + (east_asian_width(sign) in ("W", "F"))


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break a line at blanks; a word that is wider than the line stands on its own, whole (a number is never cut).

    ``first`` stands before the first line, ``rest`` before the others; both count.  A line that fits keeps its blanks.
    """
    if cells(first) + cells(text) <= width:
        return [f"{first}{text}".rstrip()]
    indent = text[: len(text) - len(text.lstrip())]
    lines: list[str] = []
    line, empty = first + indent, True
    for word in re.findall(_WORD, text):
        if not empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, empty = rest + indent, True
        line = f"{line}{word}" if empty else f"{line} {word}"
        empty = False
    return [*lines, line.rstrip()]


def unbreakable(text: str) -> int:
    """The width of the widest piece that ``fold`` breaks only when it must."""
    return max((cells(piece) for piece in re.findall(_PIECE, text)), default=0)


def fold(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns: at blanks, after ``/`` and hyphens, else anywhere; nothing is lost."""
    if cells(text) <= width:
        return [text]
    lines = [""]
    for piece in re.findall(_PIECE, text):
        if cells(lines[-1]) + cells(piece.rstrip()) <= width:
            lines[-1] += piece
            continue
        word = piece.lstrip()
        lines += [word] if cells(word) <= width else _cut(word, width)
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _cut(word: str, width: int) -> list[str]:
    """A word in lines of at most ``width`` columns, cut anywhere; each has one sign at least."""
    if word.isascii():
        return [word[at : at + width] for at in range(0, len(word), width)]
    lines = [""]
    for sign in word:
        if lines[-1] and cells(lines[-1]) + cells(sign) > width:
            lines.append("")
        lines[-1] += sign
    return lines
