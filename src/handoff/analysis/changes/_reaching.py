"""Whom something reaches no longer, and whom it reaches now."""

from collections.abc import Iterator

from msgspec import structs

from handoff.analysis.changes.changed import Change


def reaching(change: Change, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Change]:
    """A change with who was reached before and after, who loses and who gains; nothing where they are the same."""
    if set(before) != set(after):
        loses, gains = without(before, after), without(after, before)
        yield structs.replace(change, was=", ".join(before), now=", ".join(after), loses=loses, gains=gains)


def without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some that are not among others, in their order."""
    return tuple(one for one in some if one not in others)
