"""Why a word cannot be kept as an agreement: what the standard lacks, who may not speak, and what would not count."""

from collections.abc import Iterable, Iterator

from handoff.analysis.agreeing import Seat, Standing
from handoff.model.entry import Act, Agreed, Agreement
from handoff.model.person import same_person
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import quoted
from handoff.workspace.keepable import name_fault, text_fault

_BOTH = "Who speaks for the supplier and for those it promises to agrees with nobody but themselves."
TOO_LONG = Fault(
    "The standard's own texts are longer than an entry of the ledger may be.",
    "An agreement carries the terms in full, and people read it.",
    "Shorten its statement or its method.",
)


def standard_fault(standard: Standard) -> Fault | None:
    """Why nobody can agree to a standard: it has ended, or does not say yet what is promised."""
    if standard.until is not None:
        return Fault(
            f"{standard.name} is retired: it is promised until {standard.until}.",
            "Nobody has to agree to what ends.",
            f"Leave it out; if it stays, take it out of `retired` in {standard.place.path}.",
        )
    missing = "target" if not standard.promises else "measure" if standard.measure is None else ""
    if not missing:
        return None
    return Fault(
        f"{standard.name} has no {missing} yet.",
        "Nobody could tell what was agreed to.",
        f"Add `{missing}:` to it in {standard.place.path}, then agree.",
    )


def role_fault(seat: Seat, role: str) -> Fault | None:
    """Why nobody speaks for a party: no role is known."""
    if role:
        return None
    where = "" if seat.side == "authority" else " Or name it once: `head` of a department, `represented_by` in parties.yaml."
    return Fault(
        f"Nobody is named who speaks for {seat.shown}.",
        "An auditor asks by what right somebody agreed in another's name.",
        f"Say it with --role ROLE.{where}",
    )


def texts_fault(texts: tuple[str, str, str, str]) -> Fault | None:
    """Why note, objection, name or role cannot be kept."""
    note, objection, by, role = texts
    return text_fault((note, objection)) or name_fault(by) or name_fault(role)


def for_both(standings: Iterable[Standing], seat: Seat, by: str) -> Fault | None:
    """Why a person may not speak for this side: they have spoken for the other, on the same terms."""
    for standing, last in _other_side(standings, seat):
        if same_person(last.agreement.by, by):
            return Fault(
                f"{quoted(last.agreement.by)} has spoken for {_seat_of(standing, last)}.",
                _BOTH,
                f"Let somebody else speak for {seat.party}: they run this themselves, or --by NAME says who they are.",
            )
    return None


def signed_for_both(standings: Iterable[Standing], seat: Seat, signer: str) -> Fault | None:
    """Why a key may not sign for this side: under whatever name, it has signed for the other, on the same terms."""
    for standing, last in _other_side(standings, seat):
        if last.signer == signer:
            return Fault(
                f"{quoted(signer)} has signed for {_seat_of(standing, last)}, under the name {quoted(last.agreement.by)}.",
                _BOTH,
                f"Let somebody else speak for {seat.party}, and sign with a key of their own.",
            )
    return None


def _other_side(standings: Iterable[Standing], seat: Seat) -> Iterator[tuple[Standing, Agreed]]:
    """The words of the other side on the present terms: the supplier faces its customers and a guardrail's authority."""
    for standing in standings:
        faces = (standing.seat.side == "supplier") != (seat.side == "supplier")
        if faces and standing.last and standing.last.current:
            yield standing, standing.last


def _seat_of(standing: Standing, last: Agreed) -> str:
    return f"{standing.seat.party}, the {standing.seat.side} of {standing.standard}, on {last.agreement.agreed_on}"


def older_than(last: Agreed | None, agreement: Agreement, act: Act) -> Fault | None:
    """Why a word would not be the last one: by its time it would stand before, or beside, the one that is there."""
    if last is None or (agreement.agreed_on, act.recorded_at) > (last.agreement.agreed_on, last.act.recorded_at):
        return None
    return Fault(
        f"It is {act.recorded_at} by this machine's clock, and the last word of {agreement.party} on {agreement.standard} "
        f"was recorded at {last.act.recorded_at}.",
        "The last word counts; this one would not be the last.",
        "Wait until then, or set the clock, and say it again.",
    )
