"""Whose standards a question is about: who answers to the name of a customer."""

from handoff.analysis._graphs import reachable, turned
from handoff.model.organisation import Organisation


def answers_to(organisation: Organisation, customer: str) -> frozenset[str]:
    """All names that a promise to this customer may be written under.

    A department stands for its stations; whoever belongs to a group receives what the group is promised.
    """
    groups = {party.id: party.members for party in organisation.parties if party.members}
    stations = {name for department in organisation.departments if department.id == customer for name in department.station_names}
    return frozenset(reachable((customer,), turned(groups)) | stations)
