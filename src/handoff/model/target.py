"""What a customer needs of a number: a target, a limit or a stretch."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from handoff.model.unit import PLAIN, Unit

Sense = Literal["at-least", "at-most", "exactly", "between"]
JudgedBy = Literal["each", "mean", "total"]
Better = Literal["higher", "lower", "neutral"]


class Target(Struct, frozen=True, cache_hash=True, gc=False, array_like=True):
    """An interval that a number must lie in, both ends included; None is an open end.

    ``low`` and ``high`` are in the base of ``unit``'s family (a share of one, seconds, or as typed).  ``attain`` is the
    share of readings that must lie inside; ``judged_by`` says whether each reading, their mean or their total is held
    against the interval.  ``text`` is the canonical form, which the parser of targets reads back to the same target.
    """

    text: str
    sense: Sense
    low: Fraction | None
    high: Fraction | None
    unit: Unit = PLAIN
    attain: Fraction = Fraction(1)
    judged_by: JudgedBy = "each"

    def holds(self, value: Fraction) -> bool:
        """Whether a value in the base of the unit's family lies inside, compared exactly."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def better(self) -> Better:
        """Which way is improvement; a target with two ends has none."""
        if self.sense == "at-least":
            return "higher"
        return "lower" if self.sense == "at-most" else "neutral"
