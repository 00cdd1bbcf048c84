"""HTML: one file that looks well on a screen, a phone and paper, and in which nothing runs or is loaded."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from handoff.model.problem import Problem
from handoff.page import Chart, Column, Graph, InCell, Note, Page, Portion, Spark, Table, Text, Tone, Trail
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_html
from handoff.rendering._trail import Sign, legend, sign_of, trails
from handoff.rendering._words import note_word, place

if TYPE_CHECKING:
    from handoff.rendering._bars import Strip
    from handoff.rendering._figure import Figure
    from handoff.rendering._spark import Line

NAME = "html"
_WIDE = Canvas()  # where only ASCII can be shown, the finished document is turned into it
_COPIED = "    "
_SHORT = 16
_USUAL = ("left", "always", "plain", "")


class Part(Struct, frozen=True):
    """Lines of a text that belong together: a paragraph, or lines that people copy as they stand."""

    lines: tuple[str, ...]
    copied: bool


class Shown(Struct, frozen=True):
    """A cell as it is drawn: its text, or that of signs, a line or a bar; ``column`` is what its column is called."""

    text: str
    classes: str
    column: str = ""
    whole: str = ""
    signs: tuple[Sign, ...] = ()
    line: "Line | None" = None
    strip: "Strip | None" = None


class Grid(Struct, frozen=True):
    """A table as it is drawn: without the columns for spreadsheets; the cell at ``about`` says what its row is about."""

    title: str
    heads: tuple[Shown, ...]
    rows: tuple[tuple[Shown, ...], ...]
    about: int
    legend: str


class Plot(Struct, frozen=True):
    """A chart as it is drawn; ``legend`` tells what the signs mean, before the first."""

    title: str
    says: str
    tone: Tone
    need: str
    drawn: "Figure"
    legend: str


def render(page: Page, canvas: Canvas) -> str:
    """The page as one HTML file with its own style: tables whose heads repeat on paper and whose rows become cards on a phone.

    A policy in the file lets no script run and nothing load, and every text is escaped besides.  Graphs are a picture and a
    table of who hands what to whom, with links between its rows.
    """
    from handoff.rendering._html import html_file  # noqa: PLC0415 -- it takes time to load

    document = html_file(
        "page",
        page.title.strip(),
        ("chart",),
        blocks=tuple(_shown(page)),
        kind_of=_kind_of,
        parts_of=_parts_of,
        note_word=note_word,
        place=place,
    )
    return document if canvas.unicode else ascii_html(document)


def _kind_of(block: object) -> str:
    """What the template draws it as."""
    match block:
        case Text(heading=True):
            return "heading"
        case Text() | Note() | Problem():
            return type(block).__name__.lower()
        case Grid():
            return "table"
        case Plot():
            return "chart"
        case _:
            return "graph"


def _shown(page: Page) -> Iterator[object]:
    """The blocks as the template takes them; the signs of trails are explained once."""
    signs = legend(trails(page), _WIDE)
    graphs = plots = 0
    for block in page.blocks:
        if isinstance(block, Table):
            explained = any(isinstance(cell, Trail) for row in block.rows for cell in row)
            yield _grid(block, signs if explained else "")
            signs = "" if explained else signs
        elif isinstance(block, Chart):
            plots += 1
            yield _plot(block, plots, page)
        elif isinstance(block, Graph):
            from handoff.rendering._chain import drawing_of  # noqa: PLC0415 -- few pages have a graph

            graphs += 1
            yield drawing_of(block, f"g{graphs}")
        else:
            yield block


def _plot(chart: Chart, number: int, page: Page) -> Plot:
    from handoff.rendering._figure import figure_of, legend_of  # noqa: PLC0415 -- few pages have a chart

    legend = "" if number > 1 else legend_of(block for block in page.blocks if isinstance(block, Chart))
    return Plot(chart.title, chart.says, chart.tone, chart.need, figure_of(chart, f"c{number}"), legend)


def _grid(table: Table, signs: str) -> Grid:
    kept = [at for at, column in enumerate(table.columns) if column.need != "sheet"]
    heads = tuple(Shown(table.columns[at].title, _classes(table.columns[at])) for at in kept)
    rows = tuple(tuple(_cell(table.columns[at], row[at]) for at in kept) for row in table.rows)
    # A cell that is short for a longer name is what its row is about; else that is the first one.
    about = min((at for row in rows for at, cell in enumerate(row) if cell.whole), default=0)
    return Grid(table.title.strip(), heads, rows, about, signs)


def _cell(column: Column, cell: InCell) -> Shown:
    if isinstance(cell, Trail):
        return Shown(", ".join(cell.results), _classes(column), column.title, "", tuple(map(sign_of, cell.results)))
    if isinstance(cell, Spark):
        from handoff.rendering._spark import line_of  # noqa: PLC0415 -- few tables have a spark

        return Shown(cell.text, _classes(column), column.title, line=line_of(cell))
    if isinstance(cell, Portion):
        from handoff.rendering._bars import strip_of  # noqa: PLC0415 -- few tables have a bar

        return Shown(cell.text, "bar", column.title, strip=strip_of(cell))
    return Shown(cell.text, _classes(column, cell.tone, cell.text), column.title, cell.whole)


def _classes(column: Column, tone: str = "plain", text: str = "") -> str:
    """What the style needs to know of a cell or, without a text, of a head: a figure, a day or a short name is not broken."""
    whole = len(text) <= _SHORT and ("-" in text or any(sign.isdecimal() for sign in text))
    return " ".join(word for word in (column.align, column.need, tone, "short" if whole else "") if word not in _USUAL)


def _parts_of(text: str) -> Iterator[Part]:
    """A text as its paragraphs, and what is indented in it as lines to copy."""
    for kind, lines in groupby(text.split("\n"), key=_line_kind):
        if kind:
            yield Part(tuple(lines), copied=kind == "copied")


def _line_kind(line: str) -> str:
    if line.startswith(_COPIED):
        return "copied"
    return "set" if line.strip() else ""
