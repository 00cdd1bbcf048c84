"""When something is overdue or falls due, which periods a standard looks back on, and what it owes after its end."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import Result, Tally
from handoff.model.standard import Cadence, Standard

Make = Callable[..., Standard]
Write = Callable[..., Bucket]
NINETY = "at least 90 %"
DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("since", "written", "period", "overdue_since"),
    [
        ("", {}, "2026-10", "2026-11-04"),
        ("", {"2026-10-05": "9/10"}, "2026-10", None),
        ("", {"2026-08-05": "9/10"}, "2026-10", "2026-10-04"),
        ("", {"2026-08-05": "closed"}, "2026-10", "2026-10-04"),
        ("", {"2026-08-05": "9/10"}, "2026-Q3", "2026-10-04"),
        ("", {"2026-08-05": "9/10", "2026-09-05": "9/10"}, "2026-Q3", "2026-08-04"),
        ("", {}, "2026-Q3", "2026-08-04"),
        ("2026-05-20", {}, "2026-10", "2026-07-04"),
        ("2026-05-01", {}, "2026-10", "2026-06-04"),
        ("2026-09-01", {"2026-02-05": "9/10"}, "2026-10", "2026-10-04"),
        ("", {"2026-11-05": "9/10"}, "2026-10", "2026-11-04"),
    ],
)
def test_a_standard_is_overdue_since_the_oldest_of_the_unbroken_run(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make,
    judged_alone: Callable[..., Result],
    since: str,
    written: dict[str, str],
    period: str,
    overdue_since: str | None,
) -> None:
    standard = a_standard(promised=((NINETY, "", "", since),))
    found = judged_alone(standard, written, period).overdue_since
    assert found == (date.fromisoformat(overdue_since) if overdue_since else None)


@pytest.mark.parametrize(
    ("every", "since", "due"),
    [
        ("month", "", "2026-12-01"),
        ("week", "", "2026-11-23"),
        ("year", "", "2027-01-01"),
        ("month", "2027-01-10", "2027-03-01"),
        ("event", "", None),
    ],
)
def test_the_next_measurement_falls_due_after_the_running_period_or_the_first_promised(
    a_standard: Make, judged_alone: Callable[..., Result], every: Cadence, since: str, due: str | None
) -> None:
    standard = a_standard(every=every, promised=((NINETY, "", "", since),))
    assert judged_alone(standard, {}).next_due == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    ("every", "since", "written", "period", "history"),
    [
        (
            "month",
            "2026-06-10",
            {"2026-07-05": "95/100", "2026-08-05": "85/100", "2026-09-05": "closed"},
            "",
            "2026-05 not-due, 2026-06 not-due, 2026-07 met, 2026-08 near, 2026-09 no-opportunity, 2026-10 overdue",
        ),
        (
            "month",
            "",
            {"2026-11-05": "95/100"},
            "2026",
            "2026-05 overdue, 2026-06 overdue, 2026-07 overdue, 2026-08 overdue, 2026-09 overdue, 2026-10 overdue",
        ),
        (
            "quarter",
            "2026-01-01",
            {"2026-02-05": "75/100"},
            "2026-10",
            "2025-Q2 not-due, 2025-Q3 not-due, 2025-Q4 not-due, 2026-Q1 missed, 2026-Q2 overdue, 2026-Q3 overdue",
        ),
        (
            "event",
            "",
            {"2026-08-05": "75/100", "2026-08-06": "75/100", "2026-10-31": "95/100"},
            "",
            "2026-05 not-due, 2026-06 not-due, 2026-07 not-due, 2026-08 missed, 2026-09 not-due, 2026-10 met",
        ),
    ],
)
def test_the_history_has_the_last_six_periods_that_are_over(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make,
    judged_alone: Callable[..., Result],
    every: Cadence,
    since: str,
    written: dict[str, str],
    period: str,
    history: str,
) -> None:
    standard = a_standard(every=every, promised=((NINETY, "at least 80 %", "", since),))
    found = judged_alone(standard, written, period).history
    assert ", ".join(f"{past.period.label} {past.verdict}" for past in found) == history


def test_a_standard_that_ended_keeps_its_past_and_owes_nothing_more(a_standard: Make, judged_alone: Callable[..., Result]) -> None:
    standard = replace(a_standard(promised=((NINETY, "", "", "2026-07-01"),)), until=date(2026, 9, 30))
    result = judged_alone(standard, {"2026-07-10": "19/20", "2026-08-10": "1/20"}, "2026", date(2027, 3, 1))
    assert (result.periods, result.worst) == (Tally(3, 2, 1), "missed")
    assert (result.overdue_since, result.next_due) == (date(2026, 10, 4), date(2026, 10, 1))


def test_a_year_that_a_standard_did_not_live_to_see_owes_nothing(a_standard: Make, judged_alone: Callable[..., Result]) -> None:
    standard = replace(a_standard(promised=((NINETY, "", "", "2026-07-01"),)), until=date(2026, 9, 15))
    assert judged_alone(standard, {"2026-07-10": "19/20", "2026-08-10": "19/20"}, "2026", date(2027, 3, 1)).periods == Tally(
        2, 2, 2
    )
    measured = {"2026-07-10": "19/20", "2026-08-10": "19/20", "2026-09-10": "1/20"}
    assert judged_alone(standard, measured, "2026", date(2027, 3, 1)).periods == Tally(3, 3, 2)


@pytest.mark.parametrize(
    ("written", "next_due"),
    [
        ({}, "2026-12-01"),
        ({"2026-10-10": "19/20"}, "2026-12-01"),
        ({"2026-11-10": "19/20"}, "2027-01-01"),
        ({"2026-09-10": "19/20", "2026-11-10": "19/20"}, "2027-01-01"),
        ({"2026-08-10": "19/20"}, "2026-10-01"),
    ],
)
def test_the_next_measurement_is_that_of_the_period_after_the_last(
    a_standard: Make, judged_alone: Callable[..., Result], written: dict[str, str], next_due: str
) -> None:
    result = judged_alone(a_standard(), written, "2026-10", date(2026, 11, 21))
    assert str(result.next_due) == next_due
