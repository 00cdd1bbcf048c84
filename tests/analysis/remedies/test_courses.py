"""Actions: how they stand, whatever order their entries come in."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.remedies.courses import Course, courses
from handoff.model.stated import Taken

from .steps import taken

STEPS = (
    taken("a"),
    taken("b", "extend", "a", "2026-06-20", due=date(2026, 7, 15)),
    taken("c", "extend", "a", "2026-07-10", due=date(2026, 8, 1)),
    taken("d", "do", "a", "2026-07-20", "Carl"),
    taken("e", "check", "a", "2026-09-01"),
    taken("f", "close", "a", "2026-11-05", outcome="ineffective"),
    taken("g", "close", "a", "2026-11-06", outcome="effective"),
    taken("h", "do", "nobody-opened-it"),
    taken("i", day="2026-02-01"),
)


def the(*steps: Taken) -> Course:
    (course,) = courses(steps)
    return course


@given(st.permutations(STEPS))
def test_the_order_of_entries_does_not_matter(steps: Sequence[Taken]) -> None:
    first, second = courses(steps)
    assert (first.id, first.stage, first.due, first.done_on) == ("a", "act", date(2026, 8, 1), date(2026, 7, 20))
    assert (first.is_open, first.is_effective, first.is_stretched, first.doers) == (False, True, True, ("Foreman", "Carl"))
    assert (second.id, second.stage, second.is_stretched) == ("i", "plan", False)


@pytest.mark.parametrize(("steps", "stage"), [(1, "plan"), (3, "plan"), (4, "do"), (5, "check"), (6, "act")])
def test_it_goes_through_plan_do_check_act(steps: int, stage: str) -> None:
    assert the(*STEPS[:steps]).stage == stage


@pytest.mark.parametrize(
    ("steps", "day", "overdue"),
    [(1, "2026-06-30", False), (1, "2026-07-01", True), (2, "2026-07-15", False), (2, "2026-07-16", True), (4, "2026-09-30", False),
     (4, "2026-10-02", True), (6, "2030-01-01", False)],
)  # fmt: skip
def test_it_is_overdue_until_it_is_done_and_again_when_it_should_have_proved_itself(steps: int, day: str, overdue: bool) -> None:  # noqa: FBT001 -- a table
    assert the(*STEPS[:steps]).is_overdue(date.fromisoformat(day)) is overdue


def test_who_did_it_is_whom_it_names_else_who_recorded_it() -> None:
    assert the(taken("a"), taken("b", "do", "a", recorder="Sam", by="Bob")).doers == ("Foreman", "Bob")
    assert the(taken("a", owner=None), taken("b", "do", "a")).doers == ("Ada",)


@pytest.mark.parametrize(("day", "late"), [("2026-11-19", True), ("2026-11-20", False), ("2026-11-21", False)])
def test_a_prediction_that_was_recorded_after_the_deed_is_known(day: str, late: bool) -> None:  # noqa: FBT001 -- a table
    assert the(taken("a"), taken("b", "do", "a", day)).is_predicted_late is late
    assert not the(taken("a")).is_predicted_late
