"""The source line of a problem with a caret under its column."""

from handoff.model.problem import Source
from handoff.rendering._canvas import Canvas
from handoff.rendering._type import plain
from handoff.rendering._wrap import cells

_TAB = "    "
_LEAST_ROOM = 12


def excerpt_lines(excerpt: str, source: Source, canvas: Canvas, width: int) -> list[str]:
    """The line with its number, and a caret under its column (counted in characters from 1; 0: no caret).

    Tabs are shown as blanks, hidden characters by code point.  Of a long line only the part round the caret is shown.
    """
    gutter = f"  {source.line} | "
    room = max(width - len(gutter), _LEAST_ROOM)
    text = excerpt.rstrip("\r\n")
    caret = min(max(source.column - 1, 0), len(text))
    begin, end = max(caret - room, 0), caret + room  # hardly a character is narrower than a column: no more can be shown
    signs = [_TAB if sign == "\t" else plain(sign, canvas) for sign in text[begin:end]]
    widths = [cells(sign) for sign in signs]
    mark = "…" if canvas.unicode else "..."
    first, last = 0, len(signs)
    if begin or end < len(text) or sum(widths) > room:
        first, last = _window(widths, caret - begin, room - 2 * len(mark))
    left = mark if begin + first else ""
    right = mark if begin + last < len(text) else ""
    lines = [f"{gutter}{left}{''.join(signs[first:last])}{right}".rstrip()]
    if source.column:
        before = len(left) + sum(widths[first : caret - begin])
        lines.append(f"{' ' * (len(gutter) - 2)}| {' ' * before}^")
    return lines


def _window(widths: list[int], caret: int, room: int) -> tuple[int, int]:
    """The first and last (exclusive) sign to show, so that the caret's is among them with a third of the room behind it."""
    first, before = 0, sum(widths[:caret])
    own = sum(widths[caret : caret + 1])
    while first < caret and (before > room * 2 // 3 or before + own > room):
        before -= widths[first]
        first += 1
    last, used = first, 0
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    return first, last
