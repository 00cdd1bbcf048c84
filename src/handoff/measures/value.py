"""The measure ``value``: readings in the measure's unit, such as 20.1 20.2 19.9."""

from collections.abc import Sequence

from handoff.measures._entries import not_this_kind, unmeasured
from handoff.measures._quantities import UNITS_RULE, read_quantities, read_unit
from handoff.measures._readings import inside, judged_value, kept, met, show, sum_readings, typed_inside
from handoff.model.entry import Observation, Plain
from handoff.model.number import is_plain, micro, micros
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.text import quoted
from handoff.model.unit import PLAIN

__all__ = [
    "CHART",
    "NAME",
    "WRITTEN",
    "example",
    "judged_value",
    "kept",
    "met",
    "parse",
    "pool",
    "show",
    "suits",
    "summarise",
    "written",
]

NAME: MeasureKind = "value"
WRITTEN = "20.1 20.2 19.9"
CHART: ChartKind = "xmr"


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:
    """Read one or more numbers, each bare or in the measure's own unit."""
    quantities = read_quantities(words, WRITTEN)
    if isinstance(quantities, Fault):
        return quantities
    own = read_unit(measure.unit)
    for quantity in quantities:
        if quantity.unit not in (PLAIN, own):
            return Fault(
                f"{quoted(' '.join(words))} is in {quantity.unit.symbol}: expected {measure.unit or 'no unit'}, such as {WRITTEN}.",
                "Readings are pooled as they stand, so all of them need the measure's unit.",
                f"Write the readings in the measure's unit, as in {WRITTEN}.",
            )
    return Observation(readings=tuple(quantity.number for quantity in quantities))


def example(measure: Measure, target: Target | None = None) -> str:  # noqa: ARG001 -- the room's protocol
    """A reading inside the target, or several."""
    return typed_inside(target) or WRITTEN


def written(observation: Observation) -> str:
    """The observation as people write it; '' where it is none of this kind."""
    return " ".join(map(str, observation.readings)) if observation.readings and observation.unit is None else ""


def suits(target: Target, measure: Measure) -> Fault | None:
    """Say why a target cannot be held against these readings, or None."""
    own = read_unit(measure.unit)
    if own is None:
        return Fault(
            f"The measure's unit {quoted(measure.unit)} is no unit.",
            "Readings can be compared with a target only in a unit that both name.",
            f"Write one of {UNITS_RULE}, or no unit.",
        )
    if target.unit == own:
        return None
    return Fault(
        f"`{target.text}` is in {target.unit.symbol or 'no unit'}: expected {measure.unit or 'no unit'}.",
        "Readings are compared with the target as they stand.",
        f"Write the target {_in_unit(measure)}, or correct the measure's `unit`.",
    )


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:  # noqa: ARG001 -- the room's protocol
    """One entry's readings, in millionths of the target's unit."""
    readings = observation.readings
    if readings is None:
        return unmeasured(observation, NAME, WRITTEN)
    if not readings or not all(map(is_plain, readings)) or observation != Observation(readings=readings):
        return not_this_kind(NAME, WRITTEN)
    tolerated = None if limit is None else inside(limit, NAME)
    return sum_readings([micro(reading) for reading in readings], 1, inside(target, NAME), tolerated)


def pool(many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:  # noqa: ARG001 -- the room's protocol
    """Many entries' readings, in millionths of the target's unit."""
    readings = micros([reading for one in many for reading in one.readings])
    if not readings or any(one.unit is not None or not one.readings for one in many):
        return None
    tolerated = None if limit is None else inside(limit, NAME)
    return sum_readings(readings, len(many), inside(target, NAME), tolerated)


def _in_unit(measure: Measure) -> str:
    return f"in {measure.unit}" if measure.unit else "without a unit"
