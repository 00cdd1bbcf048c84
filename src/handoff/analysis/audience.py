"""Whose standards a question is about: who answers to the name of a customer."""

from handoff.model.organisation import Organisation


def answers_to(organisation: Organisation, customer: str) -> frozenset[str]:
    """All names that a promise to this customer may be written under.

    A department stands for its stations; whoever belongs to a group receives what the group is promised.
    """
    groups = {party.id: party.members for party in organisation.parties if party.members}
    stations = {
        f"{department.id}/{station.id}"
        for department in organisation.departments
        if department.id == customer
        for station in department.stations
    }
    return frozenset(_closure(customer, _turned(groups)) | stations)


def _turned(groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    turned: dict[str, tuple[str, ...]] = {}
    for group, members in groups.items():
        for member in members:
            turned[member] = (*turned.get(member, ()), group)
    return turned


def _closure(start: str, steps: dict[str, tuple[str, ...]]) -> set[str]:
    """Everything that steps lead to, itself included; a circle ends where it began."""
    seen, open_ends = {start}, [start]
    while open_ends:
        for name in steps.get(open_ends.pop(), ()):
            if name not in seen:
                seen.add(name)
                open_ends.append(name)
    return seen
