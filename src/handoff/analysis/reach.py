"""Whom outputs and guardrails reach, through groups to their members, and who of them stands outside the organisation."""

from collections.abc import Mapping

from handoff.analysis._graphs import components, reachable, turned
from handoff.analysis.chains import party_of, serves
from handoff.model.organisation import Organisation


def reached(organisation: Organisation) -> frozenset[str]:
    """Every department and party that is handed something or protected, also as a member of a group; stations count as theirs."""
    starts = {link.customer for link in serves(organisation)}
    for standard in organisation.standards:
        if standard.guardrail is not None:
            starts.update(map(party_of, standard.guardrail.protects))
    return frozenset(reachable(starts, _groups(organisation)))


def served_by_others(organisation: Organisation) -> frozenset[str]:
    """Everyone that a department other than itself hands something to, also as a member of a group."""
    suppliers: dict[str, set[str]] = {}
    for link in serves(organisation):
        suppliers.setdefault(link.customer, set()).add(link.supplier)
    found = {name for name, by in suppliers.items() if by != {name}}
    groups = _groups(organisation)
    for group in groups:
        by = suppliers.get(group, set())
        if by:
            found.update(member for member in reachable((group,), groups) if by != {member})
    return frozenset(found)


def outside(organisation: Organisation) -> frozenset[str]:
    """The parties that are no part of the organisation.

    Inside are its departments, neighbours of kind ``department``, groups with one of these in them, and groups of which nobody
    has written down the members.
    """
    departments = {department.id for department in organisation.departments}
    neighbours = {party.id for party in organisation.parties if party.kind == "department"}
    untold = {party.id for party in organisation.parties if party.kind == "group" and not party.members}
    inside = reachable(departments | neighbours | untold, turned(_groups(organisation)))
    return frozenset(party.id for party in organisation.parties if party.id not in inside)


def groups_in_rings(organisation: Organisation) -> tuple[tuple[str, ...], ...]:
    """The groups that contain each other, and those that contain themselves, in the order of the files."""
    groups = _groups(organisation)
    rings = (ring for ring in components(groups) if len(ring) > 1 or ring[0] in groups[ring[0]])
    place = {name: rank for rank, name in enumerate(groups)}
    return tuple(sorted(rings, key=lambda ring: place[ring[0]]))


def _groups(organisation: Organisation) -> Mapping[str, tuple[str, ...]]:
    return {party.id: tuple(map(party_of, party.members)) for party in organisation.parties if party.members}
