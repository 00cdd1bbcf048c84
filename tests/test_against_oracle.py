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

from handoff.workspace.opening import Workspace

from .oracle.judging import Row, row, totals
from .oracle.organisations import STARTS, a_day_to_ask, a_span, a_standard, redefined, waivers
from .oracle.periods import Span, fiscal_span, period_around
from .oracle.sides import contradicts
from .oracle.words import Seen, Standard, Waiver, seen, standards_in
from .oracle.workspaces import opened, record, report, waive, write


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


def differing(  # noqa: PLR0913, PLR0917 -- a report's whole question
    workspace: Workspace,
    own: Sequence[Standard],
    measured: Sequence[Seen],
    as_of: date,
    span: Span | None,
    waived: Sequence[Waiver] = (),
) -> list[Any]:
    """What the report of a workspace and the oracle disagree about: rows, totals, a value on the wrong side of its target."""
    facts = report(workspace, as_of, span.label if span else "")
    expected = {standard.name: row(standard, measured, as_of, span, waived) for standard in own}
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
            record(folder, definitions, chance)
            promised = {standard.name: standard for standard in standards_in(folder)}
            for number, one in enumerate(definitions):
                measured += [seen(promised[f"works/goods/s{number}"], day, value) for day, value in one.recorded]
        workspace, standards = opened(folder), standards_in(folder)
        names = [standard.name for standard in standards]
        waived = waivers(chance, names)
        waive(folder, waived, waivers(chance, names))
        for _ in range(4):
            assert differing(workspace, standards, measured, a_day_to_ask(chance), a_span(chance, starts), waived) == []
