"""Who speaks for a department or a party: its head, or whom it is represented by."""

from collections.abc import Mapping

from handoff.analysis.chains import party_of
from handoff.model.organisation import Department, Organisation, Party
from handoff.model.standard import Standard


def speaker(someone: Department | Party) -> str:
    """The role that speaks for a department or party; '' where nobody is named."""
    return someone.head if isinstance(someone, Department) else someone.represented_by


def speaker_of(organisation: Organisation, party: str) -> str:
    """The role that speaks for a department, ``department/station`` or party, by its name; '' where nobody is named."""
    return next((speaker(one) for one in organisation.everyone if one.id == party_of(party)), "")


def speakers_of(organisation: Organisation) -> Mapping[str, str]:
    """Who speaks for each department and party, by its id; where nobody is named, it is called by its own name."""
    return {one.id: speaker(one) or one.name for one in reversed(organisation.everyone)}


def speaker_for(speakers: Mapping[str, str], name: str) -> str:
    """Who speaks for a department, ``department/station`` or party; nobody known: the name as written."""
    return speakers.get(party_of(name), name)


def owner_of(speakers: Mapping[str, str], standard: Standard) -> str:
    """Who answers for a standard: its owner, else whoever speaks for its department."""
    return standard.owner or speakers.get(standard.department, "")
