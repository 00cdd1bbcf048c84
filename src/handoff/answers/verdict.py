"""The answer to ``handoff record``: what the value means, the period so far, what is next."""

from datetime import date

from msgspec import Struct

from handoff.analysis.figures import TONES, in_own_unit
from handoff.analysis.judged import Recorded
from handoff.analysis.periods import named
from handoff.answers._basis import basis_text
from handoff.answers._pending import pending_text
from handoff.measures import written
from handoff.model.entry import Waiver
from handoff.page import Page, Text


class StretchFact(Struct, frozen=True):
    """Ended periods one after another that nobody has measured: the first, the last, and since when they are late."""

    first: str
    last: str
    due_since: date
    overdue_from: date


class VerdictFacts(Struct, frozen=True):
    """What was recorded and what it means, for machines; values are as in a report, in the unit of the target."""

    version: int
    id: str
    act: str
    standard: str
    observed_on: str
    written: str
    result: str
    value: float | None
    n: float
    target: str
    limit: str | None
    interval: tuple[float, float] | None
    period: str
    period_result: str
    period_value: float | None
    period_n: float
    next_due: str | None
    uncommitted: int | None
    unmeasured: tuple[StretchFact, ...]


def verdict_page(recorded: Recorded) -> Page:
    """One screen: the verdict first, then its reason, then the next step."""
    alone, measurement = recorded.alone, recorded.measurement
    blocks = (
        Text(f"{alone.verdict}: {_why(recorded)}", TONES[alone.verdict]),
        *((Text(_so_far(recorded)),) if recorded.so_far.summary.entries > alone.summary.entries else ()),
        *((Text(_waived(recorded.period.label, recorded.waived.waiver)),) if recorded.waived else ()),
        *((Text(_unmeasured(recorded), "warn"),) if recorded.unmeasured else ()),
        Text(_next(recorded)),
    )
    title = f"{measurement.standard}: {written(measurement.observation)} on {measurement.observed_on}"
    return Page(title, blocks, _facts(recorded))


def _why(recorded: Recorded) -> str:
    measurement, alone = recorded.measurement, recorded.alone
    if measurement.no_opportunity:
        rest = "is not counted" if recorded.so_far.value is None else "counts what was measured in it"
        return f"nothing to measure ({measurement.no_opportunity}). {recorded.period.label} {rest}."
    limit = f", limit {measurement.limit}" if measurement.limit else ""
    stretch = " The stretch is reached." if alone.stretch_reached else ""
    return f"{alone.shown} against {measurement.target}{limit} ({basis_text(alone)}).{stretch}{_weight(recorded)}"


def _weight(recorded: Recorded) -> str:
    """What a miss of a guardrail or a critical standard means, and what does not count at all."""
    standard = recorded.standard
    if recorded.so_far.verdict == "not-due" and recorded.so_far.value is not None:
        return f" Kept, but not judged: {recorded.period.label} is outside the promise."
    if recorded.alone.verdict != "missed" or not standard.stands_above_percentages:
        return ""
    protected = (
        f"a guardrail that protects {', '.join(standard.guardrail.protects)}" if standard.guardrail else "a critical standard"
    )
    return f" This is {protected}: it will stand by name above every report."


def _so_far(recorded: Recorded) -> str:
    so_far = recorded.so_far
    basis = f"{basis_text(so_far)}; {so_far.summary.entries} measurements"
    return f"{recorded.period.label} so far: {so_far.verdict}, {so_far.shown} ({basis})."


def _waived(period: str, waiver: Waiver) -> str:
    return f"{period} is waived until {waiver.until} (approved by {waiver.approved_by}): reports show it as waived, never as met."


def _unmeasured(recorded: Recorded) -> str:
    """What is still owed of periods that have ended, and each way to answer for them."""
    oldest = recorded.unmeasured[0]
    return (
        f"Still not measured: {named(recorded.unmeasured)} (due since {oldest.due_since}, overdue from {oldest.overdue_from}). "
        f"Record each by a day of it, such as --on {oldest.first.end}; where there was nothing to measure, with "
        "--no-opportunity REASON; or have it allowed with `handoff waive`."
    )


def _next(recorded: Recorded) -> str:
    day = recorded.next_due
    due = f" The next measurement falls due on {day}." if day else " It is measured at every event."
    if any(stretch.due_since == day for stretch in recorded.unmeasured):
        due = ""
    period = "" if recorded.alone.verdict == "no-opportunity" else f", for {recorded.period.label}"
    return f"Recorded as {recorded.id[:8]}{period}.{due}{pending_text(recorded.path, recorded.uncommitted)}"


def _facts(recorded: Recorded) -> VerdictFacts:
    measurement, alone, so_far = recorded.measurement, recorded.alone, recorded.so_far
    return VerdictFacts(
        version=1,
        id=recorded.id,
        act=recorded.path,
        standard=measurement.standard,
        observed_on=measurement.observed_on.isoformat(),
        written=written(measurement.observation),
        result=alone.verdict,
        value=in_own_unit(alone.value, alone.unit),
        n=float(alone.n),
        target=measurement.target,
        limit=measurement.limit,
        interval=alone.interval,
        period=recorded.period.label,
        period_result="waived" if recorded.waived else so_far.verdict,
        period_value=in_own_unit(so_far.value, so_far.unit),
        period_n=float(so_far.n),
        next_due=recorded.next_due.isoformat() if recorded.next_due else None,
        uncommitted=recorded.uncommitted,
        unmeasured=tuple(
            StretchFact(one.first.label, one.last.label, one.due_since, one.overdue_from) for one in recorded.unmeasured
        ),
    )
