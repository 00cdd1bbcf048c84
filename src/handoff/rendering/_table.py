"""Tables for a terminal, at widths that never cut a number; where they have no room, each row is a list."""

from itertools import zip_longest

from msgspec import Struct

from handoff.page import Align, InCell, Portion, Spark, Table, Tone, Trail
from handoff.rendering._bars import barred
from handoff.rendering._canvas import Canvas
from handoff.rendering._spark import sparked
from handoff.rendering._trail import drawn
from handoff.rendering._type import plain, toned
from handoff.rendering._wrap import cells, fold, unbreakable, wrap

GAP = 2
WORDS_FOLD_FROM = 16
CRAMPED = 14


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
    pictures: bool


def table_lines(table: Table, canvas: Canvas, width: int) -> list[str]:
    """The table as lines no wider than ``width``, without its title; spare columns only where nothing has to fold for them.

    Sparks and bars give way where words beside them would be cramped.
    """
    columns = tuple(_upright(table, at, canvas) for at, column in enumerate(table.columns) if column.need != "sheet")
    if sum(column.likes + GAP for column in columns) - GAP > width:
        columns = tuple(column for column in columns if not column.spare)
    widths = _widths(columns, width)
    if any(column.pictures for column in columns) and _are_cramped(columns, widths):
        words = tuple(column for column in columns if not column.pictures)
        widths = _widths(words, width)
        columns = words if widths else columns  # a list has room for all
    return _drawn(columns, widths, canvas) if widths else _listed(columns, width)


def _widths(columns: tuple[Upright, ...], width: int) -> tuple[int, ...]:
    return fitted(tuple((column.needs, column.likes) for column in columns), width - GAP * (len(columns) - 1))


def _are_cramped(columns: tuple[Upright, ...], widths: tuple[int, ...]) -> bool:
    """Whether a column would have to fold into a narrow strip, or there is no room at all."""
    return not widths or any(column.likes > CRAMPED > width for column, width in zip(columns, widths, strict=True))


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


def _shown(cell: InCell, align: Align, canvas: Canvas) -> Shown:
    if isinstance(cell, Trail):
        return Shown(drawn(cell.results, canvas), "plain", solid=True)
    if isinstance(cell, Spark):
        return Shown(sparked(cell, canvas), "plain", solid=True)
    if isinstance(cell, Portion):
        return Shown(barred(cell, canvas), cell.tone, solid=True)
    text = plain(cell.text, canvas)
    # A value that says more than its number (its n, an interval) may fold at a blank, where no number is cut.
    return Shown(text, cell.tone, align == "right" or (bool(cell.number) and cells(text) <= WORDS_FOLD_FROM))


def _upright(table: Table, at: int, canvas: Canvas) -> Upright:
    column = table.columns[at]
    title, shown = plain(column.title, canvas), tuple(_shown(row[at], column.align, canvas) for row in table.rows)
    likes, needs = cells(title), max((cells(word) for word in title.split()), default=1)
    for cell in shown:
        wide = cells(cell.text)
        likes = max(likes, wide)
        if cell.solid:
            needs = max(needs, wide)
        elif needs < min(wide, WORDS_FOLD_FROM):
            needs = max(needs, min(unbreakable(cell.text), WORDS_FOLD_FROM))
    pictures = any(isinstance(row[at], Spark | Portion) for row in table.rows)
    return Upright(title, column.align, shown, likes, needs, column.need == "spare", pictures)


def _drawn(columns: tuple[Upright, ...], widths: tuple[int, ...], canvas: Canvas) -> list[str]:
    aligns = tuple(column.align for column in columns)
    heads = [fold(column.title, width) for column, width in zip(columns, widths, strict=True)]
    deepest = max(map(len, heads))  # short titles stand at the rule, not at the top
    strong: list[Tone] = ["strong"] * len(heads)
    lines = _row_lines([[""] * (deepest - len(head)) + head for head in heads], strong, aligns, widths, canvas)
    lines.append(("─" if canvas.unicode else "-") * (sum(widths) + GAP * (len(widths) - 1)))
    for row in zip(*(column.cells for column in columns), strict=True):
        folded = [fold(cell.text, width) for cell, width in zip(row, widths, strict=True)]
        lines += _row_lines(folded, [cell.tone for cell in row], aligns, widths, canvas)
    return lines


def _row_lines(
    folded: list[list[str]], tones: list[Tone], aligns: tuple[Align, ...], widths: tuple[int, ...], canvas: Canvas
) -> list[str]:
    """One row, as many lines as its longest cell folds into."""
    lines = []
    for pieces in zip_longest(*folded, fillvalue=""):
        drawn = []
        for piece, tone, align, width in zip(pieces, tones, aligns, widths, strict=True):
            text, blanks = toned(piece, tone, canvas), " " * (width - cells(piece))
            drawn.append(blanks + text if align == "right" else text + blanks)
        lines.append((" " * GAP).join(drawn).rstrip())
    return lines


def _listed(columns: tuple[Upright, ...], width: int) -> list[str]:
    lines: list[str] = []
    for row in zip(*(column.cells for column in columns), strict=True):
        if lines:
            lines.append("")
        for column, cell in zip(columns, row, strict=True):
            lines += wrap(f"{column.title}: {cell.text}", width, rest="  ")
    return lines
