"""GitHub's Markdown: for issues, pull requests, job summaries and wikis."""

import re
from collections.abc import Iterator
from itertools import pairwise

from handoff.model.problem import Problem
from handoff.page import Block, Chart, Graph, InCell, Note, Page, Portion, Spark, Table, Text, Trail
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_html, markdown_text, unobeyed
from handoff.rendering._trail import drawn, legend, trails
from handoff.rendering._words import note_word, place

NAME = "markdown"
_WIDE = Canvas()  # where only ASCII can be shown, the finished document is turned into it
_LINE_BREAK = "\\\n"
_EXCERPT_SHOWN = 160


def render(page: Page, canvas: Canvas) -> str:
    """The page under its title: tables as tables, graphs as Mermaid, problems as a list; nothing that was typed is markup."""
    title = f"# {markdown_text(page.title)}\n\n" if page.title.strip() else ""
    signs = legend(trails(page), _WIDE)
    parts: list[str] = []
    for block, after in pairwise((*page.blocks, Text(""))):
        listed = isinstance(block, Problem) and isinstance(after, Problem)
        part = _part(block)
        parts.append(part + ("\n" if listed else "\n\n") if part else "")
        if signs and isinstance(block, Table) and any(isinstance(cell, Trail) for row in block.rows for cell in row):
            parts.append(f"{markdown_text(signs)}\n\n")
            signs = ""
    document = f"{title}{''.join(parts)}".rstrip() + "\n"
    return document if canvas.unicode else ascii_html(document)


def _part(block: Block) -> str:
    match block:
        case Text(text, heading=True):
            return f"## {markdown_text(text)}"
        case Text(text, tone):
            return "\n\n".join(_paragraph(part, "**" if tone == "strong" else "") for part in text.split("\n\n"))
        case Note(text, tone):
            word = note_word(tone)
            return "> " + (f"**{word}:** " if word else "") + _paragraph(text, "").replace("\n", "\n> ")
        case Table() | Chart():
            return _table(block) if isinstance(block, Table) else _chart(block)
        case Graph():
            from handoff.rendering._diagram import diagram_lines  # noqa: PLC0415 -- few pages have a graph

            title = f"**{markdown_text(block.title)}**\n\n" if block.title.strip() else ""
            return "\n".join((f"{title}```mermaid", *diagram_lines((block,)), "```"))
        case Problem():
            return "\n".join(_problem(block))


def _paragraph(text: str, mark: str) -> str:
    lines = (markdown_text(line) for line in text.split("\n"))
    return _LINE_BREAK.join(f"{mark}{line}{mark}" for line in lines if line)


def _table(table: Table) -> str:
    title = [f"**{markdown_text(table.title)}**\n"] if table.title.strip() else []
    kept = [at for at, column in enumerate(table.columns) if column.need != "sheet"]
    heads = _row(markdown_text(table.columns[at].title) for at in kept)
    rule = _row("---:" if table.columns[at].align == "right" else "---" for at in kept)
    return "\n".join((*title, heads, rule, *(_row(_cell(row[at]) for at in kept) for row in table.rows)))


def _row(texts: Iterator[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _chart(chart: Chart) -> str:
    """The drawing of a terminal in a fence that nothing in it can close; one that is drawn only among pictures is left out."""
    from handoff.rendering._plot import plot_lines  # noqa: PLC0415 -- few pages have a chart

    if chart.need == "spare":
        return ""
    lines = [unobeyed(line) for line in plot_lines(chart, _WIDE, _WIDE.width)]
    fence = "`" * max(3, *(len(run) + 1 for line in lines for run in re.findall("`+", line)), 0)
    heads = [f"**{markdown_text(chart.title)}**"] if chart.title.strip() else []
    heads += [markdown_text(chart.says)] if chart.says.strip() else []
    return "\n\n".join((*heads, "\n".join((f"{fence}text", *lines, fence))))


def _cell(cell: InCell) -> str:
    if isinstance(cell, Trail):
        return markdown_text(drawn(cell.results, _WIDE))
    if isinstance(cell, Spark):
        from handoff.rendering._spark import sparked  # noqa: PLC0415 -- few tables have a spark

        return markdown_text(sparked(cell, _WIDE))
    if isinstance(cell, Portion):
        from handoff.rendering._bars import barred  # noqa: PLC0415 -- few tables have a bar

        return barred(cell, _WIDE)
    text = markdown_text(cell.text)
    return f"**{text}**" if text and cell.tone == "strong" else text


def _problem(problem: Problem) -> Iterator[str]:
    where, name = markdown_text(place(problem.source)), markdown_text(problem.check)
    yield f"- **{problem.severity}** {where} \\[{name}\\]: {markdown_text(problem.message)}"
    if problem.excerpt.strip():
        yield f"  - <code>{markdown_text(problem.excerpt.strip()[:_EXCERPT_SHOWN])}</code>"
    for word, text in (("why", problem.why), ("fix", problem.fix)):
        first, *more = text.split("\n")
        if text:
            yield f"  - {word}: {markdown_text(first)}"
        yield from (f"    <br><code>{_indent(line)}{markdown_text(line)}</code>" for line in more)
    for also in problem.also:
        yield f"  - also at {markdown_text(place(also))}"
    for message in problem.follows:
        yield f"  - follows: {markdown_text(message)}"


def _indent(line: str) -> str:
    """The blanks that a line of YAML begins with, so that Markdown keeps them."""
    return "&nbsp;" * (len(line) - len(line.lstrip(" ")))
