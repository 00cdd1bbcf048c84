"""New phases that people decided on: since when, why, and by whom."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from handoff.analysis.charts.chart import FEWEST_FOR_ASSURANCE
from handoff.analysis.figures import counted
from handoff.analysis.process import Process
from handoff.analysis.process_figures import figure_text
from handoff.analysis.rebasing import NewPhase, living
from handoff.model.stated import Rebased
from handoff.page import Block, Text


class PhaseFacts(Struct, frozen=True):
    """A rebase: ``at`` is the first point of its phase (null: no point yet, or the first of all)."""

    at: str | None
    since: date | None
    because: str
    decided_on: date
    decided_by: str
    id: str


def phase_facts(phase: NewPhase) -> PhaseFacts:
    """One new phase, for machines."""
    return _facts(phase.at, phase.rebased)


def phase_text(process: Process, phase: NewPhase, name: str) -> str:
    """Since when a process is charted anew, why, by whom, and whether its limits hold yet."""
    said = phase.rebased
    labels = [period.label for period in process.periods]
    begins = [*(labels.index(one.at) for one in process.phases), len(labels)]
    at = process.phases.index(phase)
    points = begins[at + 1] - begins[at]
    so_far = "" if points >= FEWEST_FOR_ASSURANCE else f" Provisional: {counted(points, 'point')} in it."
    return f"{name}: a new phase since {phase.at}, because: {_because(said)}.{_means(process, begins[at])}{so_far}"


def _means(process: Process, first: int) -> str:
    """The means on both sides of a rebase, so that none hides a change for the worse."""
    if not first:
        return ""
    before, since = (figure_text(process, process.chart.points[at].centre) for at in (first - 1, first))
    return f" Mean {before} before, {since} since."


def rebase_blocks(rebases: Iterable[Rebased]) -> tuple[Block, ...]:
    """The rebases of a standard that count, a line each; nothing where nobody decided on one."""
    known = living(rebases)
    lines = tuple(Text(f"A new phase from {one.rebase.since} on, because: {_because(one)}.") for one in known)
    return (Text("Since when is it charted anew?", heading=True), *lines) if lines else ()


def rebase_facts(rebases: Iterable[Rebased]) -> tuple[PhaseFacts, ...]:
    """The rebases of a standard that count, for machines."""
    return tuple(_facts(None, one) for one in living(rebases))


def _because(one: Rebased) -> str:
    return f"{one.rebase.because.rstrip('.')} (decided on {one.rebase.decided_on} by {one.act.recorded_by}, {one.id[:8]})"


def _facts(at: str | None, one: Rebased) -> PhaseFacts:
    rebase = one.rebase
    return PhaseFacts(at, rebase.since, rebase.because, rebase.decided_on, one.act.recorded_by, one.id)
