"""The answer to ``handoff worksheet``: a row a standard, with empty cells for what the audit will find."""

from msgspec import Struct

from handoff.analysis.worksheets import Line
from handoff.page import Cell, Column, Page, Table

# What is printed on the sheet, then what people fill in: the columns that `record --from` reads.
PRINTED = ("standard", "statement", "definition", "sample", "target", "last_result", "due", "written_as")
EMPTY = ("observed_on", "value", "no_opportunity", "note", "evidence")


class WorksheetFacts(Struct, frozen=True):
    """The lines of a worksheet for machines."""

    version: int
    lines: tuple[Line, ...]


def worksheet_page(table: Table, lines: tuple[Line, ...]) -> Page:
    """A worksheet as a page, for the formats that draw any page."""
    return Page(table.title, (table,), WorksheetFacts(1, lines))


def worksheet_table(title: str, lines: tuple[Line, ...]) -> Table:
    """A row a line: what is printed, then the cells to fill in."""
    columns = tuple(Column(name) for name in (*PRINTED, *EMPTY))
    rows = tuple((*(Cell(text) for text in _printed(line)), *(Cell("") for _ in EMPTY)) for line in lines)
    return Table("worksheet", title, columns, rows)


def _printed(line: Line) -> tuple[str, ...]:
    return (line.standard, line.statement, line.definition, line.sample, line.target, line.last, line.due, line.example)
