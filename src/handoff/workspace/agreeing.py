"""From what a party says of some standards to agreements in the ledger: all of them, or none and why."""

import os
from collections.abc import Iterable
from datetime import date

from msgspec import Struct, structs

from handoff.analysis.agreed import Given, Occasion
from handoff.analysis.agreeing import Seat, standings_of
from handoff.analysis.names import short_names
from handoff.analysis.seating import seat_of
from handoff.analysis.speaking import speaker_of
from handoff.analysis.terms import fingerprint, newest_text
from handoff.ledger import Published, entry_line
from handoff.model.entry import Act, Agreed, Agreement, Stance
from handoff.model.organisation import Organisation
from handoff.model.person import same_person
from handoff.model.problem import Fault, Source
from handoff.workspace import unagreeable
from handoff.workspace.answering import uncommitted_entries
from handoff.workspace.opening import Workspace
from handoff.workspace.promised import Promised


class Said(Struct, frozen=True):
    """What a person says in a party's name, whatever the standard; '' and None where nothing was said.

    ``key`` is the SSH key to sign it with.
    """

    party: str
    by: str
    agreed_on: date
    role: str = ""
    objection: str = ""
    took_part: int | None = None
    of: int | None = None
    valid_until: date | None = None
    note: str = ""
    key: str = ""


class Word(Struct, frozen=True):
    """A word on a standard as the ledger keeps it, or is going to (``new``: it does not have it yet)."""

    promised: Promised
    kept: Agreed
    new: bool


def word_on(organisation: Organisation, one: Promised, said: Said, act: Act) -> Word | Fault:
    """What is said, as an agreement to one standard's newest promise, not signed; the earlier one where this adds nothing to it."""
    seat = seat_of(one.output, one.standard, said.party)
    if isinstance(seat, Fault):
        return seat
    role = said.role or speaker_of(organisation, seat.party)
    texts = (said.note, said.objection, said.by, role)
    fault = unagreeable.standard_fault(one.standard) or unagreeable.role_fault(seat, role) or unagreeable.texts_fault(texts)
    if fault is not None:
        return fault
    agreement = _agreement(one, seat, structs.replace(said, role=role))
    last = next(standing.last for standing in one.standings if standing.seat == seat)
    if last is not None and _adds_nothing(last, agreement) and (last.signer or not said.key):
        return Word(one, last, new=False)
    fault = unagreeable.for_both(one.standings, seat, said.by) or unagreeable.older_than(last, agreement, act)
    kept = fault or kept_as(agreement, act)
    return kept if isinstance(kept, Fault) else Word(one, kept, new=True)


def kept_as(agreement: Agreement, act: Act) -> Agreed | Fault:
    """An agreement as the ledger is going to keep it, its place not known yet."""
    try:
        name, _ = entry_line(agreement)
    except ValueError:
        return unagreeable.TOO_LONG
    return Agreed(name, act, agreement, Source(""), agreement.standard, current=True)


def record(workspace: Workspace, act: Act, words: Iterable[Word]) -> Published:
    """Publish the words that are new as one act; none new: no act.  OSError where the disk or a permission is in the way."""
    with workspace.ledger.draft(act) as draft:
        for word in words:
            if word.new:
                draft.add(word.kept.agreement)
        return draft.publish()


def occasion(workspace: Workspace, words: tuple[Word, ...], path: str, objected: Iterable[Promised]) -> Occasion:
    """What came of it: each word with who has not agreed yet, and what is not committed."""
    short = short_names(workspace.organisation)
    given = tuple(_given(word, short[word.promised.standard.name]) for word in words)
    left = tuple(one.standard.name for one in objected)
    return Occasion(given, path, left, uncommitted_entries(workspace) if path else None)


def _agreement(one: Promised, seat: Seat, said: Said) -> Agreement:
    text = newest_text(one.standard, one.output.name)
    return Agreement(
        agreed_on=said.agreed_on,
        standard=one.standard.name,
        terms=fingerprint(text),
        text=text,
        party=seat.party,
        stance=_stance(seat, said.objection),
        by=said.by,
        role=said.role,
        objection=said.objection or None,
        took_part=said.took_part,
        of=said.of,
        valid_until=said.valid_until,
        note=said.note or None,
        nonce=os.urandom(8).hex(),
    )


def _stance(seat: Seat, objection: str) -> Stance:
    """A guardrail is acknowledged whatever one thinks of it; whoever else objects does not agree, or approve."""
    return "objects" if objection and seat.stance != "acknowledges" else seat.stance


def _adds_nothing(last: Agreed, agreement: Agreement) -> bool:
    """Whether somebody repeats what they said last; a note or a number of people that is left out takes nothing back."""
    old = last.agreement
    return (
        last.current
        and same_person(old.by, agreement.by)
        and same_person(old.role or "", agreement.role or "")
        and (old.stance, old.objection, old.valid_until) == (agreement.stance, agreement.objection, agreement.valid_until)
        and agreement.note in {None, old.note}
        and (agreement.took_part, agreement.of) in {(None, None), (old.took_part, old.of)}
    )


def _given(word: Word, short: str) -> Given:
    one, kept = word.promised, word.kept
    words = (*one.words, kept) if word.new else one.words
    left = tuple(standing for standing in standings_of(one.output, one.standard, words) if standing.state != "agreed")
    return Given(one.standard, short, kept.agreement, kept.id, not word.new, kept.signer, left)
