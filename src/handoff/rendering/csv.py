"""Comma-separated values: the tables of a page for spreadsheets and scripts."""

from collections.abc import Iterator

from handoff.model.problem import Problem
from handoff.page import Block, Cell, Chart, Column, Graph, InCell, Note, Page, Table, Text
from handoff.rendering._bars import undrawn
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import csv_cell, unobeyed
from handoff.rendering._words import headline

NAME = "csv"


def render(page: Page, _canvas: Canvas) -> str:
    r"""The page's tables, a header each, lines ended by CR LF (RFC 4180), UTF-8 without a byte order mark.

    One table stands alone.  Several stand below each other: a first column ``table`` says in every row which one it belongs to
    (filter by it), and all rows have as many cells, so that any reader takes them.  A cell with a number has the plain
    number, one with a short form the whole text; a trail has its words, a spark its values, oldest first; a chart is a table of
    its points.  Texts that a spreadsheet would take
    for a formula begin with an apostrophe.  A page without a table gives one column ``text``: nothing is dropped silently.
    """
    from csv import writer  # noqa: PLC0415 -- the other formats never need it
    from io import StringIO  # noqa: PLC0415 -- as above

    sheet = StringIO()
    tables = tuple(_tables(page)) or (_texts(page),)
    writer(sheet, lineterminator="\r\n").writerows(_alone(tables[0]) if len(tables) == 1 else _together(tables))
    return "".join(f"{unobeyed(line)}\r\n" for line in sheet.getvalue().split("\r\n")[:-1])


def _tables(page: Page) -> Iterator[Table]:
    for block in page.blocks:
        if isinstance(block, Table):
            yield undrawn(block)
        elif isinstance(block, Chart) and block.need == "always":
            from handoff.rendering._points import points_table  # noqa: PLC0415 -- few pages have a chart

            yield points_table(block)


def _alone(table: Table) -> Iterator[list[str]]:
    yield [csv_cell(column.title) for column in table.columns]
    for row in table.rows:
        yield [_cell(cell) for cell in row]


def _together(tables: tuple[Table, ...]) -> Iterator[list[str]]:
    widest = max(len(table.columns) for table in tables)
    for table in tables:
        first = "table"
        for row in _alone(table):
            yield [first, *row, *[""] * (widest - len(row))]
            first = csv_cell(table.name)


def _cell(cell: InCell) -> str:
    return csv_cell((cell.number or cell.whole or cell.text) if isinstance(cell, Cell) else cell.text)


def _texts(page: Page) -> Table:
    return Table("text", "", (Column("text"),), tuple((Cell(text),) for block in page.blocks for text in _said(block)))


def _said(block: Block) -> tuple[str, ...]:
    match block:
        case Problem():
            return (headline(block),)
        case Graph(edges=edges):
            return tuple(f"{edge.start} > {edge.end}: {edge.label}" for edge in edges)
        case Text(text) | Note(text):
            return (text,)
        case _:
            return ()
