"""Counts, alone or per exposure."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.measures import count
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

ALONE = Measure("count", Source("standards/x.yaml"), counts="complaints")
RATE = Measure("count", Source("standards/x.yaml"), counts="complaints", per="deliveries")

READ = [
    (ALONE, ("3",), "3", None, "3"),
    (ALONE, ("0",), "0", None, "0"),
    (RATE, ("3/250",), "3", "250", "3/250"),
    (RATE, ("3", "/", "250.5"), "3", "250.5", "3/250.5"),
    (RATE, ("0/1",), "0", "1", "0/1"),
    (RATE, ("9/3",), "9", "3", "9/3"),
]


@pytest.mark.parametrize("row", READ, ids=str)
def test_a_count_is_read_with_its_exposure_where_the_measure_has_one(
    row: tuple[Measure, tuple[str, ...], str, str | None, str],
) -> None:
    measure, words, counted, exposure, written = row
    observation = count.parse(words, measure)
    assert observation == Observation(count=Decimal(counted), exposure=Decimal(exposure) if exposure else None)
    assert count.written(observation) == written


REFUSED = [
    (ALONE, "3/250", "expected one count, such as 3", "give the measure a `per`"),
    (ALONE, "3.5", '"3.5" is no count', "such as 3"),
    (ALONE, "-3", '"-3" is no count', "such as 3"),
    (ALONE, "-0", '"-0" is no count', "such as 3"),
    (ALONE, "3e5", '"3e5" is no number', "example, 3."),
    (ALONE, "3 4", '"3 4" is no number', "example, 3."),
    (ALONE, "3 complaints", '"3 complaints" is no number', "example, 3."),
    (ALONE, "", "There is no value", "--no-opportunity"),
    (RATE, "3", "does not say per how many", "such as 3/250"),
    (RATE, "3/0", "of which there were none", "--no-opportunity"),
    (RATE, "3/-250", "of which there were none", "3/250"),
    (RATE, "0.5/250", "is no count", "3/250"),
    (RATE, "3/x", '"3/x" is no number', "3/250"),
    (RATE, "/", '"/" is no number', "3/250"),
    (RATE, "", "There is no value", "3/250"),
]


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_anything_else_is_refused_with_what_was_expected(refused: Callable[..., Fault], row: tuple[Measure, str, str, str]) -> None:
    measure, text, message, fix = row
    fault = refused(measure, text)
    assert message in fault.message
    assert fix in fault.fix


JUDGED = [
    (ALONE, "3", "at most 3", "", "met", Fraction(3), "3"),
    (ALONE, "2; 2", "at most 3", "at most 4", "near", Fraction(4), "4"),
    (ALONE, "0; 0", "exactly 0", "", "met", Fraction(0), "0"),
    (ALONE, "3", "at most 2 accidents", "", "missed", Fraction(3), "3 accidents"),
    (RATE, "3/250", "at most 12 per 1000", "", "met", Fraction(3, 250), "12 per 1000"),
    (RATE, "3/250; 1/750", "at most 3 per 1000", "at most 0.4 %", "near", Fraction(4, 1000), "4 per 1000"),
    (RATE, "1/3", "at most 0.3", "", "missed", Fraction(1, 3), "0.33"),
    (RATE, "3/250", "at most 0.1", "", "met", Fraction(3, 250), "0.012"),
    (RATE, "9/3", "at most 2", "", "missed", Fraction(3), "3"),
]


@pytest.mark.parametrize("row", JUDGED, ids=str)
def test_counts_and_exposures_add(
    judge: Callable[..., tuple[str, Fraction | None, str]], row: tuple[Measure, str, str, str, str, Fraction, str]
) -> None:
    measure, entries, target, limit, *expected = row
    assert judge(measure, entries, target, limit) == tuple(expected)


def test_a_count_alone_rests_on_the_number_of_entries(summed: Callable[..., Summary]) -> None:
    assert summed(Observation(count=Decimal(3)), "at most 3", "", ALONE) == Summary(entries=1, total=3_000_000, base=1_000_000)


def test_a_period_without_opportunity_has_no_value(summed: Callable[..., Summary], targeted: Callable[[str], Target]) -> None:
    summary = summed(Observation(no_opportunity="plant closed"), "exactly 0", "", ALONE)
    assert summary == Summary(entries=1, no_opportunity="plant closed")
    assert not count.met(summary, targeted("exactly 0"), ALONE)
    assert count.show(summary, targeted("exactly 0"), ALONE) == ""


UNSUITED = [
    (ALONE, "at most 3 %", "`at most 3`"),
    (ALONE, "at most 3 per 1000", "`at most 3`"),
    (ALONE, "at most 3 h", "`at most 3`"),
    (RATE, "at most 3 accidents", "`at most 3 per 1000`"),
    (RATE, "at most 3 d", "`at most 3 per 1000`"),
    (ALONE, "at most 3, attain 95 %", "Leave out `attain`"),
    (RATE, "at most 3 %, judged by total", "Leave out `attain` and `judged_by`"),
]


@pytest.mark.parametrize("row", UNSUITED, ids=str)
def test_a_target_of_another_unit_does_not_suit(targeted: Callable[[str], Target], row: tuple[Measure, str, str]) -> None:
    measure, target, fix = row
    fault = count.suits(targeted(target), measure)
    assert isinstance(fault, Fault)
    assert target in fault.message
    assert fix in fault.fix


NO_COUNT = [
    (ALONE, Observation()),
    (ALONE, Observation(count=Decimal(3), exposure=Decimal(250))),
    (ALONE, Observation(count=Decimal("3.5"))),
    (ALONE, Observation(count=Decimal(-3))),
    (ALONE, Observation(count=Decimal("1E+3"))),
    (ALONE, Observation(count=Decimal("NaN"))),
    (ALONE, Observation(count=Decimal(3), points=Decimal(3))),
    (RATE, Observation(count=Decimal(3))),
    (RATE, Observation(count=Decimal(3), exposure=Decimal(0))),
    (RATE, Observation(count=Decimal(3), exposure=Decimal("sNaN"))),
    (RATE, Observation(count=Decimal(3), exposure=Decimal("1e400"))),
]


@pytest.mark.parametrize(("measure", "observation"), NO_COUNT, ids=str)
def test_a_decoded_entry_that_nobody_could_have_recorded_is_a_fault(
    targeted: Callable[[str], Target], measure: Measure, observation: Observation
) -> None:
    fault = count.summarise(observation, targeted("at most 3"), None, measure)
    assert isinstance(fault, Fault)
    assert "no observation of a count" in fault.message
