"""Whether one target asks more than another: fewer numbers keep it, or more readings have to."""

from fractions import Fraction
from typing import Literal

from handoff.model.target import Target
from handoff.model.unit import Unit

Strictness = Literal["same", "tightened", "loosened", "changed"]


def compare(old: Target, new: Target) -> Strictness:
    """How a new target stands to an old one, by what keeps each of them, exactly.

    ``tightened``: whatever keeps the new one keeps the old one, and not the other way round; ``loosened`` is the reverse.
    ``same``: written otherwise at most (4 h, 240 min).  ``changed``: neither, as when one end moves in and the other out, when
    the numbers move in while fewer readings have to keep them, or when units or ways of judging cannot be compared.
    """
    if not _convertible(old.unit, new.unit) or old.judged_by != new.judged_by:
        return "changed"
    return _both(_both(_lower(old.low, new.low), _upper(old.high, new.high)), _lower(old.attain, new.attain))


def _convertible(one: Unit, other: Unit) -> bool:
    """Whether both have one base; units that are only names are the same by symbol or not at all."""
    return one.family == other.family and (one.family != "named" or one.symbol == other.symbol)


def _lower(old: Fraction | None, new: Fraction | None) -> Strictness:
    """How a lower end, or a share that has to be attained, has moved: up is tighter; None lets everything through."""
    if old == new:
        return "same"
    return "tightened" if old is None or (new is not None and new > old) else "loosened"


def _upper(old: Fraction | None, new: Fraction | None) -> Strictness:
    """How an upper end has moved: down is tighter."""
    return _lower(None if old is None else -old, None if new is None else -new)


def _both(one: Strictness, other: Strictness) -> Strictness:
    """The word for two parts of a target together: those that contradict each other make it neither."""
    if "same" in {one, other}:
        return other if one == "same" else one
    return one if one == other else "changed"
