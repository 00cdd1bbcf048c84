"""How a standard is judged in its periods and over a span."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import Question, Result, Tally
from handoff.analysis.judging import judge_period, judge_standard
from handoff.analysis.periods import period_of
from handoff.model.organisation import Output
from handoff.model.standard import Cadence, Standard

Make = Callable[..., Standard]
Write = Callable[..., Bucket]
NINETY = "at least 90 %"
DAY = date(2026, 11, 21)


def numbers(result: Result) -> tuple[str, int, int, int]:
    return (result.verdict, result.periods.due, result.periods.measured, result.periods.met)


# Each line: cadence, since, what was written on which day, --period, the day of the question; then verdict, due, measured, met.
CASES: list[tuple[Cadence, str, dict[str, str], str, str, tuple[str, int, int, int]]] = [
    # A month: the last full one, its grace of three days, and what is not over.
    ("month", "", {"2026-10-05": "95/100"}, "", "2026-11-21", ("met", 1, 1, 1)),
    ("month", "", {"2026-10-05": "85/100"}, "", "2026-11-21", ("near", 1, 1, 0)),
    ("month", "", {"2026-10-05": "75/100"}, "", "2026-11-21", ("missed", 1, 1, 0)),
    ("month", "", {"2026-11-05": "95/100"}, "", "2026-11-21", ("overdue", 1, 0, 0)),
    ("month", "", {}, "", "2026-11-03", ("unmeasured", 1, 0, 0)),
    ("month", "", {}, "", "2026-11-04", ("overdue", 1, 0, 0)),
    ("month", "", {"2026-11-05": "95/100"}, "2026-11", "2026-11-30", ("not-due", 0, 0, 0)),
    ("month", "", {"2026-11-05": "95/100"}, "2026-11", "2026-12-01", ("met", 1, 1, 1)),
    # No opportunity counts in none of the three.
    ("month", "", {"2026-10-05": "closed"}, "", "2026-11-21", ("no-opportunity", 0, 0, 0)),
    ("month", "2026-09-01", {"2026-09-05": "closed"}, "2026", "2026-11-02", ("unmeasured", 1, 0, 0)),
    ("month", "", {"2026-07-05": "closed", "2026-08-05": "95/100"}, "2026-Q3", "2026-11-21", ("met", 2, 1, 1)),
    ("month", "", {"2026-07-05": "closed"}, "2026-Q3", "2026-11-21", ("overdue", 2, 0, 0)),
    # Several periods are pooled: 190 of 200 is met, although one of the months is near.
    ("month", "", {"2026-08-05": "85/100", "2026-09-05": "995/1000"}, "2026-Q3", "2026-11-21", ("met", 3, 2, 1)),
    ("month", "", {"2026-10-05": "95/100"}, "2026-Q4", "2026-11-21", ("met", 1, 1, 1)),
    # A promise made in mid-month counts from the next month, or where it was measured all the same.
    ("month", "2026-10-15", {}, "2026-10", "2026-11-21", ("not-due", 0, 0, 0)),
    ("month", "2026-10-01", {}, "2026-10", "2026-11-21", ("overdue", 1, 0, 0)),
    ("month", "2026-10-15", {"2026-10-20": "95/100"}, "2026-10", "2026-11-21", ("met", 1, 1, 1)),
    ("month", "2026-08-15", {"2026-09-20": "95/100"}, "2026-Q3", "2026-11-21", ("met", 1, 1, 1)),
    # Weeks that end in October 2026 are 40 to 43; 44 ends on 1 November.
    ("week", "", {"2026-09-29": "95/100", "2026-10-28": "10/100"}, "2026-10", "2026-11-21", ("met", 4, 1, 1)),
    ("week", "", {}, "2026-W46", "2026-11-16", ("unmeasured", 1, 0, 0)),
    ("week", "", {}, "2026-W46", "2026-11-17", ("overdue", 1, 0, 0)),
    ("day", "", {"2026-11-16": "95/100", "2026-11-17": "85/100"}, "2026-W47", "2026-11-20", ("met", 4, 2, 1)),
    # Slow cadences have their own last full period, and none in a single month but its last.
    ("quarter", "", {"2026-08-05": "95/100"}, "", "2026-11-21", ("met", 1, 1, 1)),
    ("quarter", "", {"2026-08-05": "95/100"}, "2026-10", "2026-11-21", ("not-due", 0, 0, 0)),
    ("quarter", "", {"2026-08-05": "95/100"}, "2026-09", "2026-11-21", ("met", 1, 1, 1)),
    ("half-year", "", {"2026-05-05": "95/100"}, "", "2026-11-21", ("met", 1, 1, 1)),
    ("year", "", {"2025-05-05": "95/100"}, "", "2026-11-21", ("met", 1, 1, 1)),
    ("year", "", {}, "", "2026-02-05", ("unmeasured", 1, 0, 0)),
    ("year", "", {}, "", "2026-02-06", ("overdue", 1, 0, 0)),
    # An event is never due, and counts where it was measured in the span.
    ("event", "", {}, "", "2026-11-21", ("not-due", 0, 0, 0)),
    ("event", "", {"2026-10-05": "95/100", "2026-10-19": "75/100"}, "", "2026-11-21", ("near", 1, 1, 0)),
    ("event", "", {"2026-11-05": "95/100"}, "", "2026-11-21", ("not-due", 0, 0, 0)),
    ("event", "", {"2026-11-05": "95/100"}, "2026-11", "2026-11-21", ("met", 1, 1, 1)),
    ("event", "", {"2026-10-05": "closed"}, "", "2026-11-21", ("no-opportunity", 0, 0, 0)),
    # What happened before the promise was made is no part of it.
    ("event", "2026-10-15", {"2026-10-14": "75/100"}, "", "2026-11-21", ("not-due", 0, 0, 0)),
    ("event", "2026-10-15", {"2026-10-14": "75/100", "2026-10-15": "95/100"}, "", "2026-11-21", ("met", 1, 1, 1)),
]


@pytest.mark.parametrize(("every", "since", "written", "period", "as_of", "expected"), CASES)
def test_a_standard_is_judged_once_per_period_and_pooled_over_the_span(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make,
    judged_alone: Callable[..., Result],
    every: Cadence,
    since: str,
    written: dict[str, str],
    period: str,
    as_of: str,
    expected: tuple[str, int, int, int],
) -> None:
    standard = a_standard(every=every, promised=((NINETY, "at least 80 %", "", since),))
    assert numbers(judged_alone(standard, written, period, date.fromisoformat(as_of))) == expected


def test_a_result_carries_its_figures(a_standard: Make, judged_alone: Callable[..., Result]) -> None:
    standard = a_standard(promised=((NINETY, "at least 80 %", "at least 94 %", ""),))
    result = judged_alone(standard, {"2026-10-05": "40/50", "2026-10-12": "150/150"})
    assert (result.value, result.n, result.shown) == (Fraction(190, 200), Fraction(200), "95 %")
    assert (result.target, result.limit, result.stretch_reached) == (NINETY, "at least 80 %", True)
    assert (result.customers, result.span.label) == (("sales",), "2026-10")
    assert result.next_due == date(2026, 12, 1)
    assert result.overdue_since is None


def test_an_unmeasured_standard_names_the_target_in_force_at_the_end_of_the_span(
    a_standard: Make, judged_alone: Callable[..., Result]
) -> None:
    standard = a_standard(promised=((NINETY, "", "", "2026-11-01"), ("at least 85 %", "at least 70 %", "", "2025-01-01")))
    result = judged_alone(standard, {})
    assert (result.value, result.n, result.shown, result.interval) == (None, Fraction(0), "", None)
    assert (result.target, result.limit) == ("at least 85 %", "at least 70 %")


def test_pooling_hides_no_missed_period(a_standard: Make, judged_alone: Callable[..., Result]) -> None:
    result = judged_alone(a_standard(), {"2026-07-05": "5/10", "2026-08-05": "990/1000", "2026-09-05": "99/100"}, "2026-Q3")
    assert (result.verdict, result.worst, numbers(result)[1:]) == ("met", "missed", (3, 3, 2))


@pytest.mark.parametrize(
    ("lacking", "unreadable", "reason"),
    [
        ("measure", (), "it has no measure"),
        ("target", (), "it has no target"),
        ("every", (), "it has no cadence"),
        ("target", ("target",), "it has a target that cannot be read"),
    ],
)
def test_a_standard_that_lacks_something_is_not_due_and_says_so(
    a_standard: Make, an_output: Callable[..., Output], lacking: str, unreadable: tuple[str, ...], reason: str
) -> None:
    whole = a_standard(every=None if lacking == "every" else "month")
    standard = replace(whole, unreadable=unreadable)
    if lacking == "measure":
        standard = replace(standard, measure=None)
    if lacking == "target":
        standard = replace(standard, promises=())
    result = judge_standard(an_output(standard), standard, (), Question(DAY))
    assert (numbers(result), result.history, result.next_due) == (("not-due", 0, 0, 0), (), None)
    assert reason in result.reason


@pytest.mark.parametrize(("entries", "words"), [(1, "1 entry carries"), (3, "3 entries carry")])
def test_entries_that_cannot_be_judged_are_no_measurement_and_are_told(
    a_standard: Make, a_bucket: Write, an_output: Callable[..., Output], entries: int, words: str
) -> None:
    standard = a_standard()
    strange = [replace(a_bucket(standard, f"2026-10-0{day}", "97/104"), target="at most 4 h") for day in range(1, entries + 1)]
    result = judge_standard(an_output(standard), standard, strange, Question(DAY))
    assert numbers(result) == ("overdue", 1, 0, 0)
    assert result.reason == f"{words} a target that cannot be held against its measure as it is now"


@pytest.mark.parametrize(
    ("day", "written", "as_of", "verdict"),
    [
        ("2026-11-05", "95/100", "2026-11-21", "met"),
        ("2026-11-05", "", "2026-11-21", "not-due"),
        ("2026-10-05", "", "2026-11-03", "unmeasured"),
        ("2026-10-05", "", "2026-11-04", "overdue"),
    ],
)
def test_a_period_is_judged_as_it_stands_so_far(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make, a_bucket: Write, day: str, written: str, as_of: str, verdict: str
) -> None:
    standard = a_standard()
    buckets = (a_bucket(standard, day, written),) if written else ()
    period = period_of(date.fromisoformat(day), "month")
    assert judge_period(standard, buckets, period, date.fromisoformat(as_of)).verdict == verdict


MONTHS = st.dictionaries(
    st.integers(1, 12),
    st.one_of(st.just("closed"), st.tuples(st.integers(0, 20)).map(lambda good: f"{good[0]}/20")),
    max_size=12,
)


@given(months=MONTHS, as_of=st.dates(date(2026, 1, 1), date(2027, 6, 1)), since=st.sampled_from(("", "2026-03-15", "2026-09-01")))
def test_met_never_exceeds_measured_nor_measured_due(
    a_standard: Make, judged_alone: Callable[..., Result], months: dict[int, str], as_of: date, since: str
) -> None:
    standard = a_standard(promised=((NINETY, "at least 80 %", "", since),))
    written = {f"2026-{month:02d}-10": value for month, value in months.items()}
    result = judged_alone(standard, written, "2026", as_of)
    over = sum(1 for month in range(1, 13) if as_of > period_of(date(2026, month, 1), "month").end)
    promised = date.fromisoformat(since) if since else date.min
    ends = {month: period_of(date(2026, month, 1), "month").end for month in months}
    measured = sum(1 for month, value in months.items() if "/" in value and as_of > ends[month] >= promised)
    assert 0 <= result.periods.met <= result.periods.measured <= result.periods.due <= over
    assert result.periods.measured == measured
    assert (result.value is None) == (result.verdict not in {"met", "near", "missed"})


def test_what_was_measured_before_the_promise_is_not_judged(a_standard: Make, judged_alone: Callable[..., Result]) -> None:
    standard = a_standard(promised=((NINETY, "", "", "2026-10-15"),))
    result = judged_alone(standard, {"2026-09-10": "1/20", "2026-10-10": "19/20"}, "2026", date(2026, 11, 2))
    assert (result.verdict, result.periods) == ("met", Tally(1, 1, 1))


def test_the_running_period_is_known_so_far(a_standard: Make, judged_alone: Callable[..., Result]) -> None:
    result = judged_alone(a_standard(), {"2026-11-10": "18/20"}, "2026-10", date(2026, 11, 21))
    assert result.so_far is not None
    assert (result.so_far.period.label, result.so_far.pooled.verdict, result.so_far.pooled.n) == ("2026-11", "met", 20)
