"""Pages that several formats are held by."""

from datetime import date

import pytest
from msgspec import Struct

from handoff.model.problem import Problem, Source
from handoff.page import (
    Cell,
    Chart,
    Column,
    Edge,
    Excused,
    Findings,
    Graph,
    Node,
    Note,
    Page,
    Plotted,
    Rule,
    Table,
    Text,
    Trail,
)

HOSTILE = '=1+1 \x1b[31m<b>|@me `x` ##[error] "]; \u202e[red] %%{init\n::stop::'


class Facts(Struct, frozen=True):
    """What a machine reads."""

    version: int
    note: str


@pytest.fixture
def page() -> Page:
    """One block of each kind, two tables, two problems with one reason."""
    results = Table(
        "results",
        "Worst first",
        (Column("Standard"), Column("Value", "right"), Column("Last six")),
        (
            (Cell("entered-in-time", "strong"), Cell("93.3 %", number="0.933"), Trail(("met", "near", "not-due"))),
            (Cell("on-the-day"), Cell("-2 min", "bad", number="-120"), Trail(("missed",))),
        ),
    )
    totals = Table("totals", "", (Column("What"), Column("n", "right")), ((Cell("due"), Cell("12", number="12")),))
    chain = Graph(
        "chain",
        "The chain",
        (Node("sales", "Sales", "core"), Node("buyers", "Buyers", "customer")),
        (Edge("sales", "buyers", "offers"),),
        ("sales",),
    )
    why = "Nobody can say whether it is kept."
    missing = Problem(
        "no-target", "error", Source("a.yaml", 12, 7), "It has no target.", why, "Add:\n    target: at least 90 %", "kind: wight"
    )
    another = Problem(
        "no-target", "warning", Source("b.yaml"), "Nor has this.", why, "Ask.", "", (Source("c.yaml", 3),), ("It has no limit.",)
    )
    blocks = (
        Text("Three numbers, always together."),
        Note("on-the-day is overdue.", "bad"),
        Note("Three entries are not committed."),
        Text("Results", heading=True),
        results,
        totals,
        chain,
        missing,
        another,
    )
    return Page("Compliance", blocks, Facts(1, "fine"))


@pytest.fixture
def hostile() -> Page:
    """The same text, as hostile as it gets, in every place where a user's text can stand."""
    place = Source(HOSTILE, 1, 3)
    blocks = (
        Text(HOSTILE),
        Text(HOSTILE, heading=True),
        Note(HOSTILE),
        Table(
            HOSTILE,
            HOSTILE,
            (Column(HOSTILE), Column(HOSTILE)),
            ((Cell(HOSTILE), Cell(HOSTILE, "bad", number=HOSTILE)), (Cell(HOSTILE), Trail((HOSTILE,)))),
        ),
        Chart(HOSTILE, HOSTILE, HOSTILE, (Plotted(HOSTILE, 1, 2, 0, 3, "bad", HOSTILE),) * 2, (1,), 4, HOSTILE),
        Graph(HOSTILE, HOSTILE, (Node(HOSTILE, HOSTILE, HOSTILE),), (Edge(HOSTILE, HOSTILE, HOSTILE),), (HOSTILE,)),
        Problem("bad-row", "error", place, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (place,), (HOSTILE,)),
    )
    problem = Problem(HOSTILE, "error", place, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (place,), (HOSTILE,), HOSTILE)
    excused = (Excused(problem, HOSTILE, HOSTILE, None),)
    findings = Findings((problem,), excused, (Rule(HOSTILE, "error", HOSTILE, "defined"),), (problem,))
    return Page(HOSTILE, blocks, Facts(1, HOSTILE), findings)


MANUAL = """It has no target.

## What it finds

A standard without
`target:`.

## Why it matters

Nobody can say.
"""


@pytest.fixture
def found() -> Page:
    """Findings of every kind: errors, a warning, an information, a fault of reading, one that is waived, one that counts later."""
    missing = Problem(
        *(
            "no-target",
            "error",
            Source("standards/a b.yaml", 12, 7),
            "It has no target.",
            "Nobody can say.",
            "Add:\n  target: 90 %",
        ),
        also=(Source("standards/c.yaml", 3),),
        follows=("It has no limit.",),
        about="a/b/c",
    )
    again = Problem("no-target", "error", Source("standards/d.yaml", 4), "It has no target.", about="d/e/f")
    quiet = Problem("no-head", "warning", Source("standards/a b.yaml"), "Nobody answers.", about="a")
    told = Problem("one-dimensional", "info", Source("standards/a b.yaml", 1), "All are about time.", about="a")
    broken = Problem("syntax", "error", Source("standards/e.yaml", 2, 1), "A quote is not closed.")
    waived = Problem("no-anchor", "error", Source("standards/parties.yaml"), "Nobody outside is named.")
    later = Problem("not-agreed", "info", Source("standards/d.yaml", 4), "Nobody signed it.", about="d/e/f")
    rules = (
        Rule("no-target", "error", MANUAL, "defined"),
        Rule("no-head", "warning", "Nobody answers.", "defined"),
        Rule("one-dimensional", "info", "All are about one thing.", "defined"),
        Rule("no-anchor", "error", "Nobody outside.", "defined"),
        Rule("not-agreed", "info", "Never signed.", "agreed"),
        Rule("no-output", "error", "No output.", "defined"),
    )
    excused = (Excused(waived, "a pilot", "B. Boss", date(2027, 1, 31)),)
    findings = Findings((quiet, told, missing, again, broken), excused, rules, (later,))
    return Page("3 errors, 1 warning, 1 for information in 3 files, 1 waived", (), Facts(1, "found"), findings)
