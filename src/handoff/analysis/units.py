"""What was counted unit by unit behind a result: how many units there were, and how many of them were not as promised."""

from fractions import Fraction

from msgspec import Struct

from handoff.analysis._parts import target_for
from handoff.analysis.judged import Result
from handoff.model.number import MICRO
from handoff.model.standard import READINGS
from handoff.model.target import Target

_ALL = Fraction(1)


class Units(Struct, frozen=True):
    """How many units (cases, readings, points of a checklist) were looked at, and how many of them were defective."""

    looked_at: Fraction
    defective: Fraction


def units_of(result: Result) -> Units | None:
    """The units of a result whose measure tells each good or bad; None for others, and where nothing was measured.

    Of proportions and checks the numerator is what is wanted where the target wants more of it, else what is not; of readings
    those outside the target are defective.  A target between two ends, and a judged mean or total, tells nothing of a unit.
    """
    measure, summary = result.standard.measure, result.summary
    target = target_for(result.standard, measure, result.target) if measure and summary.base else None
    if measure is None or target is None:
        return None
    looked_at = Fraction(summary.base, MICRO)
    if measure.kind in READINGS:
        return Units(looked_at, looked_at - Fraction(summary.conforming, MICRO)) if target.judged_by == "each" else None
    if measure.kind not in {"proportion", "check"}:
        return None
    numerator = Fraction(summary.total, MICRO)
    if _wants_more(target):
        return Units(looked_at, looked_at - numerator)
    return Units(looked_at, numerator) if _wants_less(target) else None


def defects_of(result: Result) -> Fraction | None:
    """How many defects were counted: the defective units, or what a count counts where fewer are better; None for others."""
    measure, units = result.standard.measure, units_of(result)
    if units is not None or measure is None or measure.kind != "count" or not result.summary.base:
        return None if units is None else units.defective
    target = target_for(result.standard, measure, result.target)
    return Fraction(result.summary.total, MICRO) if target is not None and _wants_less(target) else None


def _wants_more(target: Target) -> bool:
    """At least so many, or all of them."""
    return target.better == "higher" or target.low == _ALL


def _wants_less(target: Target) -> bool:
    """At most so many, or none of them."""
    return target.better == "lower" or target.high == 0
