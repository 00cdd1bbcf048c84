"""Chains of customers: who serves whom, and which departments' chains never reach an anchor, and where they stop."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from handoff.analysis._graphs import components, reachable, turned
from handoff.model.organisation import Organisation


class Link(Struct, frozen=True):
    """One output (``department/output``) from a department to a customer, which is a department or a party."""

    supplier: str
    customer: str
    output: str


class Cut(Struct, frozen=True):
    """Where chains stop short of every anchor.

    ``roots`` are the departments at the stop: one, or several that serve each other.  ``ends`` are the parties, no anchors
    all of them, that the roots serve or protect.  ``upstream`` are the departments that are cut off only because the
    roots are.
    """

    roots: tuple[str, ...]
    ends: tuple[str, ...]
    upstream: tuple[str, ...]


def party_of(name: str) -> str:
    """The department of a station (``production/assembly``), or the name itself."""
    return name.partition("/")[0]


def serves(organisation: Organisation) -> tuple[Link, ...]:
    """Every handoff as a link, in the order of the files, also to names that nobody knows; stations count as their departments."""
    return tuple(
        Link(output.department, party_of(handoff.customer), output.path)
        for output in organisation.outputs
        for handoff in output.handoffs
    )


def cut_off(organisation: Organisation) -> tuple[Cut, ...]:
    """Where the chains of departments stop short, in the order of the departments; nothing when all reach an anchor.

    A group leads to its members and a guardrail to whom it protects.  A name that nobody knows counts as an anchor here, and
    so does a department whose customers could not be read: each is a fault of its own, and mending it may mend the chain.
    """
    graph = _graph(organisation)
    ids = {department.id for department in organisation.departments}
    kept = reachable(_goals(organisation, graph), turned(graph))
    lost = {name: tuple(after for after in onward if after not in kept) for name, onward in graph.items() if name not in kept}
    place = {name: rank for rank, name in enumerate(lost)}
    stops = sorted(_stops(lost, ids), key=lambda stop: place[stop[0][0]])
    return _with_upstream(stops, lost, ids)


def _graph(organisation: Organisation) -> dict[str, tuple[str, ...]]:
    """Where each department and each group with members leads; departments first, in order."""
    onward: dict[str, dict[str, None]] = {department.id: {} for department in organisation.departments}
    for output in organisation.outputs:
        for handoff in output.handoffs:
            onward[output.department][party_of(handoff.customer)] = None
    for standard in organisation.standards:
        if standard.guardrail is not None:
            onward[standard.department].update(dict.fromkeys(map(party_of, standard.guardrail.protects)))
    for party in organisation.parties:
        if party.members:
            onward.setdefault(party.id, {}).update(dict.fromkeys(map(party_of, party.members)))
    return {name: tuple(names) for name, names in onward.items()}


def _goals(organisation: Organisation, graph: Mapping[str, Iterable[str]]) -> set[str]:
    """The anchors, the names that nobody knows, and the departments whose customers could not be read."""
    ends = {party.id for party in organisation.parties}
    unknown = {name for onward in graph.values() for name in onward if name not in graph and name not in ends}
    anchors = {party.id for party in organisation.parties if party.is_anchor}
    unread = {department.id for department in organisation.departments if "outputs" in department.unreadable}
    return unknown | anchors | unread | {output.department for output in organisation.outputs if "customers" in output.unreadable}


def _stops(lost: Mapping[str, tuple[str, ...]], departments: set[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The departments from which no other lost ones can be reached, with the parties they lead to."""
    stops: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    leads_to_stop: set[str] = set()
    ends_of_group: dict[str, tuple[str, ...]] = {}
    for component in components(lost):
        inside = set(component)
        beyond = dict.fromkeys(after for name in component for after in lost[name] if after not in inside)
        if not leads_to_stop.isdisjoint(beyond):
            leads_to_stop |= inside
            continue
        ends = tuple(dict.fromkeys(end for name in beyond for end in ends_of_group.get(name, (name,))))
        roots = tuple(name for name in component if name in departments)
        if roots:
            stops.append((roots, ends))
            leads_to_stop |= inside
        else:
            ends_of_group.update(dict.fromkeys(component, ends))
    return stops


def _with_upstream(
    stops: Iterable[tuple[tuple[str, ...], tuple[str, ...]]], lost: Mapping[str, tuple[str, ...]], departments: set[str]
) -> tuple[Cut, ...]:
    """Each lost department stands under one stop: the first that its chain runs into."""
    place = {name: rank for rank, name in enumerate(lost)}
    before = turned(lost)
    told: set[str] = set()
    cuts: list[Cut] = []
    for roots, ends in stops:
        led = reachable(roots, before, without=told)
        told |= led
        upstream = sorted((led & departments).difference(roots), key=place.__getitem__)
        cuts.append(Cut(roots, ends, tuple(upstream)))
    return tuple(cuts)
