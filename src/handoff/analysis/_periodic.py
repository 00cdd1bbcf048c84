"""Judging a standard with a cadence: period by period, then pooled over the span."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec.structs import replace

from handoff.analysis._cases import Case, Course, last_day, last_periods, result_of, waived_among, waived_by
from handoff.analysis._overdue import first_full_period, last_waived, lies_outside_promise, next_due, overdue_since, promised_since
from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import PeriodResult, Result, SoFar, Verdict
from handoff.analysis.periods import Period, has_ended, overdue_from, period_of, periods_ending_in
from handoff.analysis.pooling import pool, verdict_of, worst_of
from handoff.analysis.tallies import tally_of
from handoff.analysis.waiving import covering
from handoff.model.standard import Cadence, Standard

Known = dict[date, list[Bucket]]
# What says most about a span in which nothing was measured that is judged.
_WITHOUT_VALUE: tuple[Verdict, ...] = ("overdue", "unmeasured", "no-opportunity", "waived")


def judge_periods(case: Case, buckets: Iterable[Bucket], cadence: Cadence) -> Result:
    """Judge the periods that end in the span and are over, then what was measured in them together."""
    known: Known = {}
    for bucket in buckets:
        known.setdefault(bucket.period.start, []).append(bucket)
    over = _over_in(case.span, case.as_of, cadence)
    judged = tuple(PeriodResult(period, _verdict(case, known, period)) for period in over)
    counted = tuple(result for result in judged if result.verdict != "not-due")
    course = _course(case, known, counted, cadence)
    judging = (result for result in counted if result.verdict != "waived")
    pooled = pool(case.standard, (bucket for result in judging for bucket in known.get(result.period.start, ())))
    if pooled.verdict in {"unmeasured", "no-opportunity"}:
        pooled = replace(pooled, verdict=_nothing_measured(counted))
    reason = waived_by(course.waived) if pooled.verdict == "waived" else ""
    return result_of(case, pooled, course, reason if counted else _why_none(case, cadence, over))


def verdict_so_far(standard: Standard, found: Verdict, period: Period, as_of: date) -> Verdict:
    """What a period is on a day: not-due outside the promise, as found where it was measured, else by the day.

    Unmeasured, it is not-due while it runs or where the promise began or ended in its middle, and overdue after its grace.
    """
    if lies_outside_promise(standard, period):
        return "not-due"
    since = promised_since(standard)
    if found != "unmeasured":
        return found
    in_part = (since is not None and period.start < since) or (standard.until is not None and period.end > standard.until)
    if in_part or not has_ended(period, as_of):
        return "not-due"
    return "overdue" if as_of >= overdue_from(period) else "unmeasured"


def _verdict(case: Case, known: Known, period: Period) -> Verdict:
    found = verdict_of(case.standard, known.get(period.start, ()))
    verdict = verdict_so_far(case.standard, found, period, case.as_of)
    return "waived" if verdict != "not-due" and covering(case.waivers, period.end) else verdict


def _course(case: Case, known: Known, counted: tuple[PeriodResult, ...], cadence: Cadence) -> Course:
    last = next(_answered(case, known), None)
    return Course(
        periods=tally_of(result.verdict for result in counted),
        worst=worst_of((result.verdict for result in counted), "not-due"),
        history=_history(case, known, counted, cadence),
        overdue_since=_overdue_since(case, known, counted, cadence),
        next_due=next_due(case.standard, last, case.as_of, cadence, case.waivers),
        so_far=_so_far(case, known, cadence),
        waived=waived_among(case, counted),
    )


def _answered(case: Case, known: Known) -> Iterator[Period]:
    """The periods that were measured or had no opportunity, newest first; each is judged only when it is asked for."""
    return (
        known[start][0].period for start in sorted(known, reverse=True) if verdict_of(case.standard, known[start]) != "unmeasured"
    )


def _overdue_since(case: Case, known: Known, counted: tuple[PeriodResult, ...], cadence: Cadence) -> date | None:
    overdue = tuple(result.period for result in counted if result.verdict == "overdue")
    if not overdue:
        return None
    before = overdue[-1].start
    measured = (period for period in _answered(case, known) if period.end < before)
    waived = (period for period in last_waived(case.waivers, cadence) if period.end < before)
    last = max((*islice(measured, 1), *waived), default=None)
    return overdue_since(overdue[0], last, first_full_period(promised_since(case.standard), cadence), cadence)


def _so_far(case: Case, known: Known, cadence: Cadence) -> SoFar | None:
    running = period_of(case.as_of, cadence)
    buckets = known.get(running.start, ())
    return SoFar(running, pool(case.standard, buckets)) if buckets else None


def _history(case: Case, known: Known, counted: tuple[PeriodResult, ...], cadence: Cadence) -> tuple[PeriodResult, ...]:
    judged = {result.period.start: result for result in counted}
    periods = last_periods(last_day(case), cadence)
    return tuple(judged.get(period.start) or PeriodResult(period, _verdict(case, known, period)) for period in periods)


def _nothing_measured(counted: tuple[PeriodResult, ...]) -> Verdict:
    verdicts = {result.verdict for result in counted}
    return next((verdict for verdict in _WITHOUT_VALUE if verdict in verdicts), "not-due")


def _why_none(case: Case, cadence: Cadence, over: tuple[Period, ...]) -> str:
    if over and case.standard.until is not None and over[0].start > case.standard.until:
        return f"it was promised until {case.standard.until}"
    if over:
        return f"it is promised since {promised_since(case.standard)}"
    return f"no {cadence} that ends in {case.span.label} was over on {case.as_of}"


@lru_cache(maxsize=256)
def _over_in(span: Period, as_of: date, cadence: Cadence) -> tuple[Period, ...]:
    return tuple(period for period in periods_ending_in(span, cadence) if has_ended(period, as_of))
