"""What changed between the terms that a party agreed to and those of now, key by key."""

from collections.abc import Iterator

from msgspec import Struct, structs

from handoff.analysis.terms import Terms, fingerprint, read_terms
from handoff.model.entry import Agreement
from handoff.model.problem import Fault

_NOT_READABLE = Fault(
    "What changed since cannot be told: the terms that the agreement carries are not those of its fingerprint, or cannot be read.",
    "Only the text shows what was agreed to.",
    "See in git who added that entry, and agree anew.",
)


class ChangedTerm(Struct, frozen=True):
    """One of the terms by its key (``target``, ``measure every``): what was agreed to and what it says now ('': nothing)."""

    key: str
    before: str
    after: str


def changed_since(agreement: Agreement, now: str) -> tuple[ChangedTerm, ...] | Fault:
    """The terms that differ between those that an agreement carries and a text of now ('': no target is promised any more)."""
    agreed = read_terms(agreement.text) if fingerprint(agreement.text) == agreement.terms else None
    if agreed is None:
        return _NOT_READABLE
    present = read_terms(now)
    if present is None:
        return (ChangedTerm("target", agreed.target, ""),)
    return differences(agreed, present)


def differences(old: Terms, new: Terms) -> tuple[ChangedTerm, ...]:
    """The terms that differ, in the order in which a definition has them."""
    before, after = dict(_flat(old)), dict(_flat(new))
    keys = dict.fromkeys((*before, *after))
    pairs = ((key, before.get(key, ""), after.get(key, "")) for key in keys)
    return tuple(ChangedTerm(*pair) for pair in pairs if pair[1] != pair[2])


def _flat(terms: Struct, above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in structs.asdict(terms).items():
        if isinstance(value, Struct):
            yield from _flat(value, f"{key} ")
        elif value:
            yield f"{above}{key}", value if isinstance(value, str) else ", ".join(value)
