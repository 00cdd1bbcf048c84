"""Durations: times with their unit, on one clock."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.measures import duration
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

CALENDAR = Measure("duration", Source("standards/x.yaml"), start="order", stop="answer")
WORKING = Measure("duration", Source("standards/x.yaml"), start="order", stop="answer", clock="working")

READ = [
    (CALENDAR, ("90min",), "90", "min", "90min"),
    (CALENDAR, ("90", "min"), "90", "min", "90min"),
    (CALENDAR, ("90 min",), "90", "min", "90min"),
    (CALENDAR, ("1.50h", "2h"), "1.50 2", "h", "1.50h 2h"),
    (CALENDAR, ("0s",), "0", "s", "0s"),
    (CALENDAR, ("90min", "1.5h", "2d"), "90 90 2880", "min", "90min 90min 2880min"),
    (CALENDAR, ("0.000001d", "1s"), "0.0864 1", "s", "0.0864s 1s"),
    (WORKING, ("4wh", "3.5", "wh"), "4 3.5", "wh", "4wh 3.5wh"),
    (WORKING, ("2wd",), "2", "wd", "2wd"),
]


@pytest.mark.parametrize("row", READ, ids=str)
def test_times_keep_their_unit_or_become_the_smallest_one(row: tuple[Measure, tuple[str, ...], str, str, str]) -> None:
    measure, words, readings, unit, written = row
    observation = duration.parse(words, measure)
    assert observation == Observation(readings=tuple(map(Decimal, readings.split())), unit=unit)
    assert duration.written(observation) == written


REFUSED = [
    (CALENDAR, "90", '90 in "90" has no unit', "90min"),
    (CALENDAR, "90 80 min", "has no unit", "90min"),
    (CALENDAR, "1:30", '"1:30" may mean', "90min or 1.5h"),
    (CALENDAR, "-5min", "ends before it starts", "90min"),
    (CALENDAR, "3wh", "is in wh: expected s, min, h or d", "`clock: working`"),
    (CALENDAR, "2 hours", "is in hours: expected s, min, h or d", "90min"),
    (CALENDAR, "1h30min", "is in h30min: expected s, min, h or d", "90min"),
    (CALENDAR, "3mm", "is in mm", "90min"),
    (CALENDAR, "nan h", '"nan" is no number', "90min"),
    (CALENDAR, "1e400h", '"1e400h" is no number', "90min"),
    (CALENDAR, "1,5h", '"1,5h" is no number', "90min"),
    (CALENDAR, "1_000s", '"1_000s" is no number', "90min"),
    (CALENDAR, "999999999d 1s", '"999999999d 1s" is no number', "90min"),
    (CALENDAR, "90min\n", "<U+000A>", "90min"),
    (CALENDAR, "", "There is no value", "90min"),
    (WORKING, "90min", "is in min: expected wh or wd", "`clock: calendar`"),
    (WORKING, "3wh 2wd", "mixes working hours and working days", "4wh"),
    (WORKING, "3", "has no unit", "4wh"),
]


@pytest.mark.parametrize(("measure", "text", "message", "fix"), REFUSED)
def test_anything_else_is_refused_with_an_example(
    refused: Callable[..., Fault], measure: Measure, text: str, message: str, fix: str
) -> None:
    fault = refused(measure, text)
    assert message in fault.message
    assert fix in fault.fix


JUDGED = [
    (CALENDAR, "90min", "at most 1.5 h", "", "met", Fraction(1), "1.5 h"),
    (CALENDAR, "5401s", "at most 1.5 h", "at most 100 min", "near", Fraction(0), "1.5003 h"),
    (CALENDAR, "100min", "at most 1.5 h", "at most 100 min", "near", Fraction(0), "1.67 h"),
    (CALENDAR, "1h; 60min; 3600s", "at most 1 h", "", "met", Fraction(1), "3 of 3 within (mean 1 h, worst 1 h)"),
    (CALENDAR, "3h 3.2h 5h", "at most 4 h", "at most 5 h", "near", Fraction(2, 3), "2 of 3 within (mean 3.7 h, worst 5 h)"),
    (CALENDAR, "1h 2h 9h", "at most 4 h, attain 50 %", "", "met", Fraction(2, 3), "66.7 % within"),
    (CALENDAR, "1h 6h", "at most 3.5 h, judged by mean", "", "met", Fraction(12600), "mean 3.5 h"),
    (CALENDAR, "1d", "at most 23 h, judged by total", "", "missed", Fraction(86400), "total 24 h"),
    (WORKING, "3wh; 5wh", "at most 4 wh, judged by mean", "", "met", Fraction(4), "mean 4 wh"),
    (WORKING, "2wd", "at most 1 wd", "", "missed", Fraction(0), "2 wd"),
]


@pytest.mark.parametrize("row", JUDGED, ids=str)
def test_times_are_compared_in_their_base_unit_and_shown_in_the_targets(
    judge: Callable[..., tuple[str, Fraction | None, str]], row: tuple[Measure, str, str, str, str, Fraction, str]
) -> None:
    measure, entries, target, limit, *expected = row
    assert judge(measure, entries, target, limit) == tuple(expected)


def test_an_entry_is_summed_in_millionths_of_a_second(summed: Callable[..., Summary]) -> None:
    summary = summed(Observation(readings=(Decimal("1.5"), Decimal(3)), unit="min"), "at most 2 min", "", CALENDAR)
    assert summary == Summary(
        entries=1,
        total=270_000_000,
        base=2_000_000,
        squares=(90**2 + 180**2) * 10**12,
        conforming=1_000_000,
        tolerable=1_000_000,
        low=90_000_000,
        high=180_000_000,
    )


UNSUITED = [
    (CALENDAR, "at most 4 wh", "expected s, min, h or d, as the clock is calendar"),
    (CALENDAR, "at most 4 hours", "is in hours: expected s, min, h or d"),
    (CALENDAR, "at most 4", "is in no unit: expected s, min, h or d"),
    (CALENDAR, "at most 4 %", "is in %: expected s, min, h or d"),
    (WORKING, "at most 4 h", "expected wh or wd (working hours or days), as the clock is working"),
]


@pytest.mark.parametrize(("measure", "target", "message"), UNSUITED)
def test_a_target_on_another_clock_does_not_suit(
    targeted: Callable[[str], Target], measure: Measure, target: str, message: str
) -> None:
    fault = duration.suits(targeted(target), measure)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert "Write the target in" in fault.fix


ANOTHER_CLOCK = [
    ("wh", "at most 4 h", None, "`at most 4 h`"),
    ("h", "at most 4 wd", None, "`at most 4 wd`"),
    ("wh", "at most 4 wd", None, "`at most 4 wd`"),
    ("h", "at most 4 h", "at most 4 wd", "`at most 4 h`"),
    ("", "at most 4 h", None, "no unit"),
    ("mm", "at most 4 h", None, "in mm"),
]


@pytest.mark.parametrize(("unit", "target", "limit", "message"), ANOTHER_CLOCK)
def test_an_entry_on_another_clock_than_its_target_is_a_fault(
    targeted: Callable[[str], Target], unit: str, target: str, limit: str | None, message: str
) -> None:
    observation = Observation(readings=(Decimal(3),), unit=unit)
    fault = duration.summarise(observation, targeted(target), targeted(limit) if limit else None, WORKING)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert "never convert" in fault.why


NO_DURATION = [
    Observation(),
    Observation(readings=(), unit="h"),
    Observation(readings=(Decimal(-1),), unit="h"),
    Observation(readings=(Decimal("1e400"),), unit="h"),
    Observation(readings=(Decimal("sNaN"),), unit="h"),
    Observation(readings=(Decimal(1),), unit="h", count=Decimal(1)),
    Observation(unit="h"),
]


@pytest.mark.parametrize("observation", NO_DURATION, ids=str)
def test_a_decoded_entry_that_nobody_could_have_recorded_is_a_fault(
    targeted: Callable[[str], Target], observation: Observation
) -> None:
    fault = duration.summarise(observation, targeted("at most 4 h"), None, CALENDAR)
    assert isinstance(fault, Fault)
    assert "no observation of a duration" in fault.message
