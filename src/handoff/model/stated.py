"""What people decided and did to get better, as the ledger keeps it: with its id, its act and its place."""

from msgspec import Struct

from handoff.model.entry import Act
from handoff.model.improving import Rebase
from handoff.model.problem import Source


class Rebased(Struct, frozen=True):
    """A rebase as the ledger keeps it; ``standard`` is the full name that its standard has now."""

    id: str
    act: Act
    rebase: Rebase
    place: Source
    standard: str
