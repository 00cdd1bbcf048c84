"""What the measures of one kind leave unsaid, so that two people would find different numbers."""

from collections.abc import Iterator

from msgspec import Struct

from handoff.checks._promised import in_force
from handoff.model.organisation import Organisation
from handoff.model.standard import Measure, MeasureKind, Standard
from handoff.model.text import listed


class Unsaid(Struct, frozen=True):
    """A standard with its measure, and the keys that nobody has written, for people."""

    standard: Standard
    measure: Measure
    keys: str


def unsaid(organisation: Organisation, kind: MeasureKind, keys: tuple[str, ...]) -> Iterator[Unsaid]:
    """Each standard in force with a measure of a kind that lacks some of these keys; what could not be read is there."""
    for standard in in_force(organisation.standards):
        measure = standard.measure
        if measure is not None and measure.kind == kind:
            missing = [f"`{key}`" for key in keys if not getattr(measure, key) and key not in standard.unreadable]
            if missing:
                yield Unsaid(standard, measure, listed(missing))
