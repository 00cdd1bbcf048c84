from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.periods import (
    Period,
    default_span,
    due_on,
    grace_days,
    has_ended,
    next_period,
    overdue_from,
    parse_period,
    period_of,
    periods_ending_in,
    previous_period,
    span_between,
)
from handoff.model.problem import Fault
from handoff.model.settings import MonthDay
from handoff.model.standard import Cadence

CADENCES: tuple[Cadence, ...] = ("day", "week", "month", "quarter", "half-year", "year", "event")
JANUARY = MonthDay(1, 1)


@pytest.mark.parametrize(
    ("day", "cadence", "start", "end", "label"),
    [
        ("2026-11-22", "day", "2026-11-22", "2026-11-22", "2026-11-22"),
        ("2026-11-22", "event", "2026-11-22", "2026-11-22", "2026-11-22"),
        ("2026-11-22", None, "2026-11-22", "2026-11-22", "2026-11-22"),
        ("2026-11-22", "week", "2026-11-16", "2026-11-22", "2026-W47"),
        ("2026-01-01", "week", "2025-12-29", "2026-01-04", "2026-W01"),
        ("2025-12-31", "week", "2025-12-29", "2026-01-04", "2026-W01"),
        ("2027-01-01", "week", "2026-12-28", "2027-01-03", "2026-W53"),
        ("2024-01-01", "week", "2024-01-01", "2024-01-07", "2024-W01"),
        ("2023-01-01", "week", "2022-12-26", "2023-01-01", "2022-W52"),
        ("2026-11-22", "month", "2026-11-01", "2026-11-30", "2026-11"),
        ("2024-02-29", "month", "2024-02-01", "2024-02-29", "2024-02"),
        ("2100-02-28", "month", "2100-02-01", "2100-02-28", "2100-02"),
        ("2026-12-31", "month", "2026-12-01", "2026-12-31", "2026-12"),
        ("2026-11-22", "quarter", "2026-10-01", "2026-12-31", "2026-Q4"),
        ("2026-03-31", "quarter", "2026-01-01", "2026-03-31", "2026-Q1"),
        ("2026-11-22", "half-year", "2026-07-01", "2026-12-31", "2026-H2"),
        ("2026-06-30", "half-year", "2026-01-01", "2026-06-30", "2026-H1"),
        ("2026-11-22", "year", "2026-01-01", "2026-12-31", "2026"),
        ("9999-12-31", "week", "9999-12-27", "9999-12-31", "9999-W52"),
    ],
)
def test_a_day_belongs_to_its_period(day: str, cadence: Cadence | None, start: str, end: str, label: str) -> None:
    expected = Period(date.fromisoformat(start), date.fromisoformat(end), label)
    assert period_of(date.fromisoformat(day), cadence) == expected


@pytest.mark.parametrize(
    ("text", "starts", "start", "end", "label"),
    [
        ("2026-10", JANUARY, "2026-10-01", "2026-10-31", "2026-10"),
        ("2026-Q4", JANUARY, "2026-10-01", "2026-12-31", "2026-Q4"),
        ("2026-H1", JANUARY, "2026-01-01", "2026-06-30", "2026-H1"),
        ("2026-W47", JANUARY, "2026-11-16", "2026-11-22", "2026-W47"),
        ("2026-W01", JANUARY, "2025-12-29", "2026-01-04", "2026-W01"),
        ("2026-W53", JANUARY, "2026-12-28", "2027-01-03", "2026-W53"),
        ("2026", JANUARY, "2026-01-01", "2026-12-31", "2026"),
        ("2026-10-05", JANUARY, "2026-10-05", "2026-10-05", "2026-10-05"),
        (" 2026-q4 ", JANUARY, "2026-10-01", "2026-12-31", "2026-Q4"),
        ("FY2026", JANUARY, "2026-01-01", "2026-12-31", "FY2026"),
        ("FY2026", MonthDay(4, 1), "2026-04-01", "2027-03-31", "FY2026"),
        ("FY2026-Q1", MonthDay(4, 1), "2026-04-01", "2026-06-30", "FY2026-Q1"),
        ("FY2026-Q4", MonthDay(4, 1), "2027-01-01", "2027-03-31", "FY2026-Q4"),
        ("fy2026-q2", MonthDay(4, 6), "2026-07-06", "2026-10-05", "FY2026-Q2"),
        ("FY2023-Q1", MonthDay(11, 30), "2023-11-30", "2024-02-28", "FY2023-Q1"),
        ("FY2023-Q2", MonthDay(11, 30), "2024-02-29", "2024-05-29", "FY2023-Q2"),
        ("FY2200", MonthDay(10, 1), "2200-10-01", "2201-09-30", "FY2200"),
    ],
)
def test_the_name_of_a_period_is_read(text: str, starts: MonthDay, start: str, end: str, label: str) -> None:
    assert parse_period(text, starts) == Period(date.fromisoformat(start), date.fromisoformat(end), label)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("October", "none of the forms"),
        ("", "none of the forms"),
        ("2026-Q5", "none of the forms"),
        ("2026/10", "none of the forms"),
        ("26-10", "none of the forms"),
        ("\uff12026-10", "none of the forms"),
        ("2026-10-05T00:00", "none of the forms"),
        ("2026-00", "months run from 01 to 12"),
        ("2026-13", "months run from 01 to 12"),
        ("2026-02-29", "no such day"),
        ("2025-W53", "2025 has the weeks 01 to 52"),
        ("2026-W54", "2026 has the weeks 01 to 53"),
        ("2026-W00", "2026 has the weeks 01 to 53"),
        ("1899", "years run from 1900 to 2200"),
        ("FY2201", "years run from 1900 to 2200"),
        ("FY2026-10", "a whole year or one of its quarters"),
        ("FY2026-H1", "a whole year or one of its quarters"),
    ],
)
def test_what_is_no_period_is_a_fault_that_shows_the_forms(text: str, because: str) -> None:
    fault = parse_period(text, JANUARY)
    assert isinstance(fault, Fault)
    assert because in fault.message
    assert fault.message.startswith(f'"{text}" is')
    assert "2026-W47" in fault.fix
    assert "FY2026 is the fiscal year that begins in 2026" in fault.fix


