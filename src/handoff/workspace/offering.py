"""What can be recorded in a workspace, with what is owed and what came of it last: the ledger is read once for a whole sitting."""

from datetime import date

from msgspec import Struct

from handoff.analysis.offering import Offer, offers
from handoff.model.problem import Problem
from handoff.workspace.opening import Workspace


class Offered(Struct, frozen=True):
    """The standards, what is owed first, and what in the ledger could not be read or trusted on the way."""

    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...]


def offered(workspace: Workspace, me: tuple[str, ...], as_of: date) -> Offered:
    """Everything that a person (by name and role) could record on a day."""
    holdings, problems = workspace.ledger.holdings(workspace.organisation, as_of)
    return Offered(offers(workspace.organisation, holdings, me, as_of), problems)
