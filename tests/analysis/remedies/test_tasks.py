"""What the agenda has of findings and actions."""

from datetime import date, timedelta

import pytest

from handoff.analysis.agenda import Matter, agenda
from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Department, Organisation, Party
from handoff.model.problem import Source
from handoff.model.settings import Settings, Thresholds
from handoff.model.stated import Found, Taken

from .steps import NAME, found, taken

PLACE = Source("standards/x.yaml", 1, 1)
OPENED = found("f", severity="major", caused_at="paint/booth")
ACTION = taken("a", finding="f", department="paint")


def tasks(*steps: Found | Taken, day: str = "2026-01-20", within: int = 30, **asked: str) -> list[tuple[str, str, str, str, str]]:
    paint = Department("paint", "Paint shop", PLACE, head="Paint lead")
    organisation = Organisation(
        Settings("X", thresholds=Thresholds(days_when_major=20)), (paint,), (Party("u", "U", "customer", PLACE),)
    )
    holdings = Holdings(
        findings=tuple(one for one in steps if isinstance(one, Found)),
        actions=tuple(one for one in steps if isinstance(one, Taken)),
    )
    listed = agenda(organisation, holdings, (), Matter(date.fromisoformat(day), timedelta(days=within), **asked)).tasks
    return [(task.kind, task.state, task.what, task.who, str(task.day)) for task in listed]


@pytest.mark.parametrize(("day", "state"), [("2026-01-24", "coming"), ("2026-01-25", "due"), ("2026-01-26", "overdue")])
def test_a_finding_is_due_by_its_severity(day: str, state: str) -> None:
    assert tasks(OPENED, day=day) == [("finding", state, "find its cause: open (f)", "Paint lead", "2026-01-25")]


def test_a_finding_asks_for_its_next_step() -> None:
    cause = found("c", "cause", "f", "2026-01-07")
    assert [task[2] for task in tasks(OPENED, cause)] == ["act on its cause: open (f)"]
    worked = taken("d", "close", "a", "2026-01-19", outcome="effective")
    assert [task[2] for task in tasks(OPENED, cause, ACTION, worked)] == ["close it, with proof: open (f)"]
    assert tasks(OPENED, cause, ACTION, worked, found("e", "close", "f", "2026-01-20")) == []


def test_while_an_action_is_under_way_it_stands_for_its_finding() -> None:
    assert tasks(OPENED, ACTION, day="2026-07-02") == [("action", "overdue", "do it: open (a)", "Foreman", "2026-06-30")]


def test_what_was_done_waits_to_prove_itself() -> None:
    done = taken("d", "do", "a", "2026-06-01")
    assert tasks(ACTION, done, day="2026-09-20") == [
        ("action", "coming", "see whether it worked, and close it: open (a)", "Foreman", "2026-10-01")
    ]
    assert tasks(ACTION, done, day="2026-10-02")[0][1] == "overdue"


def test_what_was_given_more_time_twice_says_so() -> None:
    more = (taken(name, "extend", "a", "2026-06-01", due=date(2026, 7, day)) for name, day in (("b", 1), ("c", 9)))
    assert tasks(ACTION, *more, day="2026-07-01")[0][2:] == ("do it (given more time 2 times): open (a)", "Foreman", "2026-07-09")


def test_both_departments_see_it() -> None:
    for department in ("paint", NAME.partition("/")[0]):
        assert len(tasks(OPENED, department=department)) == len(tasks(ACTION, day="2026-07-01", department=department)) == 1
    assert tasks(OPENED, department="sales") == []
