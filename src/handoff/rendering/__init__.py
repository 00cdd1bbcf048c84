"""The room of formats: one file each, from a page to text or a file's bytes; none knows the question."""

from typing import Protocol

from handoff.page import Page
from handoff.rendering import csv, github, html, ics, json, junit, markdown, mermaid, sarif, svg, text, xlsx
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import visible

__all__ = ["FORMATS", "Canvas", "Format", "format_named", "visible"]


class Format(Protocol):
    """A member is a module with these names."""

    NAME: str

    def render(self, page: Page, canvas: Canvas, /) -> str | bytes:
        """Draw the page: a text that ends with a newline, or the bytes of a file."""
        ...


FORMATS: tuple[Format, ...] = (text, json, markdown, csv, mermaid, junit, sarif, github, ics, html, svg, xlsx)


def format_named(name: str) -> Format:
    """The member of that name; the command line offers no others."""
    return next(member for member in FORMATS if name == member.NAME)
