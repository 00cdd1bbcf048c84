"""A worksheet on paper: one HTML file that prints, with nothing in it that runs or loads."""

from handoff.page import Table
from handoff.rendering._html import html_file


def fill_in_paper(table: Table) -> str:
    """The table as a page of HTML: cells that are empty have room to write in."""
    heads = tuple(column.title.replace("_", " ") for column in table.columns)
    rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
    return html_file("worksheet", table.title, heads=heads, rows=rows)
