"""The room of formats: one file each, from a page to text; none knows the question."""

from typing import Protocol

from handoff.page import Page
from handoff.rendering import csv, github, ics, json, junit, markdown, mermaid, sarif, text
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import visible

__all__ = ["FORMATS", "Canvas", "Format", "format_named", "visible"]


class Format(Protocol):
    """A member is a module with these names."""

    NAME: str

    def render(self, page: Page, canvas: Canvas, /) -> str:
        """Draw the page; the text ends with a newline."""
        ...


FORMATS: tuple[Format, ...] = (text, json, markdown, csv, mermaid, junit, sarif, github, ics)


def format_named(name: str) -> Format:
    """The member of that name; the command line offers no others."""
    return next(member for member in FORMATS if name == member.NAME)
