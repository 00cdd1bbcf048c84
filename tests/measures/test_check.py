"""Checks: pass, fail, or so many points."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.measures import check
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.target import Target

MEASURE = Measure("check", Source("standards/x.yaml"), points="of the closing checklist")

READ = [
    (("pass",), "1", "1", "pass"),
    (("FAIL",), "0", "1", "fail"),
    (("1/1",), "1", "1", "pass"),
    (("0/1",), "0", "1", "fail"),
    (("19/20",), "19", "20", "19/20"),
    (("19", "/", "20"), "19", "20", "19/20"),
    (("18.5/20",), "18.5", "20", "18.5/20"),
]


@pytest.mark.parametrize(("words", "passed", "points", "written"), READ)
def test_a_word_is_one_point_and_points_are_counted(words: tuple[str, ...], passed: str, points: str, written: str) -> None:
    observation = check.parse(words, MEASURE)
    assert observation == Observation(passed=Decimal(passed), points=Decimal(points))
    assert check.written(observation) == written


REFUSED = [
    ("yes", '"yes" is no result of a check'),
    ("95 %", '"95 %" is no result of a check'),
    ("19", '"19" is no result of a check'),
    ("pass fail", '"pass fail" is no result of a check'),
    ("pass\n", "<U+000A>"),
    ("20/19", "more good ones"),
    ("0/0", "nothing to measure"),
    ("-1/20", "minus sign"),
    ("1e2/1e3", "is no number"),
    ("", "There is no value"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_anything_else_is_refused_with_an_example(refused: Callable[..., Fault], text: str, message: str) -> None:
    fault = refused(MEASURE, text)
    assert message in fault.message
    assert "pass, fail or 19/20" in fault.fix


JUDGED = [
    ("pass", "exactly 100 %", "", "met", Fraction(1), "100 %"),
    ("fail", "exactly 100 %", "", "missed", Fraction(0), "0 %"),
    ("pass; pass; fail", "at least 95 %", "at least 60 %", "near", Fraction(2, 3), "66.7 %"),
    # Points add: 19 of 20 and 1 of 2 are 20 of 22, not the mean of 95 % and 50 %.
    ("19/20; 1/2", "at least 90 %", "", "met", Fraction(10, 11), "90.9 %"),
]


@pytest.mark.parametrize("row", JUDGED, ids=str)
def test_points_passed_and_points_add(
    judge: Callable[..., tuple[str, Fraction | None, str]], row: tuple[str, str, str, str, Fraction, str]
) -> None:
    entries, target, limit, *expected = row
    assert judge(MEASURE, entries, target, limit) == tuple(expected)


def test_a_target_that_is_no_share_does_not_suit(targeted: Callable[[str], Target]) -> None:
    fault = check.suits(targeted("at least 19 points"), MEASURE)
    assert isinstance(fault, Fault)
    assert "this check is one" in fault.message
    assert "at least 90 %" in fault.fix


NO_CHECK = [
    Observation(passed=Decimal(1)),
    Observation(numerator=Decimal(1), denominator=Decimal(1)),
    Observation(passed=Decimal(2), points=Decimal(1)),
    Observation(passed=Decimal("sNaN"), points=Decimal(1)),
    Observation(passed=Decimal(0), points=Decimal(0)),
    Observation(passed=Decimal(1), points=Decimal(1), unit="h"),
]


@pytest.mark.parametrize("observation", NO_CHECK, ids=str)
def test_a_decoded_entry_that_nobody_could_have_recorded_is_a_fault(
    targeted: Callable[[str], Target], observation: Observation
) -> None:
    fault = check.summarise(observation, targeted("at least 90 %"), None, MEASURE)
    assert isinstance(fault, Fault)
    assert "no observation of a check" in fault.message


@pytest.mark.parametrize(("typed", "taken"), [("27/30", True), ("30/30", True), ("19/20", False), ("pass", False)])
def test_a_list_that_says_how_many_points_it_has_takes_no_others(typed: str, taken: bool) -> None:  # noqa: FBT001 -- a table
    measure = Measure("check", MEASURE.source_place, points="30 points of the workplace checklist")
    found = check.parse((typed,), measure)
    assert isinstance(found, Observation) == taken
    assert taken or "29/30" in found.fix
