"""Lines of YAML for remedies, with names that the workspace has where it has any."""

from handoff.model.organisation import Organisation


def to_a_customer(organisation: Organisation) -> str:
    """The lines that hand an output to somebody outside, as they stand in a department file."""
    anchor = next((party.id for party in organisation.parties if party.is_anchor), "buyers")
    return f"    customers:\n      {anchor}: {{used_for: what they do with it}}"
