"""Portions of a whole drawn as bars: in texts with signs; in pictures with a line through all above, from row to row."""

from msgspec import Struct

from handoff.page import Portion, Table
from handoff.rendering._canvas import Canvas

_EIGHTHS = "▏▎▍▌▋▊▉█"
_LONGEST = 12
_TOP, _BOTTOM, _HEIGHT = 4, 16, 20


class Strip(Struct, frozen=True):
    """A row's part of the picture in SVG's words, 100 wide and 20 high: its bar, and its piece of the line."""

    bar: str
    line: str
    marked: bool


def barred(portion: Portion, canvas: Canvas) -> str:
    """A bar of signs, the longest portion twelve wide; the least one is still seen."""
    if not canvas.unicode:
        return "#" * max(round(portion.length * _LONGEST), 1)
    whole, rest = divmod(max(round(portion.length * _LONGEST * len(_EIGHTHS)), 1), len(_EIGHTHS))
    return _EIGHTHS[-1] * whole + (_EIGHTHS[rest - 1] if rest else "")


def strip_of(portion: Portion) -> Strip:
    """Bar and line on one scale, from nothing to all: the line is where the last row's ended, and reaches all in the last."""
    share, upto = portion.share * 100, portion.upto * 100
    bar = f"M0 {_TOP}H{_short(share)}V{_BOTTOM}H0z"
    return Strip(bar, f"M{_short(upto - share)} 0L{_short(upto)} {_HEIGHT}", portion.tone == "strong")


def undrawn(table: Table) -> Table:
    """The table without what is only drawn: a sheet has the numbers in other columns."""
    kept = [at for at, column in enumerate(table.columns) if column.need != "drawn"]
    columns = tuple(table.columns[at] for at in kept)
    return Table(table.name, table.title, columns, tuple(tuple(row[at] for at in kept) for row in table.rows))


def _short(number: float) -> str:
    return f"{round(number, 2) + 0.0:g}"
