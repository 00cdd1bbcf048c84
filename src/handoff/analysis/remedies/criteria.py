"""Criteria: what the later measurements of an action's standard have to meet, held against what its chart plots."""

from datetime import date, timedelta

from handoff.analysis.periods import due_on, next_period, period_of
from handoff.analysis.process import Process
from handoff.measures import parse_target
from handoff.model.problem import Fault
from handoff.model.standard import Cadence
from handoff.model.target import Target

# What happens as an event has no next period: so many days are given for each measurement.
_DAYS_FOR_AN_EVENT = timedelta(days=30)


def usual_criterion(process: Process) -> str:
    """What an action has to reach where it does not say: the standard's own target."""
    if process.plots != "share":
        return process.target.text
    return f"at least {float(process.target.attain * 100):.6g} %"


def criterion_of(text: str, process: Process) -> Target | Fault:
    """A criterion that can be held against the points of a process, or why not."""
    target = parse_target(text)
    if isinstance(target, Fault):
        return target
    family = "ratio" if process.plots == "share" else process.target.unit.family
    if target.unit.family == family and target.attain == 1:
        outside = any(end is not None and not 0 <= end <= 1 for end in (target.low, target.high))
        return _never(target) if outside and process.plots_shares else target
    usual = usual_criterion(process)
    points = "the share of readings inside the target" if process.plots == "share" else "the value of each period"
    return Fault(
        f"`{text}` cannot be held against {process.standard.name}.",
        f"A criterion is met by {points}, in the unit of `{usual}`.",
        f"Write it like `{usual}`.",
    )


def _never(target: Target) -> Fault:
    return Fault(
        f"`{target.text}` lies outside 0 % to 100 %.",
        "A share never does, so no measurement could show whether the action worked, or every one would.",
        "Predict a share between 0 % and 100 %.",
    )


def readable_criterion(text: str | None, process: Process | None) -> Target | None:
    """The criterion of an action in the ledger; None where nobody can hold it against its standard any more."""
    found = criterion_of(text or "", process) if process else None
    return found if isinstance(found, Target) else None


def usually_expected(due: date, measurements: int, cadence: Cadence | None) -> date:
    """The day by which so many measurements that begin after another day are there."""
    if cadence in {None, "event"}:
        return due + _DAYS_FOR_AN_EVENT * measurements
    period = period_of(due, cadence)
    for _ in range(measurements):
        period = next_period(period, cadence)
    return due_on(period)
