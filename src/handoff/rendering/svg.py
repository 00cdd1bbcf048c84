"""SVG: the charts of a page below each other, as one picture for documents and browsers."""

from typing import TYPE_CHECKING

from msgspec import Struct

from handoff.page import Chart, Page, Text
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_html, one_line
from handoff.rendering._wrap import wrap

if TYPE_CHECKING:
    from handoff.rendering._figure import Figure

NAME = "svg"
_WIDTH, _LETTERS, _HEAD, _LINE, _GAP = 720, 100, 22, 18, 16
_NONE = "This page has no chart to draw: choose another format."


class Line(Struct, frozen=True):
    """A line of text above a chart, by what it is, and where its foot is."""

    kind: str
    text: str
    y: int


class Placed(Struct, frozen=True):
    """A chart, and how far below the top it begins."""

    figure: "Figure"
    y: int


def render(page: Page, canvas: Canvas) -> str:
    """Every chart with its heading, its title and what it says, below each other; a page without any says so.

    Nothing in it runs or is loaded, and every text is escaped.  It follows dark screens and paper; shapes tell what colours do.
    The same page gives the same bytes.
    """
    from handoff.rendering._figure import figure_of, legend_of  # noqa: PLC0415 -- no answer to a recording has a chart
    from handoff.rendering._html import svg_file  # noqa: PLC0415 -- it takes time to load

    charts = tuple(block for block in page.blocks if isinstance(block, Chart))
    legend = legend_of(charts).replace("   ", "\u2003") if charts else _NONE
    lines, y = [Line("head", one_line(page.title), _HEAD)], _HEAD + _GAP
    figures: list[Placed] = []
    if legend:
        y += _GAP // 2
        lines.append(Line("says quiet", legend, y))
    heading = ""
    for block in page.blocks:
        if isinstance(block, Text):
            heading = block.text if block.heading else heading
        elif isinstance(block, Chart):
            for kind, text in (("head", heading), ("head", block.title), (f"says {block.tone}", block.says)):
                pieces = wrap(one_line(text), _LETTERS) if text.strip() else []
                y += _GAP if kind == "head" and pieces else 0
                lines += (Line(kind, piece, y + _LINE * number) for number, piece in enumerate(pieces, 1))
                y += _LINE * len(pieces)
            figures.append(Placed(figure_of(block, f"c{len(figures) + 1}"), y + _GAP // 2))
            y, heading = y + figures[-1].figure.height + _GAP // 2, ""
    document = svg_file(page.title.strip(), width=_WIDTH, height=y + _GAP, lines=lines, figures=figures)
    return document if canvas.unicode else ascii_html(document)
