"""What may reach more than it seems to, once a graver fault is mended: misspelt names, unread keys, outputs without a customer."""

from collections.abc import Iterable

from handoff.analysis.chains import cut_off, party_of
from handoff.analysis.nearest import nearest
from handoff.checks._folded import serves_only_itself
from handoff.checks._references import unknown_references
from handoff.model.organisation import Department, Organisation

# A handoff that is missing: whoever tells one of these tells why somebody is reached by nothing.
TELL_A_MISSING_HANDOFF = ("no-output", "no-customer", "unreceived-output", "self-customer", "chain-ends-inside", "closed-ring")
_MOST_GUESSED = 20  # a hundred wrong names are one wrong folder: any of them may mean anybody


def perhaps_meant(organisation: Organisation, names: Iterable[str]) -> frozenset[str]:
    """Which of some names a misspelt one may mean: unknown-party asks, and until it is answered nobody knows."""
    asked = tuple(names)
    unknown = tuple(dict.fromkeys(party_of(reference.name) for reference in unknown_references(organisation)))
    if len(unknown) > _MOST_GUESSED:
        return frozenset(asked)
    return frozenset(near for name in unknown for near in nearest(name, asked, 3))


def is_partly_unread(organisation: Organisation) -> bool:
    """Whether some customers, members of groups or protected parties could not be read."""
    return (
        bool(organisation.unreadable)
        or any("members" in party.unreadable for party in organisation.parties)
        or any("outputs" in department.unreadable for department in organisation.departments)
        or any(not {"customers", "standards"}.isdisjoint(output.unreadable) for output in organisation.outputs)
        or any(not {"guardrail", "protects"}.isdisjoint(standard.unreadable) for standard in organisation.standards)
    )


def unheard(department: Department) -> str:
    """The first output of a department that nobody receives, where unreceived-output tells it; else the department itself."""
    return next((output.path for output in department.outputs if not output.handoffs), department.id)


def open_end(organisation: Organisation) -> str:
    """The one output or department that lacks a customer, where there is just one ('': none, or several).

    Whoever is reached by nothing is then most likely the customer it lacks, and mending that mends both.
    """
    ends: dict[str, str] = {}
    departments = {department.id: department for department in organisation.departments}
    for department in organisation.departments:
        unheard = [output.path for output in department.outputs if not output.handoffs]
        if len(unheard) == len(department.outputs):
            ends[department.id] = department.id
        elif unheard:
            ends[department.id] = unheard[0]
    neighbours = {party.id for party in organisation.parties if party.kind == "department"}
    for cut in cut_off(organisation):
        root = departments[cut.roots[0]]
        if serves_only_itself(root):
            ends.setdefault(root.id, next(output.path for output in root.outputs if output.handoffs))
        elif neighbours.isdisjoint(cut.ends):
            ends.setdefault(root.id, root.id)
    return next(iter(ends.values())) if len(ends) == 1 else ""
