"""The standards that are promised now: one that is retired, though still described, needs no mending."""

from collections.abc import Iterable, Sequence

from handoff.model.standard import Standard


def in_force(standards: Iterable[Standard]) -> Sequence[Standard]:
    """The standards without an end."""
    return [standard for standard in standards if standard.until is None]
