"""Facts for machines: versioned, complete, indented."""

from handoff.page import Page
from handoff.rendering._canvas import Canvas
from handoff.rendering._document import json_document

NAME = "json"


def render(page: Page, canvas: Canvas) -> str:
    """The page's facts; its blocks are for people."""
    return json_document(page.facts, canvas)
