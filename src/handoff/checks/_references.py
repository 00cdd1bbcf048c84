"""Every place where a definition names a party, and the names that exist."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from handoff.analysis.chains import party_of
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Source

Role = Literal["customer", "station", "protected", "member"]


class Reference(Struct, frozen=True):
    """A name of a department, ``department/station`` or party, where it is written and as what."""

    name: str
    role: Role
    place: Source


def known_names(organisation: Organisation) -> frozenset[str]:
    """The names that a customer, a protected party or a member of a group may have; some of the parties could not be read."""
    return frozenset((*organisation.possible_customers, *organisation.unreadable))


def unknown_references(organisation: Organisation) -> Iterator[Reference]:
    """The references to names that do not exist, in the order of the files; stations that could not be read may exist."""
    known = known_names(organisation)
    unread = {department.id for department in organisation.departments if "stations" in department.unreadable}
    for output in organisation.outputs:
        yield from (one for one in _of_output(output) if one.name not in known and party_of(one.name) not in unread)
    for party in organisation.parties:
        yield from (Reference(name, "member", party.place) for name in party.members if name not in known)


def _of_output(output: Output) -> Iterator[Reference]:
    if output.station:
        yield Reference(output.supplier, "station", output.place)
    for handoff in output.handoffs:
        yield Reference(handoff.customer, "customer", handoff.place)
    for standard in output.standards:
        if standard.guardrail is not None:
            for name in standard.guardrail.protects:
                yield Reference(name, "protected", standard.guardrail.place)
