"""Findings counted by cause, by place and by what they are about; those withdrawn or of another span are not."""

from datetime import date

import pytest

from handoff.analysis.few import GROUPINGS, NO_CAUSE, uncountable, vital_few
from handoff.analysis.judged import Judged, Question, StandsOn, Tally
from handoff.analysis.periods import period_of
from handoff.analysis.remedies.cases import Case
from handoff.model.entry import Act
from handoff.model.improving import Cause, Finding, FindingStep
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.stated import Found
from handoff.reports import pareto

ACT = Act(recorded_at="2026-10-01T00:00:00Z", recorded_by="Q. Manager", program="handoff 0.1")
OCTOBER = period_of(date(2026, 10, 1), "month")
IN_TIME = "works/goods/in-time"


def step(number: int, kind: FindingStep, **more: object) -> Found:
    said: dict[str, object] = {"stated_on": date(2026, 10, 5), "standard": IN_TIME, "statement": "seen"}
    finding = Finding(step=kind, **said | more)
    return Found(f"{number:064d}", ACT, finding, Source("ledger/x.jsonl", 2, 1), str(finding.standard or ""))


def a_case(number: int, cause: Cause | None = None, **more: object) -> Case:
    explained = step(number, "cause", cause=cause) if cause else None
    return Case(step(number, "open", **more), explained=explained)


CASES = (
    a_case(1, "method", found_at="sales", caused_at="works"),
    a_case(2, "method", found_at="sales", caused_at="works"),
    a_case(3, "people", found_at="sales"),
    a_case(4),
    a_case(5, "method", stated_on=date(2026, 11, 5)),
    Case(step(6, "open"), closed=step(6, "close", outcome="withdrawn")),
)


def counted(by: str) -> list[tuple[str, int]]:
    return [(bar.name, int(bar.count)) for bar in few(by).bars]


def few(by: str, department: str = ""):  # noqa: ANN201 -- what is counted
    question = Question(date(2026, 11, 21), department=department)
    judged = Judged(Organisation(Settings("Works")), question, OCTOBER, (), Tally(), StandsOn())
    return vital_few(judged, by, "findings", CASES)  # type: ignore[arg-type]  # words of the flag


def test_by_cause_also_those_that_nobody_has_explained() -> None:
    assert counted("cause") == [("method", 2), (NO_CAUSE, 1), ("people", 1)]


def test_by_where_they_were_found_and_caused() -> None:
    assert counted("place") == [
        ("found at sales and caused at works", 2),
        ("found at not said and caused at not said", 1),
        ("found at sales and caused at not said", 1),
    ]


@pytest.mark.parametrize(("by", "name"), [("standard", IN_TIME), ("output", "works/goods"), ("department", "works")])
def test_by_what_they_are_about(by: str, name: str) -> None:
    assert counted(by) == [(name, 4)]


def test_only_those_about_a_department() -> None:
    assert few("cause", "works").total == 4
    assert few("cause", "sales").total == 0
    assert pareto.page(few("cause", "sales")).blocks[0].text == "No findings were opened in 2026-10."


def test_results_have_no_cause_and_findings_no_customer() -> None:
    assert {one.name for one in GROUPINGS if uncountable(one.name, "findings")} == {"customer"}
    assert {one.name for one in GROUPINGS if uncountable(one.name, "misses")} == {"cause", "place"}
