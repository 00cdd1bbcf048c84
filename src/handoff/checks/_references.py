"""Every place where a definition names a party, and the names that exist."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Source

Role = Literal["customer", "station", "protected", "member"]


class Reference(Struct, frozen=True):
    """A name of a department, ``department/station`` or party, where it is written and as what."""

    name: str
    role: Role
    place: Source


def known_names(organisation: Organisation) -> frozenset[str]:
    """The names that a customer, a protected party or a member of a group may have."""
    stations = (f"{department.id}/{station.id}" for department in organisation.departments for station in department.stations)
    departments = (department.id for department in organisation.departments)
    parties = (party.id for party in organisation.parties)
    return frozenset((*departments, *stations, *parties))


def unknown_references(organisation: Organisation) -> Iterator[Reference]:
    """The references to names that do not exist, in the order of the files."""
    known = known_names(organisation)
    for output in organisation.outputs:
        yield from (reference for reference in _of_output(output) if reference.name not in known)
    for party in organisation.parties:
        yield from (Reference(name, "member", party.place) for name in party.members if name not in known)


def _of_output(output: Output) -> Iterator[Reference]:
    if output.station:
        yield Reference(f"{output.department}/{output.station}", "station", output.place)
    for handoff in output.handoffs:
        yield Reference(handoff.customer, "customer", handoff.place)
    for standard in output.standards:
        if standard.guardrail is not None:
            for name in standard.guardrail.protects:
                yield Reference(name, "protected", standard.guardrail.place)
