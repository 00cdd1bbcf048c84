"""Judging a standard whose cadence is an event: never due, judged over the span in which something happened."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from handoff.analysis._cases import Case, Course, last_day, last_periods, result_of
from handoff.analysis._overdue import lies_outside_promise
from handoff.analysis.judged import Bucket, PeriodResult, Result, Verdict
from handoff.analysis.periods import period_of
from handoff.analysis.pooling import pool, verdict_of
from handoff.analysis.tallies import tally_of


def judge_events(case: Case, buckets: Iterable[Bucket]) -> Result:
    """Judge what was measured in the span while promised, up to the day of the question; its history is by months.

    Measured, it counts as one period due and measured; nothing measured, it is not due.
    """
    known = tuple(bucket for bucket in buckets if not lies_outside_promise(case.standard, bucket.period))
    pooled = pool(case.standard, (bucket for bucket in known if case.span.start <= bucket.period.start <= case.span.end))
    verdict: Verdict = "not-due" if pooled.verdict == "unmeasured" else pooled.verdict
    counted = () if verdict == "not-due" else (verdict,)
    course = Course(periods=tally_of(counted), worst=verdict, history=_months(case, known))
    reason = f"nothing happened to measure in {case.span.label}: `every: event` is never due" if not counted else ""
    return result_of(case, replace(pooled, verdict=verdict), course, reason)


def _months(case: Case, buckets: tuple[Bucket, ...]) -> tuple[PeriodResult, ...]:
    by_month: dict[date, list[Bucket]] = {}
    for bucket in buckets:
        by_month.setdefault(period_of(bucket.period.start, "month").start, []).append(bucket)
    found = []
    for month in last_periods(last_day(case), "month"):
        verdict = verdict_of(case.standard, by_month.get(month.start, ()))
        found.append(PeriodResult(month, "not-due" if verdict == "unmeasured" else verdict))
    return tuple(found)
