"""The measure ``duration``: times with their unit, such as 90min 1.5h 2d; working hours and days never convert to others."""

from collections.abc import Sequence
from decimal import Decimal

from handoff.measures._entries import not_this_kind, unmeasured
from handoff.measures._quantities import Quantity, number_fault, read_quantities
from handoff.measures._readings import inside, judged_value, kept, met, show, sum_readings, typed_inside
from handoff.model.entry import Observation, Plain
from handoff.model.number import is_plain, micro, micros, number_text
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.text import quoted
from handoff.model.unit import Family, Unit, unit_named

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

NAME: MeasureKind = "duration"
WRITTEN = "90min 1.5h 2d"
CHART: ChartKind = "xmr"


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:
    """Read one or more times, each with its unit; several units become the smallest one named, exactly."""
    text = " ".join(words)
    if ":" in text:
        return Fault(
            f"{quoted(text)} may mean hours and minutes or minutes and seconds: expected times such as {example(measure)}.",
            "The two differ sixtyfold.",
            f"Write 1:30 as 90min or 1.5h, for example {example(measure)}.",
        )
    quantities = read_quantities(words, example(measure))
    if isinstance(quantities, Fault):
        return quantities
    for quantity in quantities:
        fault = _refused(text, quantity, measure)
        if fault:
            return fault
    return _in_one_unit(text, quantities, measure)


def _refused(text: str, quantity: Quantity, measure: Measure) -> Fault | None:
    if not quantity.unit.symbol:
        return Fault(
            f"{quantity.number} in {quoted(text)} has no unit: expected a time such as {example(measure)}.",
            "Nobody can tell minutes from hours later.",
            f"Write the unit behind each number, as in {example(measure)}.",
        )
    if quantity.unit.family not in _families(measure):
        other = "calendar" if measure.clock == "working" else "working"
        return Fault(
            f"{quoted(text)} is in {quantity.unit.symbol}: expected {_units(measure)}, such as {example(measure)}.",
            _why_not(quantity.unit),
            f"Write it as in {example(measure)}; {other} time needs `clock: {other}` in the measure.",
        )
    if quantity.number < 0:
        return Fault(
            f"{quoted(text)} ends before it starts.",
            "A duration is never below 0.",
            f"Write how long it took, as in {example(measure)}.",
        )
    return None


def _in_one_unit(text: str, quantities: tuple[Quantity, ...], measure: Measure) -> Observation | Fault:
    units = {quantity.unit.symbol: quantity.unit.family for quantity in quantities}
    if len(set(units.values())) > 1:
        return Fault(
            f"{quoted(text)} mixes working hours and working days.",
            "How many hours a working day has is not known, so they never convert into each other.",
            f"Record them in one unit, as in {example(measure)}.",
        )
    if len(units) == 1:
        return Observation(readings=tuple(quantity.number for quantity in quantities), unit=quantities[0].unit.symbol)
    unit = min((quantity.unit for quantity in quantities), key=lambda unit: unit.factor)
    readings = tuple(_converted(quantity, unit) for quantity in quantities)
    return (
        Observation(readings=readings, unit=unit.symbol) if all(map(is_plain, readings)) else number_fault(text, example(measure))
    )


def _converted(quantity: Quantity, unit: Unit) -> Decimal:
    # Calendar units are whole multiples of each other, so no digit is lost; a number in the unit itself keeps its own digits.
    if quantity.unit == unit:
        return quantity.number
    return Decimal(number_text(quantity.number * int(quantity.unit.factor / unit.factor)))


def _why_not(unit: Unit) -> str:
    if unit.family in ("named", "plain", "ratio"):
        return "A time can be compared only in a unit whose length everybody knows."
    return "Working time and calendar time never convert into each other: a working day is not 24 hours."


def _families(measure: Measure) -> tuple[Family, ...]:
    return ("working-hours", "working-days") if measure.clock == "working" else ("time",)


def _units(measure: Measure) -> str:
    return "wh or wd (working hours or days)" if measure.clock == "working" else "s, min, h or d"


def example(measure: Measure, target: Target | None = None) -> str:
    """A time inside the target, or times of the measure's clock."""
    return typed_inside(target) or ("4wh 2.5wh" if measure.clock == "working" else WRITTEN)


def written(observation: Observation) -> str:
    """The observation as people write it; '' where it is none of this kind."""
    if not observation.readings or observation.unit is None:
        return ""
    return " ".join(f"{reading}{observation.unit}" for reading in observation.readings)


def suits(target: Target, measure: Measure) -> Fault | None:
    """Say why a target cannot be held against these times, or None."""
    if target.unit.family in _families(measure):
        return None
    clock = "working" if measure.clock == "working" else "calendar"
    return Fault(
        f"`{target.text}` is in {target.unit.symbol or 'no unit'}: expected {_units(measure)}, as the clock is {clock}.",
        _why_not(target.unit),
        f"Write the target in {_units(measure)}, such as `at most {'4 wh' if clock == 'working' else '4 h'}`, or change `clock`.",
    )


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:
    """One entry's times, in millionths of a second, working hour or working day."""
    readings = observation.readings
    if readings is None:
        return unmeasured(observation, NAME, example(measure))
    unit = unit_named(observation.unit or "")
    if not readings or not all(map(_is_time, readings)) or observation != Observation(readings=readings, unit=observation.unit):
        return not_this_kind(NAME, example(measure))
    if unit.family != target.unit.family or (limit is not None and unit.family != limit.unit.family):
        return Fault(
            f"The entry is in {unit.symbol or 'no unit'}, its target is `{target.text}`.",
            "They cannot be compared: working hours, working days and calendar time never convert into each other.",
            f"Record the time again in {target.unit.symbol}.",
        )
    factor = unit.factor.numerator
    tolerated = None if limit is None else inside(limit, NAME)
    return sum_readings([micro(reading) * factor for reading in readings], 1, inside(target, NAME), tolerated)


def pool(many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:  # noqa: ARG001 -- the room's protocol
    """Many entries' times, in millionths of a second, working hour or working day."""
    units = [unit_named(symbol or "") for symbol in {one.unit for one in many}]
    families = {unit.family for unit in units} | ({limit.unit.family} if limit else set())
    if families != {target.unit.family}:
        return None
    # There are few factors, and any number of units.
    factors = {unit.symbol: unit.factor.numerator for unit in units}
    times: list[int] = []
    for factor in set(factors.values()):
        readings = micros([reading for one in many if factors[one.unit or ""] == factor for reading in one.readings]) or ()
        times += (reading * factor for reading in readings)
    if not times or min(times) < 0 or not all(one.readings for one in many):
        return None
    tolerated = None if limit is None else inside(limit, NAME)
    return sum_readings(times, len(many), inside(target, NAME), tolerated)


def _is_time(reading: Decimal) -> bool:
    return is_plain(reading) and reading >= 0
