"""The answer to ``handoff agree``: what was agreed to, in words, who has not agreed yet, and the next step."""

import shlex
from datetime import date

from msgspec import Struct

from handoff.analysis.agreed import Given, Occasion
from handoff.analysis.agreeing import Side, State
from handoff.analysis.figures import counted
from handoff.answers._pending import pending_text
from handoff.model.entry import Agreement, Stance
from handoff.model.person import with_role
from handoff.model.standard import Standard
from handoff.model.text import briefly
from handoff.page import Block, Cell, Column, Note, Page, Table, Text

_VERBS: dict[Stance, str] = {"agrees": "agrees to", "acknowledges": "acknowledges", "approves": "approves", "objects": "objects to"}


class SeatFacts(Struct, frozen=True):
    """Somebody who has not agreed to what a standard says now."""

    party: str
    side: Side
    state: State


class WordFacts(Struct, frozen=True):
    """A word for machines; ``recorded`` is false where it had been said before, ``open`` who has not agreed yet."""

    id: str
    recorded: bool
    standard: str
    terms: str
    party: str
    stance: Stance
    by: str
    role: str | None
    agreed_on: date
    valid_until: date | None
    objection: str | None
    took_part: int | None
    of: int | None
    note: str | None
    signer: str | None
    open: tuple[SeatFacts, ...]


class AgreedFacts(Struct, frozen=True):
    """All words for machines; ``act`` is null where nothing was new, ``objected`` names what the party still objects to."""

    version: int
    act: str | None
    agreements: tuple[WordFacts, ...]
    objected: tuple[str, ...]
    uncommitted: int | None


def agreed_page(occasion: Occasion) -> Page:
    """One screen: what was agreed to, by whom, what is missing, and the next step."""
    words = occasion.words
    blocks: list[Block] = []
    if len(words) == 1:
        blocks += _terms(words[0].standard)
    elif words:
        blocks.append(_table(words))
    if words:
        blocks += (Text(_who(words[0])), *_objection(words), Text(_open(words)), Text(_recorded(occasion)))
    else:
        blocks.append(Text("It has agreed to every standard of which it has a seat, as they stand now. Nothing was recorded."))
    if occasion.left:
        names = briefly(occasion.left)
        blocks.append(Note(f"Its objection to {names} stays. To agree after all, name the standard: handoff agree STANDARD."))
    return Page(_title(words), tuple(blocks), _facts(occasion))


def _title(words: tuple[Given, ...]) -> str:
    if not words:
        return "Nothing to agree to"
    said = words[0].agreement
    what = said.standard if len(words) == 1 else counted(len(words), "standard")
    stances = {word.agreement.stance for word in words}
    return f"{said.party} {_VERBS[said.stance] if len(stances) == 1 else 'speaks on'} {what}"


def _terms(standard: Standard) -> tuple[Text, ...]:
    """What a standard says, in words."""
    promise, measure, guardrail = standard.promises[0], standard.measure, standard.guardrail
    limit = f", limit {promise.limit.text}" if promise.limit else ""
    every = f" Measured every {standard.cadence}" if standard.cadence not in {None, "event"} else " Measured"
    method = f": {measure.method}." if measure and measure.method else "."
    protects = f"A guardrail that protects {briefly(guardrail.protects)}." if guardrail and guardrail.protects else ""
    return (
        *((Text(standard.statement, "strong"),) if standard.statement else ()),
        Text(f"Target: {promise.target.text}{limit}.{every}{method}"),
        *((Text(protects),) if protects else ()),
    )


def _table(words: tuple[Given, ...]) -> Table:
    columns = (Column("standard"), Column("target"), Column("limit", need="spare"), Column("still to agree"))
    rows = tuple(
        (
            Cell(word.standard.name),
            Cell(word.standard.promises[0].target.text),
            Cell(limit.text if (limit := word.standard.promises[0].limit) else ""),
            Cell(", ".join(_others(word)) or "nobody", "plain" if _others(word) else "good"),
        )
        for word in words
    )
    return Table("agreements", "", columns, rows)


def _others(word: Given) -> tuple[str, ...]:
    return tuple(dict.fromkeys(standing.seat.party for standing in word.open if standing.seat.party != word.agreement.party))


def _who(word: Given) -> str:
    said = word.agreement
    until = f", until {said.valid_until}" if said.valid_until else ""
    took_part = f" {said.took_part} of {said.of} had their say." if said.took_part else ""
    signer = f" Signed by {word.signer}." if word.signer else ""
    return f"{with_role(said.by, said.role)} speaks for {said.party}, on {said.agreed_on}{until}.{took_part}{signer}"


def _objection(words: tuple[Given, ...]) -> tuple[Note, ...]:
    said: Agreement = words[0].agreement
    return (Note(f"Objection: {said.objection}"),) if said.objection else ()


def _open(words: tuple[Given, ...]) -> str:
    waiting: dict[str, int] = {}
    for word in words:
        for party in _others(word):
            waiting[party] = waiting.get(party, 0) + 1
    if not waiting:
        return "Everyone else has agreed."
    names = briefly([f"{party} ({count})" if len(words) > 1 else party for party, count in waiting.items()], 5)
    what = "--all" if len(words) > 1 else words[0].short
    first = shlex.quote(next(iter(waiting)))
    return f"Still to agree: {names}. Next: handoff agree {what} --for {first}"


def _recorded(occasion: Occasion) -> str:
    words = occasion.words
    new = [word for word in words if not word.earlier]
    old = len(words) - len(new)
    again = f"{counted(old, 'word was', 'words were')} said before, to the very same terms" if old else ""
    if not new:
        return f"{again}: nothing was recorded."
    more = f" {again}, and not recorded again." if again else ""
    return f"Recorded as {briefly([word.id[:8] for word in new])}.{more}{pending_text(occasion.path, occasion.uncommitted)}"


def _facts(occasion: Occasion) -> AgreedFacts:
    words = tuple(map(_word, occasion.words))
    return AgreedFacts(1, occasion.path or None, words, occasion.left, occasion.uncommitted)


def _word(word: Given) -> WordFacts:
    said = word.agreement
    return WordFacts(
        id=word.id,
        recorded=not word.earlier,
        standard=word.standard.name,
        terms=said.terms,
        party=said.party,
        stance=said.stance,
        by=said.by,
        role=said.role,
        agreed_on=said.agreed_on,
        valid_until=said.valid_until,
        objection=said.objection,
        took_part=said.took_part,
        of=said.of,
        note=said.note,
        signer=word.signer or None,
        open=tuple(SeatFacts(standing.seat.party, standing.seat.side, standing.state) for standing in word.open),
    )
