"""How text is set on a terminal: escaped for it, and in its tone where colours may be used."""

from handoff.page import Tone
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_only, one_line

_CODES: dict[Tone, str] = {"plain": "", "strong": "1", "quiet": "2", "good": "32", "near": "33", "bad": "31", "warn": "1;33"}


def plain(text: str, canvas: Canvas) -> str:
    """One line of somebody's text, with nothing in it that a terminal obeys or cannot show."""
    line = one_line(text)
    return line if canvas.unicode else ascii_only(line)


def toned(line: str, tone: Tone, canvas: Canvas) -> str:
    """A finished line in its tone."""
    code = _CODES[tone]
    return f"\x1b[{code}m{line}\x1b[0m" if canvas.colour and code and line else line
