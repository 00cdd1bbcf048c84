"""The compliance report held against a second, naive computation of it: on the worked example and on random organisations."""

import csv
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from handoff.analysis.judged import Question
from handoff.analysis.periods import Period
from handoff.model.entry import Act, Measurement
from handoff.reports import compliance
from handoff.workspace.asking import ask, span_of
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said

from .oracle.judging import Row, row, totals
from .oracle.organisations import STARTS, Written, a_day_to_ask, a_span, a_standard, redefined, write
from .oracle.periods import Span, fiscal_span, period_around
from .oracle.sides import contradicts
from .oracle.words import Seen, Standard, seen, standards_in


def opened(folder: Path) -> Workspace:
    workspace = open_workspace(folder)
    assert isinstance(workspace, Workspace), workspace
    assert workspace.problems == ()
    return workspace


def span_asked(workspace: Workspace, span: Span | None) -> Period | None:
    """The program's own reading of `2026-10`, or of two days as in `2026-10-01..2026-10-31`."""
    since, _, until = (span.label if span else "").partition("..")
    found = span_of("" if until else since, since if until else "", until, workspace.settings)
    assert found is None or isinstance(found, Period), found
    return found


def as_row(result: Mapping[str, Any]) -> Row:
    since, interval, periods = result["overdue_since"], result["interval"], result["periods"]
    return Row(
        result["standard"],
        result["period"],
        result["result"],
        result["value"],
        Fraction(str(result["n"])),
        interval and tuple(interval),
        (periods["due"], periods["measured"], periods["met"]),
        since and date.fromisoformat(since),
        result["stretch_reached"],
    )


def close(expected: Row) -> Row:
    """The same row, its interval to twelve decimals; everything else is exact."""
    return expected._replace(interval=expected.interval and pytest.approx(expected.interval, abs=1e-12))


def differing(workspace: Workspace, own: Sequence[Standard], measured: Sequence[Seen], as_of: date, span: Span | None) -> list[Any]:
    """What the report of a workspace and the oracle disagree about: rows, totals, a value on the wrong side of its target."""
    answer = ask(workspace, Question(as_of, span_asked(workspace, span)))
    assert answer.problems == ()
    facts: Any = to_builtins(compliance.page(answer.judged).facts)
    expected = {standard.name: row(standard, measured, as_of, span) for standard in own}
    found = {result["standard"]: as_row(result) for result in facts["results"]}
    assert found.keys() == expected.keys()
    total, counted = tuple(facts["totals"][name] for name in ("due", "measured", "met")), totals(expected.values())
    rows: list[Any] = [(found[name], one) for name, one in expected.items() if found[name] != close(one)]
    said = [(result["standard"], against) for result in facts["results"] if (against := contradicts(result))]
    return rows + said + ([(total, counted)] if total != counted else [])


@pytest.mark.parametrize(
    ("as_of", "span"),
    [
        ("2026-11-10", None),
        ("2026-10-31", None),
        ("2026-01-05", None),
        ("2026-11-10", period_around(date(2026, 1, 1), "year")),
        ("2026-11-10", period_around(date(2025, 1, 1), "year")),
        ("2026-07-04", period_around(date(2026, 4, 1), "quarter")),
        ("2026-10-02", period_around(date(2026, 10, 1), "week")),
        ("2026-11-10", fiscal_span(2025, (4, 1), None)),
        ("2026-02-10", fiscal_span(2025, (4, 1), 4)),
        ("2026-11-10", Span("2025-03-14..2025-09-02", date(2025, 3, 14), date(2025, 9, 2))),
        ("2027-12-31", Span("2024-01-01..2027-12-31", date(2024, 1, 1), date(2027, 12, 31))),
    ],
)
def test_every_result_of_the_worked_example(written_demo: Path, as_of: str, span: Span | None) -> None:
    standards = {one.name: one for one in standards_in(written_demo)}
    with (written_demo / "measurements.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    measured = [seen(standards[line["standard"]], date.fromisoformat(line["observed_on"]), line["value"]) for line in rows]
    assert differing(opened(written_demo), tuple(standards.values()), measured, date.fromisoformat(as_of), span) == []


def record(folder: Path, written: Sequence[Written]) -> list[Seen]:
    """Record all values through the program's own desk; the oracle reads the same words."""
    workspace = opened(folder)
    desk, measured = Desk(workspace.organisation), []
    standards = {one.name: one for one in standards_in(folder)}
    with workspace.ledger.draft(Act(recorded_at="2026-03-11T08:00:00Z", recorded_by="A", program="handoff")) as draft:
        for number, one in enumerate(written):
            name = f"works/goods/s{number}"
            for day, value in one.recorded:
                said = desk.measurement(Said(name, day, tuple(value.split()), "" if value else "closed"))
                assert isinstance(said, Measurement), said
                draft.add(said)
                measured.append(seen(standards[name], day, value))
        draft.publish()
    return measured


# Not shrunk: the pairs of rows that differ are small as they are.
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(chance=st.randoms(use_true_random=True))
def test_random_organisations(chance: Random) -> None:
    written, starts = [a_standard(chance) for _ in range(8)], chance.choice(STARTS)
    before, since = zip(*(redefined(chance, one) for one in written), strict=True)
    with tempfile.TemporaryDirectory() as name:
        folder, measured = Path(name), []
        for definitions in chance.choice(((written,), (written,), (before, since))):
            write(folder, definitions, starts)
            measured += record(folder, definitions)
        workspace, standards = opened(folder), standards_in(folder)
        for _ in range(4):
            assert differing(workspace, standards, measured, a_day_to_ask(chance), a_span(chance, starts)) == []
