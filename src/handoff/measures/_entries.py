"""What every kind says of an entry that holds no observation of it."""

from handoff.model.entry import Observation
from handoff.model.problem import Fault
from handoff.model.standard import MeasureKind
from handoff.model.summary import Summary


def unmeasured(observation: Observation, kind: MeasureKind, written: str) -> Summary | Fault:
    """Sum up an observation without this kind's numbers: one entry with its reason, or a fault where there is none."""
    reason = observation.no_opportunity
    if reason and observation == Observation(no_opportunity=reason):
        return Summary(entries=1, no_opportunity=reason)
    return not_this_kind(kind, written)


def not_this_kind(kind: MeasureKind, written: str) -> Fault:
    """Say that an entry's numbers are missing, or could not have been recorded for a measure of this kind."""
    return Fault(
        f"The entry is no observation of a {kind}: it holds other fields than `{written}` gives, or numbers that cannot be.",
        "It cannot be pooled with the others without guessing.",
        f"If the measure has changed its kind, give the standard a new name; else record the value again as `{written}`.",
    )
