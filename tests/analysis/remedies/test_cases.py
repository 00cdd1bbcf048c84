"""Findings: how they stand, whatever order their entries come in."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.remedies.cases import Case, cases, earlier_alike
from handoff.analysis.remedies.courses import courses
from handoff.model.stated import Found

from .steps import NAME, found, taken

STEPS = (
    found("a", severity="major", found_at="sales", caused_at="works"),
    found("b", "contain", "a", "2026-01-06"),
    found("c", "cause", "a", "2026-01-07", cause="people"),
    found("d", "cause", "a", "2026-01-09", cause="method", caused_at="paint"),
    found("e", "close", "a", "2026-03-01", outcome="solved"),
    found("f", "contain", "nobody-opened-it"),
)
ACTIONS = courses((taken("x", finding="a"), taken("y", finding="other"), taken("z", "do", "x")))


@given(st.permutations(STEPS))
def test_the_order_of_entries_does_not_matter(steps: Sequence[Found]) -> None:
    (case,) = cases(steps, ACTIONS)
    assert (case.id, case.state, case.severity, case.about, case.found_at) == ("a", "solved", "major", NAME, "sales")
    assert (case.cause, case.caused_at) == ("method", "paint")
    assert [course.id for course in case.actions] == ["x"]
    assert [course.id for course in case.acting] == ["x"]


@pytest.mark.parametrize(("steps", "state"), [(1, "open"), (2, "contained"), (3, "explained"), (5, "solved")])
def test_it_goes_from_open_to_solved(steps: int, state: str) -> None:
    (case,) = cases(STEPS[:steps], ())
    assert (case.state, case.is_open) == (state, state != "solved")


def test_one_of_an_output_is_about_the_output() -> None:
    opened = Found("a", found("a").act, found("a", standard=None, output="works/parts").finding, found("a").place, "")
    assert cases((opened,), ())[0].about == "works/parts"


def caused(name: str, day: str, cause: str, **more: object) -> tuple[Found, ...]:
    opened = found(name, day=day, caused_at="works", **more)
    return (opened, found(f"{name}2", "cause", name, day, cause=cause))


def test_the_same_cause_of_the_same_standard_is_told_of_the_later_one() -> None:
    known = cases(
        (*caused("a", "2026-01-05", "method"), *caused("b", "2026-05-05", "method"), *caused("c", "2026-06-05", "people")), ()
    )

    def alike(case: Case) -> list[str]:
        return [one.id for one in earlier_alike(case, known)]

    assert [alike(case) for case in known] == [[], ["a"], []]


def test_a_withdrawn_finding_is_alike_to_none() -> None:
    gone = found("a3", "close", "a", "2026-02-01", outcome="withdrawn")
    known = cases((*caused("a", "2026-01-05", "method"), gone, *caused("b", "2026-05-05", "method")), ())
    assert [earlier_alike(case, known) for case in known] == [(), ()]
    assert known[0].state == "withdrawn"


def test_that_it_is_there_again_is_said_when_it_is_opened_or_when_its_cause_is_found() -> None:
    (opened,) = cases((found("a", repeats="old"),), ())
    (explained,) = cases((found("a"), found("b", "cause", "a", repeats="older")), ())
    assert (opened.repeats, explained.repeats) == ("old", "older")
