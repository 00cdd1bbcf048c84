"""A report as a value: blocks for people, facts for machines; it knows no format and no question."""

from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

Tone = Literal["plain", "strong", "quiet", "good", "near", "bad", "warn"]
Align = Literal["left", "right"]
Need = Literal["always", "spare", "sheet", "drawn"]


class Cell(Struct, frozen=True):
    """One cell of a table: what people read, its tone, and what stands behind it for spreadsheets.

    ``number`` is the plain number, ``whole`` the text of which ``text`` is a short form ('': there is none).
    """

    text: str
    tone: Tone = "plain"
    number: str = ""
    whole: str = ""


class Trail(Struct, frozen=True):
    """The results of successive periods, oldest first, drawn as small as the format allows."""

    results: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, for formats that draw nothing."""
        return " ".join(self.results)


class Spark(Struct, frozen=True):
    """The values of successive periods, oldest first, drawn as small as the format allows."""

    values: tuple[float, ...]

    @property
    def text(self) -> str:
        """The values with four digits, for formats that draw nothing."""
        return " ".join(f"{value:.4g}" for value in self.values)


class Portion(Struct, frozen=True):
    """A portion of a whole as a bar, and that of all above and with it; ``length`` is its part of the largest one."""

    share: float
    upto: float
    length: float
    tone: Tone = "plain"

    @property
    def text(self) -> str:
        """Both in words, for whoever cannot see them."""
        return f"{self.share * 100:.1f} % of all, {self.upto * 100:.1f} % with all above"


InCell = Cell | Trail | Spark | Portion


class Column(Struct, frozen=True):
    """A column's title and alignment; a ``spare`` one may be left out where there is no room for it, a ``sheet`` one is
    for spreadsheets only, a ``drawn`` one for all others.
    """

    title: str
    align: Align = "left"
    need: Need = "always"


class Text(Struct, frozen=True):
    """A paragraph; ``heading`` ones open a section."""

    text: str
    tone: Tone = "plain"
    heading: bool = False


class Note(Struct, frozen=True):
    """Something the reader must not miss, with its tone."""

    text: str
    tone: Tone = "warn"


class Table(Struct, frozen=True):
    """Rows under columns; ``name`` is a short id (csv has one section a table)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[InCell, ...], ...]


class Node(Struct, frozen=True):
    """A node of a graph: id, label, and the word that says what it is (department, customer, ...)."""

    id: str
    label: str
    kind: str


class Edge(Struct, frozen=True):
    """What goes from one node to another."""

    start: str
    end: str
    label: str


class Graph(Struct, frozen=True):
    """Nodes and edges; formats without a drawing show it as a tree from ``roots``."""

    name: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    roots: tuple[str, ...]


class Plotted(Struct, frozen=True, gc=False):
    """One point of a chart: its value, the lines that it is held against, and what stands out about it (None, '': nothing)."""

    at: str
    value: float | None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    tone: Tone = "plain"
    says: str = ""


class Chart(Struct, frozen=True):
    """Points in time order between the lines that they are held against; ``name`` is a short id.

    ``says`` tells in words what is seen, in its tone.  ``phases`` are the places, counted from 0, of points where a phase begins;
    ``target`` is a line through all, ``unit`` stands beside the values.  A ``spare`` one is drawn small, and only among pictures.
    """

    name: str
    title: str
    says: str
    points: tuple[Plotted, ...]
    phases: tuple[int, ...] = ()
    target: float | None = None
    unit: str = ""
    tone: Tone = "plain"
    need: Literal["always", "spare"] = "always"


Block = Text | Note | Table | Chart | Graph | Problem


class Rule(Struct, frozen=True):
    """Something that was looked for: its name, how bad a breach is, its manual page in Markdown, and from which level it counts."""

    name: str
    severity: Severity
    text: str
    level: Level


class Excused(Struct, frozen=True):
    """A problem that a waiver covers: who allowed it, why, and until when (None: it has no end)."""

    problem: Problem
    because: str
    approved_by: str
    until: date | None


class Findings(Struct, frozen=True):
    """What formats made of findings take from a page: all problems, those a waiver covers, every rule that was looked for, and
    the problems that count only from a later level on.
    """

    problems: tuple[Problem, ...] = ()
    excused: tuple[Excused, ...] = ()
    rules: tuple[Rule, ...] = ()
    later: tuple[Problem, ...] = ()


class Deadline(Struct, frozen=True):
    """Something to be done by a day: ``id`` stays the same as long as it is the same thing; ``text`` says how.

    ``known_on`` is the day on which it was so.
    """

    id: str
    title: str
    text: str
    day: date
    known_on: date


class Page(Struct, frozen=True):
    """A whole report.  ``facts`` is a frozen value that JSON shows complete, ``version`` first.

    ``findings`` and ``deadlines`` are for formats that consist of nothing else: of annotations, test cases, calendar entries.
    """

    title: str
    blocks: tuple[Block, ...]
    facts: Struct
    findings: Findings = Findings()
    deadlines: tuple[Deadline, ...] = ()
