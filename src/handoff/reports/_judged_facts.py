"""Judged results for machines: the JSON that is promised to users, complete and in its fixed order."""

from datetime import date
from fractions import Fraction

from msgspec import Struct

from handoff.analysis.figures import in_own_unit
from handoff.analysis.judged import Judged, Result, StandsOn, Subtotal, Tally, Verdict, Waived
from handoff.analysis.tallies import by_customer, by_department


class PeriodFacts(Struct, frozen=True):
    """One period of a standard's recent history."""

    period: str
    result: Verdict


class WaivedFacts(Struct, frozen=True):
    """A waived period of a standard: the id of its waiver, until when that holds, who approved it in which role, and why."""

    period: str
    waiver: str
    until: date | None
    approved_by: str | None
    role: str | None
    because: str | None


class ResultFacts(Struct, frozen=True, omit_defaults=True):
    """One standard over the span.

    ``value`` is the judged number in ``unit``: a share of one (``share``: ratios, and readings inside the target), else in the
    unit that the target names.  Where a target allows a sum in every period, it is the mean of the periods.  ``variation`` and
    ``assurance`` are those of its control chart on the day of the report; null where there is no measure or no target.
    ``waived`` is there where a period is,
    ``corrected`` where measurements were corrected or taken back: so many of them.
    """

    standard: str
    customers: tuple[str, ...]
    period: str
    result: Verdict
    value: float | None
    n: int | float
    target: str | None
    limit: str | None
    interval: tuple[float, float] | None
    variation: str | None
    assurance: str | None
    periods: Tally
    overdue_since: date | None
    owner: str | None
    shown: str
    unit: str
    stretch_reached: bool
    guardrail: bool
    critical: bool
    worst: Verdict
    next_due: date | None
    reason: str | None
    history: tuple[PeriodFacts, ...]
    waived: tuple[WaivedFacts, ...] = ()
    corrected: int = 0


class SubtotalFacts(Struct, frozen=True):
    """The three numbers of a department or customer, by its id."""

    id: str
    name: str
    standards: int
    due: int
    measured: int
    met: int


class ComplianceFacts(Struct, frozen=True):
    """The whole report for machines; ``totals`` count standard-periods."""

    version: int
    report: str
    as_of: date
    period: str
    stands_on: StandsOn
    totals: Tally
    results: tuple[ResultFacts, ...]
    departments: tuple[SubtotalFacts, ...]
    customers: tuple[SubtotalFacts, ...]


def facts_of(judged: Judged, report: str) -> ComplianceFacts:
    """All results of an answer, with its totals and what it stands on."""
    return ComplianceFacts(
        version=1,
        report=report,
        as_of=judged.question.as_of,
        period=judged.span.label,
        stands_on=judged.stands_on,
        totals=judged.totals,
        results=tuple(result_facts(result) for result in judged.results),
        departments=tuple(_subtotal(subtotal) for subtotal in by_department(judged)),
        customers=tuple(_subtotal(subtotal) for subtotal in by_customer(judged)),
    )


def result_facts(result: Result) -> ResultFacts:
    """One result."""
    return ResultFacts(
        standard=result.standard.name,
        customers=result.customers,
        period=result.span.label,
        result=result.verdict,
        value=in_own_unit(result.value, result.unit),
        n=_plain(result.n),
        target=result.target or None,
        limit=result.limit or None,
        interval=result.interval,
        variation=result.variation,
        assurance=result.assurance,
        periods=result.periods,
        overdue_since=result.overdue_since,
        owner=result.standard.owner or None,
        shown=result.shown,
        unit="share" if result.unit.family == "ratio" else result.unit.symbol,
        stretch_reached=result.stretch_reached,
        guardrail=result.standard.guardrail is not None,
        critical=result.standard.critical,
        worst=result.worst,
        next_due=result.next_due,
        reason=result.reason or None,
        history=tuple(PeriodFacts(past.period.label, past.verdict) for past in result.history),
        waived=tuple(_waived(one) for one in result.waived),
        corrected=result.corrected,
    )


def _waived(one: Waived) -> WaivedFacts:
    waiver = one.granted.waiver
    return WaivedFacts(one.period.label, one.granted.id, waiver.until, waiver.approved_by, waiver.role, waiver.because)


def _plain(n: Fraction) -> int | float:
    return int(n) if n.denominator == 1 else float(n)


def _subtotal(subtotal: Subtotal) -> SubtotalFacts:
    periods = subtotal.periods
    return SubtotalFacts(subtotal.id, subtotal.name, subtotal.standards, periods.due, periods.measured, periods.met)
