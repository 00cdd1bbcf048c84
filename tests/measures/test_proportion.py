"""Proportions: parts of wholes, pooled by adding both."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.measures import proportion
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

Judge = Callable[..., tuple[str, Fraction | None, str]]
MEASURE = Measure("proportion", Source("standards/x.yaml"), counts="right", of="all")

READ = [
    (("97/104",), "97", "104"),
    (("97", "/", "104"), "97", "104"),
    (("97 / 104",), "97", "104"),
    (("0/5",), "0", "5"),
    (("5/5",), "5", "5"),
    (("98.20/100.5",), "98.20", "100.5"),
]


@pytest.mark.parametrize(("words", "numerator", "denominator"), READ)
def test_two_counts_are_read_with_the_digits_that_were_typed(words: tuple[str, ...], numerator: str, denominator: str) -> None:
    observation = proportion.parse(words, MEASURE)
    assert observation == Observation(numerator=Decimal(numerator), denominator=Decimal(denominator))
    assert proportion.written(observation) == f"{numerator}/{denominator}"


REFUSED = [
    ("93 %", '"93 %" does not say of how many'),
    ("93%", '"93%" does not say of how many'),
    ("93", '"93" does not say of how many'),
    ("0/0", '"0/0" has nothing to measure'),
    ("3/0", '"3/0" has nothing to measure'),
    ("104/97", '"104/97" has more good ones than there were'),
    ("-1/5", '"-1/5" has a minus sign'),
    ("-0/5", '"-0/5" has a minus sign'),
    ("1/-5", '"1/-5" has a minus sign'),
    ("97/104/3", '"97/104/3" is no number'),
    ("97/104 5/6", '"97/104 5/6" is no number'),
    ("1e400/1e401", "is no number"),
    ("1_000/2_000", "is no number"),
    ("98,2/100", "is no number"),
    ("nan/1", "is no number"),
    ("1/inf", "is no number"),
    ("\N{FULLWIDTH DIGIT NINE}/9", "is no number"),
    ("97/104\n", "<U+000A>"),
    ("1/" + "9" * 5000, '"1/999999999999999999999999999999999999999999999999999999999…"'),
    ("/", "is no number"),
    ("", "There is no value"),
    (" ", "There is no value"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_anything_else_is_refused_with_an_example(refused: Callable[..., Fault], text: str, message: str) -> None:
    fault = refused(MEASURE, text)
    assert message in fault.message
    assert "97/104" in fault.fix


def test_nothing_to_measure_is_sent_to_no_opportunity(refused: Callable[..., Fault]) -> None:
    assert "--no-opportunity" in refused(MEASURE, "0/0").fix


JUDGED = [
    ("97/104", "at least 90 %", "at least 80 %", "met", Fraction(97, 104), "93.3 %"),
    # Both numbers add: the mean of the two shares would be 95 %, and met.
    ("90/100; 1/1", "at least 95 %", "", "missed", Fraction(91, 101), "90.1 %"),
    ("9496/10000", "at least 95 %", "at least 90 %", "near", Fraction(9496, 10000), "94.96 %"),
    ("9499999/10000000", "at least 95 %", "", "missed", Fraction(9499999, 10**7), "94.99999 %"),
    ("7996/10000", "at least 95 %", "at least 80 %", "missed", Fraction(7996, 10000), "79.96 %"),
    ("95/100", "at least 95 %", "", "met", Fraction(95, 100), "95 %"),
    ("9504/10000", "at least 95 %", "", "met", Fraction(9504, 10000), "95.04 %"),
    ("9999/10000", "at least 95 %", "", "met", Fraction(9999, 10000), "99.99 %"),
    ("1/10000", "at most 5 %", "", "met", Fraction(1, 10000), "0.01 %"),
    ("0/9", "at most 5 %", "", "met", Fraction(0), "0 %"),
    ("1/3", "exactly 100 %", "at least 30 %", "near", Fraction(1, 3), "33.3 %"),
    ("2/3", "between 60 and 70 %", "", "met", Fraction(2, 3), "66.7 %"),
    ("3/250", "at most 12 per 1000", "", "met", Fraction(3, 250), "12 per 1000"),
    ("3/1000000", "at most 3.5 ppm", "", "met", Fraction(3, 10**6), "3 ppm"),
]


@pytest.mark.parametrize("row", JUDGED, ids=str)
def test_entries_are_pooled_and_never_rounded_towards_the_target(
    judge: Judge, row: tuple[str, str, str, str, Fraction, str]
) -> None:
    entries, target, limit, *expected = row
    assert judge(MEASURE, entries, target, limit) == tuple(expected)


def test_an_entry_is_summed_in_millionths(summed: Callable[..., Summary]) -> None:
    observation = Observation(numerator=Decimal("97.5"), denominator=Decimal(104))
    assert summed(observation, "at least 90 %", "", MEASURE) == Summary(entries=1, total=97_500_000, base=104_000_000)


def test_a_period_without_opportunity_counts_as_an_entry_and_as_nothing_else(
    summed: Callable[..., Summary], targeted: Callable[[str], Target]
) -> None:
    summary = summed(Observation(no_opportunity="none shipped"), "at least 90 %", "", MEASURE)
    assert summary == Summary(entries=1, no_opportunity="none shipped")
    target = targeted("at least 90 %")
    assert proportion.judged_value(summary, target, MEASURE) is None
    assert not proportion.met(summary, target, MEASURE)
    assert not proportion.kept(summary, target, MEASURE)
    assert proportion.show(summary, target, MEASURE) == ""


UNSUITED = [
    ("at least 90", "is no share"),
    ("at most 4 h", "is no share"),
    ("at least 90 mm", "is no share"),
    ("at least 101 %", "outside 0 % to 100 %"),
    ("at least -1 %", "outside 0 % to 100 %"),
    ("at least 90 %, attain 95 %", "judged by its readings"),
    ("at least 90 %, judged by mean", "judged by its readings"),
]


@pytest.mark.parametrize(("target", "message"), UNSUITED)
def test_a_target_that_is_no_share_does_not_suit(targeted: Callable[[str], Target], target: str, message: str) -> None:
    fault = proportion.suits(targeted(target), MEASURE)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert fault.why
    assert fault.fix


NO_PROPORTION = [
    Observation(),
    Observation(no_opportunity=""),
    Observation(numerator=Decimal(1)),
    Observation(denominator=Decimal(1)),
    Observation(count=Decimal(1)),
    Observation(numerator=Decimal(2), denominator=Decimal(1)),
    Observation(numerator=Decimal(0), denominator=Decimal(0)),
    Observation(numerator=Decimal(-1), denominator=Decimal(1)),
    Observation(numerator=Decimal(1), denominator=Decimal("1e400")),
    Observation(numerator=Decimal("NaN"), denominator=Decimal(1)),
    Observation(numerator=Decimal("sNaN"), denominator=Decimal(1)),
    Observation(numerator=Decimal("1e999999999"), denominator=Decimal(1)),
    Observation(numerator=Decimal(1), denominator=Decimal(1), count=Decimal(1)),
    Observation(numerator=Decimal(1), denominator=Decimal(1), no_opportunity="none"),
    Observation(no_opportunity="none", count=Decimal("sNaN")),
]


@pytest.mark.parametrize("observation", NO_PROPORTION, ids=str)
def test_a_decoded_entry_that_nobody_could_have_recorded_is_a_fault(
    targeted: Callable[[str], Target], observation: Observation
) -> None:
    fault = proportion.summarise(observation, targeted("at least 90 %"), None, MEASURE)
    assert isinstance(fault, Fault)
    assert "no observation of a proportion" in fault.message


@pytest.mark.parametrize("text", ["1.000/1.200", "999/1.200", "1.000/5000"])
def test_a_count_that_may_mean_thousands_is_refused(text: str) -> None:
    fault = proportion.parse((text,), MEASURE)
    assert isinstance(fault, Fault)
    assert "thousands" in fault.message


@pytest.mark.parametrize("text", ["1.2/1.25", "0.125/1", "37.5/40", "1.0000/1.2000"])
def test_a_true_fraction_is_taken(text: str) -> None:
    assert not isinstance(proportion.parse((text,), MEASURE), Fault)
