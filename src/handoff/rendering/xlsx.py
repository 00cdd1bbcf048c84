"""XLSX: a workbook with a sheet for each table of the page, numbers as numbers and texts as texts."""

from handoff.page import Page
from handoff.rendering._canvas import Canvas

NAME = "xlsx"


def render(page: Page, _canvas: Canvas) -> bytes:
    """The page as a workbook: first a sheet with its title, texts and notes, then one a table, its header frozen.

    A cell with a number is that number, with the digits that spreadsheets keep; one with a short form has the whole text; a
    trail has its words, oldest first.  Everything else is text, whatever it looks like: no formula, no link, no day.  Graphs
    and problems are tables too.  A table longer than a sheet goes on in another.  The same page gives the same bytes.
    """
    from handoff.rendering._book import book_of  # noqa: PLC0415 -- no other format needs it, and it takes time to load

    return book_of(page)
