"""Judging: every standard that a question is about, each in its cadence periods, worst first."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from handoff.analysis._cases import Case, Course, result_of
from handoff.analysis._events import judge_events
from handoff.analysis._periodic import judge_periods, verdict_so_far
from handoff.analysis.audience import answers_to
from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import VERDICTS, Judged, Pooled, Question, Result, StandsOn
from handoff.analysis.periods import Period, default_span
from handoff.analysis.pooling import pool
from handoff.analysis.tallies import total_of
from handoff.analysis.waiving import in_force
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation, Output
from handoff.model.standard import Standard


def judge(organisation: Organisation, holdings: Holdings, question: Question, stands_on: StandsOn) -> Judged:
    """Judge every standard the question is about: worst first, guardrails and critical ones before others, then by name."""
    buckets: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        buckets.setdefault(bucket.standard, []).append(bucket)
    waivers = in_force(organisation, holdings.waivers)
    asked = answers_to(organisation, question.customer) if question.customer else None
    results = [
        judge_standard(output, standard, buckets.get(standard.name, ()), question, waivers.get(standard.name, ()))
        for department in organisation.departments
        if question.department in {"", department.id}
        for output in department.outputs
        for standard in output.standards
        if asked is None or not asked.isdisjoint(output.customers_of(standard))
    ]
    results.sort(key=_reading_order)
    span = question.span or default_span(question.as_of, "month")
    return Judged(organisation, question, span, tuple(results), total_of(results), stands_on)


def judge_standard(
    output: Output, standard: Standard, buckets: Iterable[Bucket], question: Question, waivers: tuple[Granted, ...] = ()
) -> Result:
    """Judge one standard over the question's span, or over its own last full month, quarter, half-year or year.

    ``buckets`` are all that are known of this standard: those outside the span give its history.
    ``waivers`` are those in force, oldest first.
    """
    cadence = standard.cadence
    span = question.span or default_span(question.as_of, cadence)
    case = Case(standard, output.customers_of(standard), span, question.as_of, waivers)
    lacking = _lacking(standard)
    if cadence is None or lacking:
        return result_of(case, Pooled("not-due"), Course(), f"it cannot be judged: it has {' and '.join(lacking)}")
    if cadence == "event":
        return judge_events(case, buckets)
    return judge_periods(case, buckets, cadence)


def judge_period(standard: Standard, buckets: Iterable[Bucket], period: Period, as_of: date) -> Pooled:
    """Judge the buckets of one period as they stand on a day; a period that is not over yet is judged so far.

    Nothing measured: not-due while it runs, then unmeasured, overdue after its grace.
    """
    pooled = pool(standard, buckets)
    return replace(pooled, verdict=verdict_so_far(standard, pooled.verdict, period, as_of))


def _lacking(standard: Standard) -> tuple[str, ...]:
    """What keeps a standard from being judged; a key that is there but could not be read is not called missing."""
    measure = standard.measure
    every = "no cadence (`every` in its measure)" if measure else ""
    missing = (
        ("measure", "" if measure else "no measure"),
        ("target", "" if standard.promises else "no target"),
        ("every", "" if standard.cadence else every),
    )
    return tuple(_unreadable(standard, key) or word for key, word in missing if word)


def _unreadable(standard: Standard, key: str) -> str:
    return f"a {key} that cannot be read" if key in standard.unreadable else ""


def _reading_order(result: Result) -> tuple[int, bool, int, str]:
    standard = result.standard
    return VERDICTS.index(result.verdict), not standard.stands_above_percentages, VERDICTS.index(result.worst), standard.name
