"""Judging a standard whose cadence is an event: never due, judged over the span in which something happened."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from handoff.analysis._cases import Case, Course, last_day, last_periods, result_of, waived_among, waived_by
from handoff.analysis._overdue import lies_outside_promise
from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import PeriodResult, Result, Verdict
from handoff.analysis.periods import period_of
from handoff.analysis.pooling import pool, verdict_of
from handoff.analysis.tallies import tally_of
from handoff.analysis.waiving import covering


def judge_events(case: Case, buckets: Iterable[Bucket]) -> Result:
    """Judge what was measured in the span while promised, up to the day of the question; its history is by months.

    What was measured on a waived day is left out; where nothing else was, the span is waived.
    Measured, it counts as one period due and measured; nothing measured, it is not due.
    """
    known = tuple(bucket for bucket in buckets if not lies_outside_promise(case.standard, bucket.period))
    asked = tuple(bucket for bucket in known if case.span.start <= bucket.period.start <= case.span.end)
    pooled = pool(case.standard, (bucket for bucket in asked if not _is_waived(case, bucket)))
    verdict = _verdict(case, asked)
    counted = () if verdict == "not-due" else (verdict,)
    waived = waived_among(case, dict.fromkeys(PeriodResult(one.period, "waived") for one in asked if _is_waived(case, one)))
    course = Course(periods=tally_of(counted), worst=verdict, history=_months(case, known), waived=waived)
    reason = waived_by(waived) if verdict == "waived" else ""
    if not counted:
        reason = f"nothing happened to measure in {case.span.label}: `every: event` is never due"
    return result_of(case, replace(pooled, verdict=verdict), course, reason)


def _is_waived(case: Case, bucket: Bucket) -> bool:
    return covering(case.waivers, bucket.period.end) is not None


def _verdict(case: Case, buckets: Iterable[Bucket]) -> Verdict:
    """The verdict on what was measured on days that are not waived; waived where all were."""
    known = tuple(buckets)
    judging = tuple(bucket for bucket in known if not _is_waived(case, bucket))
    if known and not judging:
        return "waived"
    found = verdict_of(case.standard, judging)
    return "not-due" if found == "unmeasured" else found


def _months(case: Case, buckets: tuple[Bucket, ...]) -> tuple[PeriodResult, ...]:
    by_month: dict[date, list[Bucket]] = {}
    for bucket in buckets:
        by_month.setdefault(period_of(bucket.period.start, "month").start, []).append(bucket)
    months = last_periods(last_day(case), "month")
    return tuple(PeriodResult(month, _verdict(case, by_month.get(month.start, ()))) for month in months)
