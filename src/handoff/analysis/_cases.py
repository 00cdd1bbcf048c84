"""What judging one standard starts from, and how its result is put together."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.analysis.judged import PeriodResult, Pooled, Result, SoFar, Tally, Verdict, Waived
from handoff.analysis.periods import ONE_DAY, Period, period_of, previous_period
from handoff.analysis.waiving import covering
from handoff.model.entry import Granted
from handoff.model.standard import Cadence, Standard

HISTORY = 6


class Case(Struct, frozen=True):
    """One standard, whom it is promised to, the span that is asked about, the day on which it is asked, and what waives it."""

    standard: Standard
    customers: tuple[str, ...]
    span: Period
    as_of: date
    waivers: tuple[Granted, ...] = ()


class Course(Struct, frozen=True):
    """How a standard's periods went: those counted, those before them, and what comes next."""

    periods: Tally = Tally()
    worst: Verdict = "not-due"
    history: tuple[PeriodResult, ...] = ()
    overdue_since: date | None = None
    next_due: date | None = None
    so_far: SoFar | None = None
    waived: tuple[Waived, ...] = ()


def result_of(case: Case, pooled: Pooled, course: Course, reason: str = "") -> Result:
    """The result; where nothing was measured it names the target in force at the end of the span."""
    promise = None if pooled.target else case.standard.promise_on(case.span.end)
    return Result(
        case.standard,
        case.customers,
        case.span,
        pooled.verdict,
        target=promise.target.text if promise else pooled.target,
        limit=promise.limit.text if promise and promise.limit else pooled.limit,
        value=pooled.value,
        shown=pooled.shown,
        n=pooled.n,
        interval=pooled.interval,
        stretch_reached=pooled.stretch_reached,
        periods=course.periods,
        history=course.history,
        overdue_since=course.overdue_since,
        next_due=course.next_due,
        so_far=course.so_far,
        reason=_reason(pooled, reason),
        unit=promise.target.unit if promise else pooled.unit,
        worst=course.worst,
        waived=course.waived,
        corrected=pooled.corrected,
        summary=pooled.summary,
    )


@lru_cache(maxsize=256)
def last_periods(until: date, cadence: Cadence) -> tuple[Period, ...]:
    """The last six periods that end by a day, oldest first."""
    period = period_of(until + timedelta(days=1), cadence)
    found: list[Period] = []
    while len(found) < HISTORY:
        period = previous_period(period, cadence)
        found.append(period)
    return tuple(reversed(found))


def last_day(case: Case) -> date:
    """The last day that may count: of the span, and over when it is asked."""
    return min(case.span.end, case.as_of - ONE_DAY)


def waived_among(case: Case, results: Iterable[PeriodResult]) -> tuple[Waived, ...]:
    """The waived ones among some periods, each with the newest waiver that covers it."""
    found = ((result.period, covering(case.waivers, result.period.end)) for result in results if result.verdict == "waived")
    return tuple(Waived(period, granted) for period, granted in found if granted is not None)


def waived_by(waived: tuple[Waived, ...]) -> str:
    """Who approved the last of some waivers, and until when it holds."""
    waiver = waived[-1].granted.waiver
    return f"waived until {waiver.until}, approved by {waiver.approved_by}"


def _reason(pooled: Pooled, reason: str) -> str:
    if pooled.unjudged:
        entries = counted(pooled.unjudged, "entry carries", "entries carry")
        return f"{entries} a target that cannot be held against its measure as it is now"
    return reason or pooled.reason
