"""What flows from whom to whom, as a map shows it, and where its reading begins."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from handoff.analysis._graphs import components, reachable, turned
from handoff.analysis.chains import party_of, serves
from handoff.model.organisation import Organisation, says_nothing


class Flow(Struct, frozen=True):
    """Everything that goes from one department or party to another.

    ``outputs`` are by ``department/output``; ``needs`` is what a supplier hands over, in the words of the department that
    needs it; ``guardrails`` are the full names of the standards that protect the one at the end.
    """

    start: str
    end: str
    outputs: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    guardrails: tuple[str, ...] = ()


def flows(organisation: Organisation) -> tuple[Flow, ...]:
    """Every pair between which something flows, once, in the order of the files; stations count as their departments."""
    found: dict[tuple[str, str], tuple[list[str], list[str], list[str]]] = {}

    def between(start: str, end: str) -> tuple[list[str], list[str], list[str]]:
        return found.setdefault((start, end), ([], [], []))

    for link in serves(organisation):
        between(link.supplier, link.customer)[0].append(link.output)
    suppliers = {party.id for party in organisation.parties if party.kind == "supplier"}
    for output in organisation.outputs:
        for handoff in output.handoffs:
            needs = [need for need in handoff.needs_back if handoff.customer in suppliers and not says_nothing(need)]
            if needs:
                between(handoff.customer, output.department)[1].extend(needs)
    for standard in organisation.standards:
        for protected in standard.guardrail.protects if standard.guardrail else ():
            between(standard.department, party_of(protected))[2].append(standard.name)
    return tuple(Flow(*pair, *(tuple(dict.fromkeys(names)) for names in what)) for pair, what in found.items())


def first_nodes(organisation: Organisation, known: Iterable[Flow]) -> tuple[str, ...]:
    """Where reading begins, so that everything is reached: suppliers that hand something over, then whoever nobody serves.

    Where several serve each other in a ring and nobody else serves them, it begins with the one farthest from an anchor.
    """
    graph = _onward(organisation, known)
    distance = _distance_to_anchor(organisation, graph)
    chosen = [party.id for party in organisation.parties if party.kind == "supplier" and graph[party.id]]
    reached = reachable(chosen, graph)
    for component in reversed(components(graph)):
        if reached.isdisjoint(component):
            chosen.append(max(component, key=lambda name: distance.get(name, 0)))
            reached |= reachable(chosen[-1:], graph)
    suppliers = {party.id for party in organisation.parties if party.kind == "supplier"}
    place = {name: (name not in suppliers, rank) for rank, name in enumerate(graph)}
    return tuple(sorted(chosen, key=place.__getitem__))


def through(organisation: Organisation, known: Iterable[Flow], name: str) -> tuple[Flow, ...]:
    """The flows on chains that lead to a department or party or begin there; what reaches a group reaches its members."""
    flowing = tuple(known)
    graph = _onward(organisation, flowing)
    for party in organisation.parties:
        graph[party.id] = (*graph[party.id], *map(party_of, party.members))
    after, before = reachable((name,), graph), reachable((name,), turned(graph))
    return tuple(flow for flow in flowing if {flow.start, flow.end} <= after or {flow.start, flow.end} <= before)


def _onward(organisation: Organisation, known: Iterable[Flow]) -> dict[str, tuple[str, ...]]:
    """Where each department, party and unknown name leads, in the order of the files."""
    graph: dict[str, tuple[str, ...]] = {someone.id: () for someone in organisation.departments}
    graph |= {party.id: () for party in organisation.parties}
    for flow in known:
        graph[flow.start] = (*graph.get(flow.start, ()), flow.end)
        graph.setdefault(flow.end, ())
    return graph


def _distance_to_anchor(organisation: Organisation, graph: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How many handoffs each is away from its nearest anchor; those that reach none are left out."""
    before = turned(graph)
    level = [party.id for party in organisation.parties if party.is_anchor]
    distance = dict.fromkeys(level, 0)
    while level:
        level = list(dict.fromkeys(name for after in level for name in before.get(after, ()) if name not in distance))
        distance |= dict.fromkeys(level, max(distance.values()) + 1)
    return distance
