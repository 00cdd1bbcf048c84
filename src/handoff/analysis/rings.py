"""Rings of needs: standards each of which is kept only when the next one is."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from handoff.analysis._graphs import components
from handoff.analysis.chains import party_of
from handoff.analysis.names import standards_by_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Source


class _Need(Struct, frozen=True):
    """A standard that needs another, where it says so, and between whom: who needs, and who owes."""

    standard: str
    needed: str
    between: tuple[str, str]
    place: Source


class Ring(Struct, frozen=True):
    """Standards in a ring: each needs the one behind it, the last needs the first; the places say so in the same order."""

    standards: tuple[str, ...]
    places: tuple[Source, ...]


def rings_of_needs(organisation: Organisation) -> tuple[Ring, ...]:
    """The rings, one for each knot of standards that need each other, in the order of the files.

    A standard needs what the handoffs to its customers name under ``needs_back``.  Two parties that need standards of each other
    give and take, at one table: their needs make no ring.  What is left are rings over three parties or more, and over one.
    """
    needs = tuple(_needs(organisation))
    if not needs:
        return ()
    pairs = {need.between for need in needs}
    unread = with_unread_needs(organisation)
    one_way = [
        need
        for need in needs
        if len(set(need.between)) == 1 or (need.between[::-1] not in pairs and party_of(need.between[1]) not in unread)
    ]
    graph: dict[str, list[str]] = {}
    for need in one_way:
        graph.setdefault(need.standard, []).append(need.needed)
    places = {(need.standard, need.needed): need.place for need in reversed(one_way)}
    knots = [knot for knot in components(graph) if len(knot) > 1 or knot[0] in graph[knot[0]]]
    order = {name: rank for rank, name in enumerate(graph)}
    return tuple(_ring(knot, graph, places) for knot in sorted(knots, key=lambda knot: order[knot[0]]))


def with_unread_needs(organisation: Organisation) -> frozenset[str]:
    """The departments that may need something in return, where their keys could not all be read."""
    return frozenset(
        output.department
        for output in organisation.outputs
        if "customers" in output.unreadable or any("needs_back" in handoff.unreadable for handoff in output.handoffs)
    )


def _needs(organisation: Organisation) -> Iterable[_Need]:
    if not any("/" in need for output in organisation.outputs for handoff in output.handoffs for need in handoff.needs_back):
        return
    known = standards_by_name(organisation)
    members = {party.id: party.members for party in organisation.parties if party.members}
    suppliers = {output.path: output.supplier for output in organisation.outputs}
    for output in organisation.outputs:
        for handoff in output.handoffs:
            needed = [known[need] for need in handoff.needs_back if need in known and known[need].until is None]
            served = {handoff.customer, *members.get(handoff.customer, ())}
            for standard in output.standards if needed else ():
                if standard.until is None and (not standard.customers or not served.isdisjoint(standard.customers)):
                    for other in needed:
                        between = _between(output.supplier, suppliers[f"{other.department}/{other.output}"])
                        yield _Need(standard.name, other.name, between, handoff.place)


def _between(one: str, other: str) -> tuple[str, str]:
    """Two departments, or two stations of one."""
    departments = party_of(one), party_of(other)
    return (one, other) if departments[0] == departments[1] else departments


def _ring(knot: Sequence[str], graph: Mapping[str, Sequence[str]], places: Mapping[tuple[str, str], Source]) -> Ring:
    """The shortest way from the first standard of a knot back to itself."""
    start, inside = knot[0], set(knot)
    came_from: dict[str, str] = {}
    ahead = deque([start])
    while start not in came_from:
        here = ahead.popleft()
        for after in graph[here]:
            if after in inside and after not in came_from:
                came_from[after] = here
                ahead.append(after)
    way = [start]
    while came_from[way[-1]] != start:
        way.append(came_from[way[-1]])
    names = (start, *reversed(way[1:]))
    return Ring(names, tuple(places[pair] for pair in zip(names, (*names[1:], start), strict=True)))
