"""Whose seat at a standard a typed party is."""

from handoff.analysis.agreeing import Seat, seats
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.organisation import Organisation, Output
from handoff.model.person import same_person
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import listed, quoted

_MOST_NAMED = 20
_WHY = "A word on a promise counts only from those whom it binds or serves."


def seat_of(output: Output, standard: Standard, party: str) -> Seat | Fault:
    """The seat that a party has at a standard: by its name as written, else by the one name that differs in case or blanks only.

    Where a guardrail's authority is its supplier or a customer too, its seat is the authority's: to approve is the stronger word.
    """
    known = seats(output, standard)
    found = [seat for seat in known if seat.party == party] or [seat for seat in known if same_person(seat.party, party)]
    names = {seat.party for seat in found}
    if not found:
        return _no_seat(standard, party, known)
    if len(names) > 1:
        return Fault(
            f"{quoted(party)} could be {listed(sorted(names))}.", _WHY, "Write it after --for exactly as the definitions do."
        )
    if {"supplier", "customer"} <= {seat.side for seat in found}:
        return Fault(
            f"{found[0].party} is supplier and customer of {standard.name} at once.",
            "Nobody can agree with themselves.",
            "Name the station that hands it over (`from`) and the one that receives it, or take it out of `customers`.",
        )
    return found[-1]


def nowhere_seated(organisation: Organisation, party: str) -> Fault:
    """Why a party can agree to nothing: it has a seat at no standard that is still promised."""
    known = {
        seat.party
        for output in organisation.outputs
        for standard in output.standards
        if standard.until is None
        for seat in seats(output, standard)
    }
    some = f"These have one: {', '.join(sorted(known)[:_MOST_NAMED])}." if known else "No standard is promised yet."
    return Fault(f"{quoted(party)} has a seat at no standard.", _WHY, did_you_mean(nearest(party, known)) or some)


def _no_seat(standard: Standard, party: str, known: tuple[Seat, ...]) -> Fault:
    who = [f"{seat.shown} ({seat.side})" for seat in dict.fromkeys(known)]
    near = nearest(party, (seat.party for seat in known))
    meant = did_you_mean(near) or f"Put one of them after --for: {', '.join(who[:_MOST_NAMED])}."
    return Fault(f"{quoted(party)} has no seat at {standard.name}: {listed(who)} {'have' if len(who) > 1 else 'has'}.", _WHY, meant)
