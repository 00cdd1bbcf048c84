"""Tables for a terminal: rich draws them, at widths that never cut a number; where they have no room, each row is a list."""

from typing import TYPE_CHECKING

from msgspec import Struct

from handoff.page import Align, Cell, Column, Table, Tone, Trail
from handoff.rendering._canvas import Canvas
from handoff.rendering._trail import drawn
from handoff.rendering._type import STYLES, plain
from handoff.rendering._wrap import cells, fold, unbreakable, wrap

if TYPE_CHECKING:
    from rich.box import Box

GAP = 2
WORDS_FOLD_FROM = 16


class Shown(Struct, frozen=True):
    """A cell as it will be drawn, escaped, with its tone; a solid one (a number, a trail) may not be broken."""

    text: str
    tone: Tone
    solid: bool


class Upright(Struct, frozen=True):
    """A column with its cells, the width it likes and the least it can do with."""

    title: str
    align: Align
    cells: tuple[Shown, ...]
    likes: int
    needs: int
    spare: bool


def table_lines(table: Table, canvas: Canvas, width: int) -> list[str]:
    """The table as lines no wider than ``width``, without its title; spare columns only where nothing has to fold for them."""
    columns = tuple(
        _upright(column, plain(column.title, canvas), tuple(_shown(row[at], column.align, canvas) for row in table.rows))
        for at, column in enumerate(table.columns)
        if column.need != "sheet"
    )
    if sum(column.likes + GAP for column in columns) - GAP > width:
        columns = tuple(column for column in columns if not column.spare)
    widths = fitted(tuple((column.needs, column.likes) for column in columns), width - GAP * (len(columns) - 1))
    return _drawn(columns, widths, canvas) if widths else _listed(columns, width)


def fitted(columns: tuple[tuple[int, int], ...], room: int) -> tuple[int, ...]:
    """Widths between what each column needs and likes, the widest giving way first; () where even the needs have no room."""
    if sum(needs for needs, _ in columns) > room:
        return ()
    level = max((likes for _, likes in columns), default=0)
    while sum(_at_level(column, level) for column in columns) > room:
        level -= 1
    return tuple(_at_level(column, level) for column in columns)


def _at_level(column: tuple[int, int], level: int) -> int:
    needs, likes = column
    return max(needs, min(likes, level))


def _shown(cell: Cell | Trail, align: Align, canvas: Canvas) -> Shown:
    if isinstance(cell, Trail):
        return Shown(drawn(cell.results, wide=canvas.unicode), "plain", solid=True)
    text = plain(cell.text, canvas)
    # A value that says more than its number (its n, an interval) may fold at a blank, where no number is cut.
    return Shown(text, cell.tone, align == "right" or (bool(cell.number) and cells(text) <= WORDS_FOLD_FROM))


def _upright(column: Column, title: str, shown: tuple[Shown, ...]) -> Upright:
    likes, needs = cells(title), max((cells(word) for word in title.split()), default=1)
    for cell in shown:
        wide = cells(cell.text)
        likes = max(likes, wide)
        if wide > needs:
            needs = max(needs, wide if cell.solid else min(unbreakable(cell.text), WORDS_FOLD_FROM))
    return Upright(title, column.align, shown, likes, needs, column.need == "spare")


def _drawn(columns: tuple[Upright, ...], widths: tuple[int, ...], canvas: Canvas) -> list[str]:
    from io import StringIO  # noqa: PLC0415 -- with rich: only a page that has a table needs them

    from rich.console import Console  # noqa: PLC0415 -- 70 ms, which a verdict does not need
    from rich.table import Table as Drawing  # noqa: PLC0415 -- as above
    from rich.text import Text  # noqa: PLC0415 -- as above

    drawing = Drawing(box=_box(canvas), show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        title = Text("\n".join(fold(column.title, width)))
        drawing.add_column(title, justify=column.align, width=width, no_wrap=True, overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        texts = (Text("\n".join(fold(cell.text, width)), STYLES[cell.tone]) for cell, width in zip(row, widths, strict=True))
        drawing.add_row(*texts)
    sheet = StringIO()
    Console(
        file=sheet,
        width=sum(widths) + GAP * len(widths),
        color_system="standard" if canvas.colour else None,
        force_terminal=canvas.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # the canvas says what can be shown, whatever COLUMNS or TERM say
    ).print(drawing)
    return [line.rstrip() for line in sheet.getvalue().split("\n")[:-1]]


def _box(canvas: Canvas) -> "Box":
    from rich.box import Box  # noqa: PLC0415 -- as above

    rule = "─" if canvas.unicode else "-"
    return Box(f"    \n    \n {rule * 2} \n    \n    \n    \n    \n    \n", ascii=not canvas.unicode)


def _listed(columns: tuple[Upright, ...], width: int) -> list[str]:
    lines: list[str] = []
    for row in zip(*(column.cells for column in columns), strict=True):
        if lines:
            lines.append("")
        for column, cell in zip(columns, row, strict=True):
            lines += wrap(f"{column.title}: {cell.text}", width, rest="  ")
    return lines