def test_a_long_text_that_is_no_period_is_shown_in_part() -> None:
    fault = parse_period("2" * 100_000, JANUARY)
    assert isinstance(fault, Fault)
    assert len(fault.message) < 150


def test_a_span_runs_from_day_to_day() -> None:
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    assert span_between(first, last) == Period(first, last, "2026-01-01..2026-03-31")
    assert span_between(first, first) == Period(first, first, "2026-01-01..2026-01-01")
    fault = span_between(last, first)
    assert isinstance(fault, Fault)
    assert "--since 2026-01-01 --until 2026-03-31" in fault.fix


@pytest.mark.parametrize(
    ("text", "cadence", "labels"),
    [
        ("2026-10", "month", ("2026-10",)),
        ("2026-Q4", "month", ("2026-10", "2026-11", "2026-12")),
        ("2026-10", "week", ("2026-W40", "2026-W41", "2026-W42", "2026-W43")),
        ("2026-11", "week", ("2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48")),
        ("2026-10", "quarter", ()),
        ("2026-12", "quarter", ("2026-Q4",)),
        ("2026-12", "year", ("2026",)),
        ("2026-06", "half-year", ("2026-H1",)),
        ("2026-11", "half-year", ()),
        ("2026-W47", "day", tuple(f"2026-11-{day}" for day in range(16, 23))),
    ],
)
def test_the_periods_that_end_in_a_span(text: str, cadence: Cadence, labels: tuple[str, ...]) -> None:
    span = parse_period(text, JANUARY)
    assert isinstance(span, Period)
    assert tuple(period.label for period in periods_ending_in(span, cadence)) == labels


@pytest.mark.parametrize(
    ("as_of", "cadence", "label"),
    [
        ("2026-11-21", "month", "2026-10"),
        ("2026-11-21", "day", "2026-10"),
        ("2026-11-21", "week", "2026-10"),
        ("2026-11-21", "event", "2026-10"),
        ("2026-11-21", None, "2026-10"),
        ("2026-11-30", "month", "2026-10"),
        ("2026-12-01", "month", "2026-11"),
        ("2026-01-01", "month", "2025-12"),
        ("2026-11-21", "quarter", "2026-Q3"),
        ("2026-12-31", "quarter", "2026-Q3"),
        ("2026-11-21", "half-year", "2026-H1"),
        ("2026-11-21", "year", "2025"),
    ],
)
def test_without_a_word_a_report_covers_the_last_full_period(as_of: str, cadence: Cadence | None, label: str) -> None:
    assert default_span(date.fromisoformat(as_of), cadence).label == label


@pytest.mark.parametrize(
    ("text", "cadence", "grace", "due", "overdue"),
    [
        ("2026-10-05", "day", 1, "2026-10-06", "2026-10-07"),
        ("2026-W47", "week", 1, "2026-11-23", "2026-11-24"),
        ("2026-02", "month", 2, "2026-03-01", "2026-03-03"),
        ("2024-02", "month", 2, "2024-03-01", "2024-03-03"),
        ("2026-10", "month", 3, "2026-11-01", "2026-11-04"),
        ("2026-Q4", "quarter", 9, "2027-01-01", "2027-01-10"),
        ("2026-H1", "half-year", 18, "2026-07-01", "2026-07-19"),
        ("2026", "year", 36, "2027-01-01", "2027-02-06"),
    ],
)
def test_a_period_is_due_when_it_ended_and_overdue_after_its_grace(
    text: str, cadence: Cadence, grace: int, due: str, overdue: str
) -> None:
    period = parse_period(text, JANUARY)
    assert isinstance(period, Period)
    assert period == period_of(period.start, cadence)
    assert grace_days(period) == grace
    assert due_on(period) == date.fromisoformat(due)
    assert overdue_from(period) == date.fromisoformat(overdue)
    assert not has_ended(period, period.end)
    assert has_ended(period, due_on(period))


@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)), cadence=st.sampled_from(CADENCES))
def test_periods_tile_the_calendar(day: date, cadence: Cadence) -> None:
    period = period_of(day, cadence)
    after = next_period(period, cadence)
    assert period.start <= day <= period.end
    assert after.start == period.end + timedelta(days=1)
    assert previous_period(after, cadence) == period
    assert period_of(period.end, cadence) == period


@given(
    day=st.dates(date(1901, 1, 1), date(2199, 1, 1)),
    cadence=st.sampled_from(("day", "week", "month", "quarter", "half-year", "year")),
)
def test_a_label_is_read_back(day: date, cadence: Cadence) -> None:
    period = period_of(day, cadence)
    assert parse_period(period.label, MonthDay(4, 6)) == period
