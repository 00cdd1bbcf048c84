"""The handoffs of an output that lack something, told as one: whoever lists customers by name alone lacks it for all of them."""

from collections.abc import Callable, Iterator

from handoff.checks._folded import is_own_customer
from handoff.model.organisation import Handoff, Organisation, Output
from handoff.model.text import briefly


def handoffs_without(
    organisation: Organisation, key: str, lacks: Callable[[Handoff], bool]
) -> Iterator[tuple[Output, tuple[Handoff, ...]]]:
    """Each output with its handoffs that lack a key and could be read there; what self-customer tells is left out."""
    for output in organisation.outputs:
        found = tuple(
            handoff
            for handoff in output.handoffs
            if lacks(handoff)
            and key not in handoff.unreadable
            and not is_own_customer(output.department, output.station, handoff.customer)
        )
        if found:
            yield output, found


def customers_named(handoffs: tuple[Handoff, ...]) -> str:
    """Their customers for people."""
    return briefly([handoff.customer for handoff in handoffs])
