"""Plain text for terminals, logs and mail: wrapped to the canvas, with words and signs beside every colour."""

from collections.abc import Iterator

from handoff.model.problem import Problem
from handoff.page import Block, Chart, Graph, Note, Page, Table, Text, Tone, Trail
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import unobeyed
from handoff.rendering._trail import legend, trails
from handoff.rendering._type import plain, toned
from handoff.rendering._words import headline, note_word, place
from handoff.rendering._wrap import cells, wrap

NAME = "text"
NARROWEST = 20
WIDEST = 240
_COPIED = "    "
_NOTE_SIGNS: dict[Tone, str] = {"bad": "! ", "warn": "! "}
_SEVERITY_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "info": "quiet"}


def render(page: Page, canvas: Canvas) -> str:
    """The page from top to bottom, blocks parted by an empty line; only a word wider than the canvas is not broken, nor a line
    that people copy: of a remedy the lines after the first, of a text those that are indented by four.

    The width is taken as 20 at least and 240 at most.  A problem's first line is never broken, so that editors and searches
    find it; a reason that was given for one problem is not repeated for the next of its kind.
    """
    return "".join(f"{unobeyed(line)}\n" for line in _Sheet(page, canvas).lines())


class _Sheet:
    """A page while it is drawn: what was said once on it and need not be said again."""

    def __init__(self, page: Page, canvas: Canvas) -> None:
        self.page = page
        self.canvas = canvas
        self.width = min(max(canvas.width, NARROWEST), WIDEST)
        self.legend = legend(trails(page), canvas)
        self.reasons: set[tuple[str, str]] = set()

    def lines(self) -> Iterator[str]:
        """All lines, without their ends."""
        if self.page.title.strip():
            yield from self._set(self.page.title, "strong")
        before: Block | None = None
        for block in self.page.blocks:
            if isinstance(block, Chart) and block.need == "spare":
                continue
            if (before is not None or self.page.title.strip()) and not _stay_together(before, block):
                yield ""
            yield from self._block(block)
            before = block

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Text(text, heading=True):
                yield from self._heading(text)
            case Text(text, tone):
                yield from self._set(text, tone)
            case Note(text, tone):
                word = note_word(tone)
                yield from self._set(text, tone, f"{_NOTE_SIGNS.get(tone, '')}{word}: " if word else "", "  ")
            case Table():
                yield from self._table(block)
            case Chart(need="always"):
                from handoff.rendering._plot import plot_lines  # noqa: PLC0415 -- few pages have a chart

                yield from self._title(block.title)
                yield from self._set(block.says, block.tone) if block.says else ()
                yield from plot_lines(block, self.canvas, self.width)
            case Graph():
                from handoff.rendering._tree import tree_lines  # noqa: PLC0415 -- a verdict has no graph, and must come at once

                yield from self._title(block.title)
                yield from tree_lines(block, self.canvas, self.width)
            case Problem():
                yield from self._problem(block)

    def _set(self, text: str, tone: Tone = "plain", first: str = "", rest: str = "") -> Iterator[str]:
        for line in text.split("\n"):
            shown = plain(line, self.canvas)
            pieces = [f"{first}{shown}"] if line.startswith(_COPIED) else wrap(shown, self.width, first=first, rest=rest)
            for piece in pieces:
                yield toned(piece, tone, self.canvas)
            first = rest

    def _heading(self, text: str) -> Iterator[str]:
        lines = wrap(plain(text, self.canvas), self.width)
        for line in lines:
            yield toned(line, "strong", self.canvas)
        yield ("─" if self.canvas.unicode else "-") * min(max(map(cells, lines)), self.width)

    def _title(self, title: str) -> Iterator[str]:
        if title.strip():
            yield from self._set(title, "strong")

    def _table(self, table: Table) -> Iterator[str]:
        from handoff.rendering._table import table_lines  # noqa: PLC0415 -- a verdict has no table

        yield from self._title(table.title)
        yield from table_lines(table, self.canvas, self.width)
        if self.legend and any(isinstance(cell, Trail) for row in table.rows for cell in row):
            yield ""
            yield from self._set(self.legend, "quiet")
            self.legend = ""

    def _problem(self, problem: Problem) -> Iterator[str]:
        yield toned(plain(headline(problem), self.canvas), _SEVERITY_TONES[problem.severity], self.canvas)
        if problem.excerpt and problem.source.line:
            from handoff.rendering._excerpt import excerpt_lines  # noqa: PLC0415 -- a verdict has no problem

            yield from excerpt_lines(problem.excerpt, problem.source, self.canvas, self.width)
        if problem.why and (problem.check, problem.why) not in self.reasons:
            self.reasons.add((problem.check, problem.why))
            yield from self._set(problem.why, "plain", "  why: ", "       ")
        if problem.fix:
            step, *copied = problem.fix.split("\n")
            yield from self._set(step, "plain", "  fix: ", "       ")
            yield from (plain(f"       {line}", self.canvas) for line in copied)
        for also in problem.also:
            yield f"  also at {plain(place(also), self.canvas)}"
        for message in problem.follows:
            yield from self._set(message, "quiet", "  follows: ", "           ")


def _stay_together(before: Block | None, block: Block) -> bool:
    """Whether no empty line parts two blocks: a heading and what it heads, and notes in a row."""
    if isinstance(before, Text) and before.heading:
        return True
    return isinstance(before, Note) and isinstance(block, Note)
