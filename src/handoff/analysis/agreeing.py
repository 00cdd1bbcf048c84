"""Who has to agree to a standard, and how each of them stands to it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.model.entry import Agreed, Stance
from handoff.model.organisation import Organisation, Output
from handoff.model.standard import Standard
from handoff.model.text import quoted

Side = Literal["supplier", "customer", "authority"]
State = Literal["agreed", "objected", "lapsed", "missing"]


class Seat(Struct, frozen=True):
    """One who has to say something: the party as written, its side, and what it says when it agrees."""

    party: str
    side: Side
    stance: Stance

    @property
    def shown(self) -> str:
        """The party as a message names it: an authority may be any text, and stands in quotes."""
        return quoted(self.party) if self.side == "authority" else self.party


class Standing(Struct, frozen=True):
    """How a party stands to a standard.

    ``agreed``: its last word is on the present terms, and is no objection.  ``objected``: it is one.  ``lapsed``: it agreed to
    earlier terms only.  ``missing``: it never said anything.  ``last`` is its last word, ``words`` all of them, oldest first.
    """

    standard: str
    seat: Seat
    state: State
    last: Agreed | None = None
    words: tuple[Agreed, ...] = ()

    def has_ended(self, day: date) -> bool:
        """Whether the last word was given until a day that is over on this one."""
        return self.last is not None and self.last.agreement.has_ended(day)


class Heard(Struct, frozen=True):
    """A standard of an output with how everyone stands to it."""

    output: Output
    standard: Standard
    standings: tuple[Standing, ...]


def seats(output: Output, standard: Standard) -> tuple[Seat, ...]:
    """Who has to agree: the supplier, each customer, and for a guardrail its authority.

    A guardrail is acknowledged by supplier and customers, who may dislike it, and approved by its authority.
    """
    stance: Stance = "agrees" if standard.guardrail is None else "acknowledges"
    found = [Seat(output.department, "supplier", stance)]
    found += [Seat(customer, "customer", stance) for customer in dict.fromkeys(output.customers_of(standard))]
    if standard.guardrail is not None and standard.guardrail.authority:
        found.append(Seat(standard.guardrail.authority, "authority", "approves"))
    return tuple(found)


def _seated(output: Output) -> Iterator[tuple[Standard, tuple[Seat, ...]]]:
    """Each standard still promised with its seats; those with the same customers share them, unless they are guardrails."""
    shared: dict[tuple[str, ...], tuple[Seat, ...]] = {}
    for standard in output.standards:
        if standard.until is None and standard.guardrail is not None:
            yield standard, seats(output, standard)
        elif standard.until is None:
            if standard.customers not in shared:
                shared[standard.customers] = seats(output, standard)
            yield standard, shared[standard.customers]


def words_by_standard(agreements: Iterable[Agreed]) -> Mapping[str, tuple[Agreed, ...]]:
    """The agreements of each standard by the full name that it has now, oldest first."""
    found: dict[str, list[Agreed]] = {}
    for agreed in agreements:
        found.setdefault(agreed.standard, []).append(agreed)
    return {name: tuple(same) for name, same in found.items()}


def standings(organisation: Organisation, agreements: Iterable[Agreed]) -> tuple[Standing, ...]:
    """How everyone stands to every standard that is still promised, in the order of the files."""
    words = words_by_standard(agreements)
    return tuple(
        standing
        for output in organisation.outputs
        for standard in output.standards
        if standard.until is None
        for standing in standings_of(output, standard, words.get(standard.name, ()))
    )


def heard(organisation: Organisation, agreements: Iterable[Agreed], names: Container[str]) -> Iterator[Heard]:
    """How everyone stands to those of the standards still promised whose full names are given, in the order of the files."""
    words = words_by_standard(agreed for agreed in agreements if agreed.standard in names)
    for output in organisation.outputs if words else ():
        for standard in output.standards:
            if standard.until is None and standard.name in words:
                yield Heard(output, standard, standings_of(output, standard, words[standard.name]))


def silent(organisation: Organisation, agreements: Iterable[Agreed]) -> Iterator[tuple[Standard, tuple[Seat, ...]]]:
    """Each standard still promised with the seats that are ``missing``, where any is; sooner than ``standings``."""
    spoke: dict[str, set[str]] = {}
    for agreed in agreements:
        if not agreed.fault:
            spoke.setdefault(agreed.standard, set()).add(agreed.agreement.party)
    for output in organisation.outputs:
        for standard, known in _seated(output):
            heard_ones = spoke.get(standard.name, ()) if spoke else ()
            missing = tuple([seat for seat in known if seat.party not in heard_ones]) if heard_ones else known
            if missing:
                yield standard, missing


def standings_of(output: Output, standard: Standard, words: tuple[Agreed, ...]) -> tuple[Standing, ...]:
    """How everyone stands to one standard; ``words`` are its agreements, oldest first.  A word that does not verify is none."""
    return tuple(_standing(standard, seat, words) for seat in seats(output, standard))


def _standing(standard: Standard, seat: Seat, words: tuple[Agreed, ...]) -> Standing:
    own = tuple(word for word in words if word.agreement.party == seat.party and not word.fault)
    if not own:
        return Standing(standard.name, seat, "missing")
    return Standing(standard.name, seat, _state(own[-1]), own[-1], own)


def _state(last: Agreed) -> State:
    if not last.current:
        return "lapsed"
    return "objected" if last.agreement.stance == "objects" else "agreed"
