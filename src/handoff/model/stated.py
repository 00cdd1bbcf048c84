"""What people decided and did to get better, as the ledger keeps it: with its id, its act and its place."""

from msgspec import Struct

from handoff.model.entry import Act
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.problem import Source


class Rebased(Struct, frozen=True):
    """A rebase as the ledger keeps it; ``standard`` is the full name that its standard has now."""

    id: str
    act: Act
    rebase: Rebase
    place: Source
    standard: str


class Found(Struct, frozen=True):
    """A step of a finding as the ledger keeps it; ``standard`` is the full name that its standard has now ('': of an output)."""

    id: str
    act: Act
    finding: Finding
    place: Source
    standard: str

    @property
    def of(self) -> str:
        """The id of the finding that it is a step of."""
        return self.finding.finding or self.id


class Taken(Struct, frozen=True):
    """A step of an action as the ledger keeps it; ``standard`` is the full name that its standard has now."""

    id: str
    act: Act
    action: Action
    place: Source
    standard: str

    @property
    def of(self) -> str:
        """The id of the action that it is a step of."""
        return self.action.action or self.id
