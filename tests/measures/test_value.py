"""Values: readings in the measure's unit."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.measures import value
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

BORE = Measure("value", Source("standards/x.yaml"), unit="mm")
PLAIN = Measure("value", Source("standards/x.yaml"))
PURITY = Measure("value", Source("standards/x.yaml"), unit="%")
DEFECTS = Measure("value", Source("standards/x.yaml"), unit="per 1000")
SPEED = Measure("value", Source("standards/x.yaml"), unit="\N{GREEK SMALL LETTER MU}m/s")

READ = [
    (BORE, ("20.1", "20.2", "19.9"), "20.1 20.2 19.9"),
    (BORE, ("20.1 20.2",), "20.1 20.2"),
    (BORE, ("20.1mm",), "20.1"),
    (BORE, ("20.1 mm", "20.20mm"), "20.1 20.20"),
    (BORE, ("20.1", "20.2", "mm"), "20.1 20.2"),
    (PLAIN, ("-0.3",), "-0.3"),
    (PURITY, ("98.2%",), "98.2"),
    (PURITY, ("98.2 % 97 %",), "98.2 97"),
    (DEFECTS, ("3", "per", "1000", "4"), "3 4"),
    (SPEED, ("5\N{MICRO SIGN}m/s",), "5"),
]


@pytest.mark.parametrize(("measure", "words", "readings"), READ)
def test_readings_are_bare_or_in_the_measures_own_unit(measure: Measure, words: tuple[str, ...], readings: str) -> None:
    observation = value.parse(words, measure)
    assert observation == Observation(readings=tuple(map(Decimal, readings.split())))
    assert value.written(observation) == readings


REFUSED = [
    (BORE, "20.1cm", '"20.1cm" is in cm: expected mm'),
    (BORE, "20.1 cm 20.2", "is in cm: expected mm"),
    (BORE, "20 MM", "is in MM: expected mm"),
    (PLAIN, "20.1mm", "is in mm: expected no unit"),
    (BORE, "20 nan", "is in nan: expected mm"),
    (BORE, "mm", '"mm" is no number'),
    (BORE, "20 mm mm", '"mm" is no number'),
    (BORE, "nan", '"nan" is no number'),
    (BORE, "inf", '"inf" is no number'),
    (BORE, "1e400", '"1e400" is no number'),
    (BORE, "1_000", '"1_000" is no number'),
    (BORE, "98,2", '"98,2" is no number'),
    (BORE, "+5", '"+5" is no number'),
    (BORE, ".5", '".5" is no number'),
    (BORE, "\N{MINUS SIGN}5", "is no number"),
    (BORE, "\N{FULLWIDTH DIGIT TWO}", "is no number"),
    (BORE, "2\N{ARABIC-INDIC DIGIT TWO}", "is no number"),
    (BORE, "20.1\n20.2", "is no unit"),
    (BORE, "20 ??", '"??" is no number'),
    (BORE, "9" * 5000, "is no number"),
    (BORE, "", "There is no value"),
]


@pytest.mark.parametrize(("measure", "text", "message"), REFUSED)
def test_anything_else_is_refused_with_an_example(refused: Callable[..., Fault], measure: Measure, text: str, message: str) -> None:
    fault = refused(measure, text)
    assert message in fault.message
    assert "20.1 20.2 19.9" in fault.fix


JUDGED = [
    (BORE, "20.1", "20 +- 0.5 mm", "", "met", Fraction(1), "20.1 mm"),
    (BORE, "20.6", "20 +- 0.5 mm", "20 +- 1 mm", "near", Fraction(0), "20.6 mm"),
    (BORE, "20.500001", "20 +- 0.5 mm", "", "missed", Fraction(0), "20.500001 mm"),
    (BORE, "20.1 20.2; 19.9", "20 +- 0.5 mm", "", "met", Fraction(1), "3 of 3 within (mean 20.07 mm, worst 20.2 mm)"),
    (BORE, "20.1 18; 21", "20 +- 0.5 mm", "", "missed", Fraction(1, 3), "1 of 3 within (mean 19.7 mm, worst 18 mm)"),
    (BORE, "3 5", "at least 4 mm", "", "missed", Fraction(1, 2), "1 of 2 within (mean 4 mm, worst 3 mm)"),
    (BORE, "1 2 3 9", "at most 3 mm, attain 75 %", "", "met", Fraction(3, 4), "75 % within"),
    (BORE, "1 2 9", "at most 3 mm, attain 75 %", "", "missed", Fraction(2, 3), "66.7 % within"),
    (BORE, "1 2 9", "at most 3 mm, attain 66.7 %", "", "missed", Fraction(2, 3), "66.67 % within"),
    (PLAIN, "0.1 0.2", "exactly 0.3, judged by total", "", "met", Fraction(3, 10), "total 0.3"),
    (PLAIN, "0.1; 0.2", "exactly 0.15, judged by mean", "", "met", Fraction(3, 20), "mean 0.15"),
    (PLAIN, "-3 -4", "at least -3.5, judged by mean", "", "met", Fraction(-7, 2), "mean -3.5"),
    (
        PLAIN,
        "3.9999 4.0003",
        "at most 4, judged by mean",
        "at most 5, judged by mean",
        "near",
        Fraction(40001, 10000),
        "mean 4.0001",
    ),
    (PLAIN, "-0.01 -0.02", "at most 0, judged by mean", "", "met", Fraction(-3, 200), "mean -0.015"),
    # Six decimals of a percentage are eight of a share: kept all the same.
    (PURITY, "99.999998", "at least 99.999998 %", "", "met", Fraction(1), "99.999998 %"),
    (PURITY, "99.999997", "at least 99.999998 %", "", "missed", Fraction(0), "99.999997 %"),
    (
        PURITY,
        "99.999999; 99.999998",
        "at least 99.999999 %, judged by mean",
        "",
        "missed",
        Fraction(199999997, 2 * 10**8),
        "mean 99.999998 %",
    ),
    (DEFECTS, "3 4", "at most 3.5 per 1000, judged by mean", "", "met", Fraction(35, 10000), "mean 3.5 per 1000"),
]


@pytest.mark.parametrize("row", JUDGED, ids=str)
def test_each_reading_their_mean_or_their_total_is_judged(
    judge: Callable[..., tuple[str, Fraction | None, str]], row: tuple[Measure, str, str, str, str, Fraction, str]
) -> None:
    measure, entries, target, limit, *expected = row
    assert judge(measure, entries, target, limit) == tuple(expected)


def test_an_entry_is_summed_with_its_squares_and_ends(summed: Callable[..., Summary]) -> None:
    summary = summed(Observation(readings=(Decimal("1.5"), Decimal(-2), Decimal(4))), "at most 1.5 mm", "at most 4 mm", BORE)
    assert summary == Summary(
        entries=1,
        total=3_500_000,
        base=3_000_000,
        squares=(15**2 + 20**2 + 40**2) * 10**10,
        conforming=2_000_000,
        tolerable=3_000_000,
        low=-2_000_000,
        high=4_000_000,
    )


def test_without_a_limit_what_is_tolerable_is_what_conforms(summed: Callable[..., Summary]) -> None:
    summary = summed(Observation(readings=(Decimal(1), Decimal(9))), "at most 3 mm", "", BORE)
    assert summary.tolerable == summary.conforming == 1_000_000


def test_a_period_without_opportunity_has_no_value(summed: Callable[..., Summary], targeted: Callable[[str], Target]) -> None:
    summary = summed(Observation(no_opportunity="none made"), "at least 3 mm", "", BORE)
    for target in (targeted("at least 3 mm"), targeted("at least 3 mm, judged by mean")):
        assert value.judged_value(summary, target, BORE) is None
        assert not value.met(summary, target, BORE)
        assert value.show(summary, target, BORE) == ""


UNSUITED = [
    (BORE, "at least 3 cm", "is in cm: expected mm", "in mm"),
    (BORE, "at least 3", "is in no unit: expected mm", "in mm"),
    (PLAIN, "at least 3 %", "is in %: expected no unit", "without a unit"),
    (PURITY, "at least 982 per 1000", "is in per 1000: expected %", "in %"),
    (Measure("value", Source("x.yaml"), unit="so many things"), "at least 3", '"so many things" is no unit', "one short word"),
]


@pytest.mark.parametrize(("measure", "target", "message", "fix"), UNSUITED)
def test_a_target_in_another_unit_does_not_suit(
    targeted: Callable[[str], Target], measure: Measure, target: str, message: str, fix: str
) -> None:
    fault = value.suits(targeted(target), measure)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert fix in fault.fix


NO_VALUE = [
    Observation(),
    Observation(readings=()),
    Observation(readings=(Decimal("1e400"),)),
    Observation(readings=(Decimal(1), Decimal("sNaN"))),
    Observation(readings=(Decimal(1),), unit="mm"),
    Observation(readings=(Decimal(1),), no_opportunity="none"),
    Observation(count=Decimal(1)),
]


@pytest.mark.parametrize("observation", NO_VALUE, ids=str)
def test_a_decoded_entry_that_nobody_could_have_recorded_is_a_fault(
    targeted: Callable[[str], Target], observation: Observation
) -> None:
    fault = value.summarise(observation, targeted("at least 3 mm"), None, BORE)
    assert isinstance(fault, Fault)
    assert "no observation of a value" in fault.message
