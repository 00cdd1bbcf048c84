from collections.abc import Callable
from datetime import date

import pytest

from handoff.checks.action_overdue import find
from handoff.model.improving import Action, Finding
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem

from .remedies import SERVICE, found, held, moved, planned

Look = Callable[..., list[Problem]]


@pytest.fixture
def told(described: Callable[..., Organisation]) -> Look:
    return lambda day, *entries: list(find(described(SERVICE), held(*entries), date.fromisoformat(day)))


def test_what_was_not_done_by_its_day_is_told(told: Look) -> None:
    (problem,) = told("2025-05-01", planned())
    assert 'was to be done by "Order desk lead" until 2025-04-30.' in problem.message
    assert (problem.severity, problem.about) == ("warning", "service/orders/in-time")
    assert told("2025-04-30", planned()) == []


@pytest.mark.parametrize(("severity", "graver"), [("minor", "warning"), ("major", "error"), ("critical", "error")])
def test_it_is_as_grave_as_its_finding(told: Look, severity: str, graver: str) -> None:
    seen = found(severity=severity)
    assert [problem.severity for problem in told("2025-05-01", seen, planned(seen))] == [graver]


def more_time(action: Action, *days: str) -> tuple[Finding | Action, ...]:
    return tuple(moved(action, "extend", f"2025-04-0{at}", due=date.fromisoformat(day)) for at, day in enumerate(days, 1))


def test_more_time_moves_the_day_and_twice_is_told(told: Look) -> None:
    action = planned()
    assert told("2025-05-15", action, *more_time(action, "2025-05-15")) == []
    (problem,) = told("2025-06-16", action, *more_time(action, "2025-05-15", "2025-06-15"))
    assert "until 2025-06-15, after it was given more time 2 times." in problem.message


def test_what_was_done_has_until_the_day_that_it_said(told: Look) -> None:
    action = planned(expected_by=date(2025, 8, 1))
    done = moved(action, "do")
    assert told("2025-08-01", action, done) == []
    (problem,) = told("2025-08-02", action, done)
    assert "was to have proved itself by 2025-08-01." in problem.message
    assert told("2026-08-02", action, done, moved(action, "close", outcome="ineffective")) == []
