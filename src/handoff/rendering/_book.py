"""A page as a workbook: what its sheets are, how they are named, and how their cells are written."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from handoff.model.problem import Problem
from handoff.page import Block, Cell, Chart, Column, Graph, InCell, Note, Page, Table, Text, Tone
from handoff.rendering._bars import undrawn
from handoff.rendering._points import points_table
from handoff.rendering._sheet import packed, put_number, put_text
from handoff.rendering._words import note_word
from handoff.rendering._wrap import cells

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Written
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_FIRST = "report"
_ROWS = 1_048_575  # below its header, a sheet takes no more
_NAME_LENGTH = 31
_NARROWEST, _WIDEST, _LOOKED_AT = 8, 50, 500
_LETTERS = 100
_COLOURS: dict[Tone, str] = {"good": "116329", "near": "7D4E00", "bad": "B3261E", "warn": "7D4E00", "quiet": "57606A"}
_PROBLEMS = ("severity", "check", "path", "line", "column", "message", "why", "fix", "follows")


class Sheet(Struct, frozen=True):
    """A table with the name of its sheet."""

    name: str
    table: Table


def book_of(page: Page) -> bytes:
    """The workbook's bytes."""
    book = Workbook(write_only=True)
    book.properties.creator = "handoff"
    sheets = _sheets(page)
    _write_first(book, page, sheets)
    for sheet in sheets:
        _write_table(book, sheet)
    return packed(book)


def _sheets(page: Page) -> tuple[Sheet, ...]:
    taken = {_FIRST}
    problems = tuple(block for block in page.blocks if isinstance(block, Problem))
    tables = [table for block in page.blocks for table in _tables(block)] + ([_problems(problems)] if problems else [])
    found = []
    for table in tables:
        for start in range(0, max(len(table.rows), 1), _ROWS):
            name = _free_name(table.name, taken)
            taken.add(name.lower())
            found.append(Sheet(name, Table(table.name, table.title, table.columns, table.rows[start : start + _ROWS])))
    return tuple(found)


def _tables(block: Block) -> Iterator[Table]:
    if isinstance(block, Table):
        yield undrawn(block)
    elif isinstance(block, Chart) and block.need == "always":
        yield points_table(block)
    elif isinstance(block, Graph):
        names = {node.id: node.label for node in reversed(block.nodes)}
        kinds = {node.id: node.kind for node in reversed(block.nodes)}
        columns = tuple(map(Column, ("from", "kind", "hands over", "to", "kind of receiver")))
        ends = ((edge.start, edge.label, edge.end) for edge in block.edges)
        rows = ((names.get(a, a), kinds.get(a, ""), label, names.get(b, b), kinds.get(b, "")) for a, label, b in ends)
        yield Table(block.name, block.title, columns, tuple(tuple(map(Cell, row)) for row in rows))


def _problems(problems: Iterable[Problem]) -> Table:
    rows = (
        (
            *(Cell(text) for text in (one.severity, one.check, one.source.path)),
            *(Cell(str(number or ""), number=str(number or "")) for number in (one.source.line, one.source.column)),
            *(Cell(text) for text in (one.message, one.why, one.fix, " ".join(one.follows))),
        )
        for one in problems
    )
    return Table("problems", "Problems", tuple(map(Column, _PROBLEMS)), tuple(rows))


def _free_name(name: str, taken: set[str]) -> str:
    """A name that spreadsheets take: short, without their signs, not one that they keep for themselves, and nobody else's."""
    clean = re.sub(r"[^\w .()+-]", "-", name, flags=re.ASCII).strip(" '")[:_NAME_LENGTH] or "table"
    number, free = 1, clean
    while free.lower() in taken or free.lower() == "history":
        number += 1
        free = f"{clean[: _NAME_LENGTH - 9]} ({number})"
    return free


def _write_first(book: Workbook, page: Page, sheets: tuple[Sheet, ...]) -> None:
    """What the page says besides its tables, in its order, and which table is on which sheet."""
    sheet = book.create_sheet(_FIRST)
    sheet.column_dimensions["A"].width = _LETTERS
    if page.title.strip():
        sheet.append([_styled(sheet, page.title, Font(bold=True, size=14))])
    for text, font in (line for block in page.blocks for line in _said(block)):
        sheet.append([_styled(sheet, text, font)])
    for one in sheets:
        named = f"{one.name}: {one.table.title}" if one.table.title.strip() else one.name
        sheet.append([_styled(sheet, f"Sheet {named}", Font())])


def _said(block: Block) -> Iterator[tuple[str, Font]]:
    match block:
        case Text(text, heading=True):
            yield text, Font(bold=True, size=12)
        case Text(text, tone):
            yield from ((line, _font(tone)) for line in text.split("\n") if line.strip())
        case Note(text, tone):
            yield f"{note_word(tone)}: {text}" if note_word(tone) else text, _font(tone)
        case Chart(need="always"):
            yield from (
                (text, font) for text, font in ((block.title, Font(bold=True)), (block.says, _font(block.tone))) if text.strip()
            )


def _styled(sheet: "WriteOnlyWorksheet", text: str, font: Font) -> "Written":
    cell = WriteOnlyCell(sheet)
    put_text(cell, text)
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
    return cell


def _font(tone: Tone) -> Font:
    return Font(bold=tone in {"strong", "bad"}, color=_COLOURS.get(tone))


def _write_table(book: Workbook, one: Sheet) -> None:
    sheet = book.create_sheet(one.name)
    table = one.table
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if table.columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    for at, column in enumerate(table.columns):
        sheet.column_dimensions[get_column_letter(at + 1)].width = _width(at, column, table)
    sheet.append([_head(sheet, column.title) for column in table.columns])
    styled: dict[tuple[int, Tone], Written] = {}
    for row in table.rows:
        sheet.append([_cell(sheet, styled, at, cell) for at, cell in enumerate(row)])


def _head(sheet: "WriteOnlyWorksheet", text: str) -> "Written":
    cell = _styled(sheet, text, Font(bold=True))
    cell.fill = PatternFill("solid", fgColor="DDDDDD")
    return cell


def _cell(sheet: "WriteOnlyWorksheet", styled: "dict[tuple[int, Tone], Written]", at: int, shown: InCell) -> "Written":
    """A cell of a row, which is written before the next row is made: so the one of the same column and tone serves again."""
    tone = shown.tone if isinstance(shown, Cell) else "plain"
    cell = styled.get((at, tone))
    if cell is None:
        cell = styled[at, tone] = WriteOnlyCell(sheet)
        if tone != "plain":
            cell.font = _font(tone)
    if not isinstance(shown, Cell) or not put_number(cell, shown.number):
        put_text(cell, _text(shown))
    return cell


def _text(shown: InCell) -> str:
    """What the cell says: of a short form the whole."""
    return (shown.whole or shown.text) if isinstance(shown, Cell) else shown.text


def _width(at: int, column: Column, table: Table) -> int:
    """As wide as the widest of its first cells, in columns of a terminal, within bounds."""
    texts = (row[at] for row in table.rows[:_LOOKED_AT])
    widest = max((cells(_text(cell)) for cell in texts), default=0)
    return min(max(widest, cells(column.title) + 3, _NARROWEST), _WIDEST) + 1
