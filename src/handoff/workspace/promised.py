"""Which standards an agreement is about: those that were named, or all that a party has yet to agree to."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from handoff.analysis.agreeing import Standing, seats, standings_of, words_by_standard
from handoff.analysis.names import find_standard
from handoff.analysis.seating import nowhere_seated
from handoff.ledger import verified
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation, Output
from handoff.model.person import same_person
from handoff.model.problem import Fault, Problem
from handoff.model.standard import Standard
from handoff.workspace.opening import Workspace


class Promised(Struct, frozen=True):
    """A standard with its output and all that was said about it, oldest first."""

    output: Output
    standard: Standard
    words: tuple[Agreed, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How everyone stands to it."""
        return standings_of(self.output, self.standard, self.words)


class Open(Struct, frozen=True):
    """What a party has yet to agree to, and what it objects to, which stays as it is."""

    promised: tuple[Promised, ...]
    objected: tuple[Promised, ...]


def named(organisation: Organisation, names: Iterable[str]) -> tuple[Standard, ...] | Fault:
    """The standards of these names or tails, each once."""
    found = []
    for name in names:
        standard = find_standard(organisation, name)
        if isinstance(standard, Fault):
            return standard
        found.append(standard)
    return tuple(dict.fromkeys(found))


def seated(organisation: Organisation, party: str) -> tuple[Standard, ...] | Fault:
    """The standards, of those that are still promised, of which a party has a seat."""
    found = tuple(
        standard
        for output in organisation.outputs
        for standard in output.standards
        if standard.until is None and any(same_person(seat.party, party) for seat in seats(output, standard))
    )
    return found or nowhere_seated(organisation, party)


def with_words(workspace: Workspace, standards: tuple[Standard, ...]) -> tuple[tuple[Promised, ...], tuple[Problem, ...]]:
    """The standards, each with all that was said about it, signatures verified; and what is wrong with the ledger's agreements."""
    names = {standard.name for standard in standards}
    agreements, problems = workspace.ledger.agreements(workspace.organisation)
    own = verified((agreed for agreed in agreements if agreed.standard in names), workspace.root, workspace.settings)
    words = words_by_standard(own)
    outputs = {output.path: output for output in workspace.organisation.outputs}
    found = (Promised(outputs[f"{one.department}/{one.output}"], one, words.get(one.name, ())) for one in standards)
    return tuple(found), problems


def open_to(party: str, promised: Iterable[Promised], today: date) -> Open:
    """What a party has yet to agree to: never agreed to, lapsed, or at an end."""
    own = tuple((one, standing) for one in promised for standing in one.standings if same_person(standing.seat.party, party))
    left = (one for one, standing in own if standing.state in {"missing", "lapsed"} or standing.has_ended(today))
    return Open(tuple(dict.fromkeys(left)), tuple(one for one, standing in own if standing.state == "objected"))
