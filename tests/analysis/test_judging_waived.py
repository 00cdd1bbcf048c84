from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import Question, Result, StandsOn
from handoff.analysis.judging import judge
from handoff.analysis.periods import Period, parse_period
from handoff.model.entry import Act, Granted, Waiver
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Source
from handoff.model.settings import MonthDay
from handoff.model.standard import Cadence, Standard

ACT = Act(recorded_at="2026-06-01T08:00:00Z", recorded_by="Ada Auditor", program="handoff 0.1")
NAME = "works/parts/on-time"
Waived = Callable[..., Result]


def granted(first: str, last: str | None, **change: object) -> Granted:
    end = date.fromisoformat(last) if last else None
    whole = Waiver(
        waived_on=date(2026, 6, 1),
        standard=NAME,
        since=date.fromisoformat(first),
        until=end,
        because="the press is being replaced",
        approved_by="Works manager",
    )
    return Granted(first.replace("-", "") * 8, ACT, replace(whole, **change), Source("ledger/x.jsonl", 2, 1), NAME)


@pytest.fixture(scope="session")
def waived(
    a_standard: Callable[..., Standard],
    a_bucket: Callable[..., Bucket],
    an_output: Callable[..., Output],
    an_organisation: Callable[..., Organisation],
) -> Waived:
    """Judge one standard by what was written on which day and by its waivers."""

    def run(written: dict[str, str], waivers: tuple[Granted, ...], period: str, every: Cadence = "month", **more: str) -> Result:
        standard = a_standard(NAME, every=every, protects=more.get("protects", ""))
        if "since" in more:
            standard = replace(standard, promises=(replace(standard.promises[0], since=date.fromisoformat(more["since"])),))
        buckets = tuple(
            a_bucket(standard, day, nothing=value) if "closed" in value else a_bucket(standard, day, value)
            for day, value in written.items()
        )
        span = parse_period(period, MonthDay(1, 1))
        assert isinstance(span, Period)
        as_of = date.fromisoformat(more.get("as_of", "2026-11-21"))
        organisation = an_organisation(an_output(standard))
        (result,) = judge(organisation, Holdings(buckets, waivers=waivers), Question(as_of, span), StandsOn()).results
        return result

    return run


def numbers(result: Result) -> tuple[str, int, int, int]:
    return (result.verdict, result.periods.due, result.periods.measured, result.periods.met)


@pytest.mark.parametrize("value", ["95/100", "10/100", "closed", ""])
def test_whatever_was_measured_a_waived_period_is_waived(waived: Waived, value: str) -> None:
    result = waived({"2026-10-05": value} if value else {}, (granted("2026-10-15", "2026-10-31"),), "2026-10")
    assert numbers(result) == ("waived", 1, 0, 0)
    assert result.reason == "waived until 2026-10-31, approved by Works manager"
    assert (result.value, result.worst, result.overdue_since, result.target) == (None, "waived", None, "at least 90 %")
    assert [(one.period.label, one.granted.waiver.because) for one in result.waived] == [("2026-10", "the press is being replaced")]


@pytest.mark.parametrize(
    ("since", "until", "verdict"),
    [
        ("2026-10-31", "2026-10-31", "waived"),
        ("2026-10-01", "2026-10-30", "missed"),
        ("2026-11-01", "2026-11-30", "missed"),
        ("2026-10-31", "2026-10-01", "missed"),
    ],
)
def test_the_last_day_of_a_period_decides(waived: Waived, since: str, until: str, verdict: str) -> None:
    assert waived({"2026-10-05": "10/100"}, (granted(since, until),), "2026-10").verdict == verdict


def test_a_span_is_judged_by_its_other_periods(waived: Waived) -> None:
    written = {"2026-07-05": "95/100", "2026-08-05": "10/100", "2026-09-05": "80/100"}
    result = waived(written, (granted("2026-08-31", "2026-08-31"),), "2026-Q3")
    assert numbers(result) == ("missed", 3, 2, 1)
    assert (result.n, result.reason, result.worst) == (200, "", "missed")
    assert [past.verdict for past in result.history][-3:] == ["met", "waived", "missed"]
    assert [one.period.label for one in result.waived] == ["2026-08"]


def test_of_waived_periods_and_those_without_opportunity_the_others_speak(waived: Waived) -> None:
    result = waived({"2026-08-05": "closed"}, (granted("2026-07-01", "2026-07-31"), granted("2026-09-01", "2026-09-30")), "2026-Q3")
    assert numbers(result) == ("no-opportunity", 2, 0, 0)


def test_a_period_outside_the_promise_stays_outside(waived: Waived) -> None:
    result = waived({}, (granted("2026-01-01", "2026-12-31"),), "2026-10", since="2026-10-15")
    assert (result.verdict, result.waived) == ("not-due", ())


def test_overdue_is_counted_from_the_end_of_the_waiver_and_the_next_is_due_after_it(waived: Waived) -> None:
    overdue = waived({"2026-05-05": "95/100"}, (granted("2026-06-01", "2026-08-15"),), "2026-Q3")
    assert numbers(overdue) == ("overdue", 3, 0, 0)
    assert str(overdue.overdue_since) == "2026-09-04"
    waiting = waived(
        {"2026-09-05": "95/100"}, (granted("2026-10-01", "2026-12-31"), granted("2027-01-01", "2027-01-31")), "2026-10"
    )
    assert str(waiting.next_due) == "2027-03-01"
    outstanding = waived({"2026-08-05": "95/100"}, (granted("2026-10-01", "2026-12-31"),), "2026-10")
    assert str(outstanding.next_due) == "2026-10-01"


def test_only_events_on_days_that_are_not_waived_are_judged(waived: Waived) -> None:
    written = {"2026-10-05": "10/100", "2026-10-20": "95/100"}
    kept = waived(written, (granted("2026-10-01", "2026-10-10"),), "2026-10", "event")
    assert numbers(kept) == ("met", 1, 1, 1)
    assert [one.period.label for one in kept.waived] == ["2026-10-05"]
    none = waived(written, (granted("2026-10-01", "2026-10-31"),), "2026-10", "event")
    assert numbers(none) == ("waived", 1, 0, 0)
    assert none.reason == "waived until 2026-10-31, approved by Works manager"
    assert none.history[-1].verdict == "waived"
    assert waived({}, (granted("2026-10-01", "2026-10-31"),), "2026-10", "event").verdict == "not-due"


@pytest.mark.parametrize(
    ("until", "change"),
    [
        (None, {}),
        ("2026-12-31", {"because": None}),
        ("2026-12-31", {"approved_by": ""}),
        ("2026-12-31", {"approved_by": "ada AUDITOR"}),
        ("2026-12-31", {"since": date(1, 1, 1)}),
        ("9999-12-31", {}),
    ],
)
def test_what_may_not_waive_does_not(waived: Waived, until: str | None, change: dict[str, object]) -> None:
    result = waived({"2026-10-05": "10/100"}, (granted("2026-10-01", until, **change),), "2026-10")
    assert (result.verdict, result.waived) == ("missed", ())


def test_a_guardrail_that_says_never_is_missed_all_the_same(waived: Waived) -> None:
    waivers = (granted("2026-10-01", "2026-10-31"),)
    assert waived({"2026-10-05": "10/100"}, waivers, "2026-10", protects="user").verdict == "missed"


def test_a_waiver_until_the_last_year_of_the_calendar_disturbs_nothing(waived: Waived) -> None:
    result = waived({"2026-10-05": "95/100"}, (granted("2196-01-01", "2200-12-31"),), "2026-10")
    assert (result.verdict, str(result.next_due)) == ("met", "2026-12-01")
