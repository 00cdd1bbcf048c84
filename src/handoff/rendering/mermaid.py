"""Mermaid: the graphs of a page as a diagram that GitHub, GitLab and many wikis draw."""

from handoff.page import Graph, Page
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_mermaid, mermaid_label

NAME = "mermaid"


def render(page: Page, canvas: Canvas) -> str:
    """The page's graphs as one flowchart under its title; its other blocks are no drawing, and a page without a graph says so."""
    graphs = tuple(block for block in page.blocks if isinstance(block, Graph))
    lines = [f"%% {mermaid_label(page.title)}".rstrip()]
    from handoff.rendering._diagram import diagram_lines  # noqa: PLC0415 -- only this format and Markdown draw it

    lines += diagram_lines(graphs) if graphs else ["%% This page has no graph to draw: choose another format."]
    diagram = "".join(f"{line}\n" for line in lines)
    return diagram if canvas.unicode else ascii_mermaid(diagram)
