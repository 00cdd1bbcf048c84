"""The answer to ``handoff correct``: what it was, what it is now, and how the period stands with that."""

from msgspec import Struct

from handoff.analysis.corrected import Corrected
from handoff.analysis.figures import TONES, counted, in_own_unit
from handoff.answers._basis import basis_text
from handoff.answers._pending import pending_text
from handoff.measures import written
from handoff.page import Page, Text


class CorrectedFacts(Struct, frozen=True):
    """A correction for machines; ``written`` is null where the measurement was taken back, ``result`` and ``value`` then too."""

    version: int
    id: str
    act: str
    standard: str
    observed_on: str
    corrects: str
    because: str
    was: str | None
    written: str | None
    result: str | None
    value: float | None
    target: str
    limit: str | None
    period: str
    period_result: str
    period_value: float | None
    period_n: float
    uncommitted: int | None


def corrected_page(made: Corrected) -> Page:
    """One screen: what it was and is, the verdict, the period so far, why."""
    correction = made.correction
    was, now = written(made.was.observation) or "nothing", written(correction.observation) or "nothing"
    title = f"{made.standard.name} on {correction.observed_on}: {was} is now {now}"
    blocks = (
        _verdict(made),
        Text(_so_far(made)),
        Text(f"Because: {correction.because}"),
        Text(
            f"Recorded as {made.id[:8]}, instead of {correction.corrects[:8]}. Both stay in the ledger; reports say that it was "
            f"corrected.{pending_text(made.path, made.uncommitted)}"
        ),
    )
    return Page(title, blocks, _facts(made))


def _verdict(made: Corrected) -> Text:
    alone, correction = made.alone, made.correction
    if alone is None:
        return Text("Taken back: it is counted in no result any more.", "strong")
    if correction.no_opportunity:
        return Text(f"{alone.verdict}: nothing to measure ({correction.no_opportunity}).", TONES[alone.verdict])
    limit = f", limit {correction.limit}" if correction.limit else ""
    why = f"{alone.shown} against {correction.target}{limit} ({basis_text(alone)})."
    return Text(f"{alone.verdict}: {why}", TONES[alone.verdict])


def _so_far(made: Corrected) -> str:
    so_far, label = made.so_far, made.period.label
    if made.waived:
        waiver = made.waived.waiver
        return (
            f"{label} is waived until {waiver.until} (approved by {waiver.approved_by}): reports show it as waived, never as met."
        )
    if so_far.value is None:
        return f"{label} now: {so_far.verdict}, nothing that was measured in it counts."
    basis = f"{basis_text(so_far)}; {counted(so_far.summary.entries, 'measurement')}"
    return f"{label} now: {so_far.verdict}, {so_far.shown} ({basis})."


def _facts(made: Corrected) -> CorrectedFacts:
    correction, alone, so_far = made.correction, made.alone, made.so_far
    return CorrectedFacts(
        version=1,
        id=made.id,
        act=made.path,
        standard=made.standard.name,
        observed_on=correction.observed_on.isoformat(),
        corrects=correction.corrects,
        because=correction.because,
        was=written(made.was.observation) or None,
        written=written(correction.observation) or None,
        result=alone.verdict if alone else None,
        value=in_own_unit(alone.value, alone.unit) if alone else None,
        target=correction.target,
        limit=correction.limit,
        period=made.period.label,
        period_result="waived" if made.waived else so_far.verdict,
        period_value=in_own_unit(so_far.value, so_far.unit),
        period_n=float(so_far.n),
        uncommitted=made.uncommitted,
    )
