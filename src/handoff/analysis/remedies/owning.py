"""Who may own an action: a role of the department that caused what it acts on."""

from handoff.analysis.chains import party_of
from handoff.analysis.speaking import speaker
from handoff.model.organisation import Organisation
from handoff.model.person import same_person


def owned_elsewhere(organisation: Organisation, department: str, owner: str) -> tuple[str, ...]:
    """The departments and parties that a role belongs to, where none of them is the one that acts; none where nobody knows it."""
    heading = {one.id for one in organisation.everyone if same_person(speaker(one), owner)}
    places = heading | {one.department for one in organisation.standards if same_person(one.owner, owner)}
    return () if party_of(department) in places else tuple(sorted(places))
