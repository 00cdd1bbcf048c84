"""Who agreed to what, for people: a standard's seats with their words, and how many are open for a department or party."""

import shlex
from itertools import groupby

from handoff.analysis.agreeing import Standing
from handoff.analysis.chains import party_of
from handoff.analysis.figures import counted
from handoff.analysis.names import short_names
from handoff.model.entry import Agreed, Stance
from handoff.model.person import with_role
from handoff.model.problem import Fault
from handoff.page import Block, Cell, Column, Note, Table, Text, Tone
from handoff.reports._agreement_facts import changes_since, has_ended, words_of
from handoff.reports._serving import Book

_HEADING = Text("Who has agreed to it?", heading=True)
_WORDS: dict[Stance, str] = {"agrees": "agreed", "acknowledges": "acknowledged", "approves": "approved", "objects": "objected"}


def standard_agreements(book: Book, standings: tuple[Standing, ...]) -> tuple[Block, ...]:
    """Each seat of one standard with its last word; objections; what does not count; what changed since; the next step."""
    spoken = any(words_of(book, standing) for standing in standings)
    table = (_table(book, standings),) if spoken else (Text(_nobody(standings)),)
    return (
        _HEADING,
        *table,
        *(Note(text) for standing in standings for text in _objections(standing)),
        *(Text(text) for standing in standings for text in _remarks(standing)),
        *(Note(text, "bad") for standing in standings for text in _not_counting(book, standing)),
        *_changes(book, standings),
        *_earlier(standings),
        *_next(book, standings),
    )


def open_agreements(book: Book, known: tuple[Standing, ...], party: str) -> tuple[Text, ...]:
    """How many words a department, its stations too, or a party has given, and how many are open; nothing where it has no seat."""
    standings = [standing for standing in known if party_of(standing.seat.party) == party]
    if not standings:
        return ()
    lapsed = sum(standing.state == "lapsed" for standing in standings)
    missing = sum(standing.state == "missing" for standing in standings)
    objected = sum(standing.state == "objected" for standing in standings)
    ended = sum(has_ended(book, standing) for standing in standings if standing.state == "agreed")
    given = len(standings) - lapsed - missing - objected - ended
    parts = (
        (lapsed, f"{lapsed} lapsed because the terms changed"),
        (ended, f"{ended} ended"),
        (objected, f"it objects to {objected}"),
        (missing, f"{missing} still open"),
    )
    open_ones = ", ".join(text for count, text in parts if count)
    step = f" Next: handoff agree --all --for {shlex.quote(party)}" if lapsed or missing or ended else ""
    said = f"It has agreed to {given} of {counted(len(standings), 'standard that needs', 'standards that need')} its word"
    return (Text(f"{said}{f': {open_ones}' if open_ones else ''}.{step}", "quiet"),)


def others_agreements(known: tuple[Standing, ...], owner: str) -> tuple[Text, ...]:
    """To how many of a department's or output's standards everyone has agreed; nothing where it promises none."""
    own = (standing for standing in known if standing.standard.startswith(f"{owner}/"))
    by_standard = [list(same) for _, same in groupby(own, lambda standing: standing.standard)]
    if not by_standard:
        return ()
    whole = sum(all(standing.state == "agreed" for standing in same) for same in by_standard)
    return (Text(f"Everyone concerned has agreed to {whole} of its {counted(len(by_standard), 'standard')}.", "quiet"),)


def _table(book: Book, standings: tuple[Standing, ...]) -> Table:
    columns = (
        Column("who"),
        Column("side"),
        Column("word"),
        Column("on"),
        Column("by"),
        Column("had their say"),
        Column("signed by"),
    )
    rows = tuple(_row(book, standing) for standing in standings)
    used = [number for number, _ in enumerate(columns) if any(row[number].text for row in rows)]
    return Table("agreements", "", tuple(columns[number] for number in used), tuple(tuple(row[n] for n in used) for row in rows))


def _row(book: Book, standing: Standing) -> tuple[Cell, ...]:
    last = standing.last.agreement if standing.last else None
    who, side = Cell(book.name_of(standing.seat.party)), Cell(standing.seat.side)
    if standing.last is None or last is None:
        return (who, side, Cell("not yet", "warn"), *(Cell("") for _ in range(4)))
    return (
        who,
        side,
        _word(book, standing, standing.last),
        Cell(str(last.agreed_on)),
        Cell(with_role(last.by, last.role)),
        Cell(f"{last.took_part} of {last.of}" if last.took_part else ""),
        Cell(standing.last.signer),
    )


def _word(book: Book, standing: Standing, last: Agreed) -> Cell:
    word, until = _WORDS[last.agreement.stance], last.agreement.valid_until
    if standing.state == "lapsed":
        return Cell(f"{word}, lapsed", "bad")
    if has_ended(book, standing):
        return Cell(f"{word}, ended on {until}", "warn")
    tone: Tone = "bad" if standing.state == "objected" else "good"
    return Cell(f"{word} until {until}" if until else word, tone)


def _nobody(standings: tuple[Standing, ...]) -> str:
    who = ", ".join(f"{standing.seat.party} ({standing.seat.side})" for standing in standings)
    return f"Nobody yet. It takes: {who}."


def _objections(standing: Standing) -> tuple[str, ...]:
    """The objection of the last word, also of one who acknowledged a guardrail."""
    last = standing.last.agreement if standing.last else None
    return (f"Objection of {standing.seat.party}: {last.objection}",) if last and last.objection else ()


def _remarks(standing: Standing) -> tuple[str, ...]:
    note = standing.last.agreement.note if standing.last else None
    return (f"Note of {standing.seat.party}: {note}",) if note else ()


def _earlier(standings: tuple[Standing, ...]) -> tuple[Text, ...]:
    """How many words were said before the last ones."""
    count = sum(max(len(standing.words) - 1, 0) for standing in standings)
    return (Text(f"{counted(count, 'earlier word')} in the ledger: --format json shows all.", "quiet"),) if count else ()


def _not_counting(book: Book, standing: Standing) -> tuple[str, ...]:
    words = (word for word in words_of(book, standing) if word.fault)
    return tuple(
        f"What {word.agreement.by} said for {standing.seat.party} on {word.agreement.agreed_on} does not count. Its signature: "
        f"{word.fault}."
        for word in words
    )


def _changes(book: Book, standings: tuple[Standing, ...]) -> tuple[Block, ...]:
    """What changed since each agreement that has lapsed; once for all that carry the same terms."""
    lapsed = [standing for standing in standings if standing.state == "lapsed" and standing.last]
    by_terms: dict[str, list[Standing]] = {}
    for standing in lapsed:
        by_terms.setdefault(standing.last.agreement.terms if standing.last else "", []).append(standing)
    return tuple(_changed(book, same) for same in by_terms.values())


def _changed(book: Book, same: list[Standing]) -> Block:
    changes = changes_since(book, same[0])
    who = " and ".join(f"{one.seat.party} ({one.last.agreement.agreed_on})" for one in same if one.last)
    if isinstance(changes, Fault):
        return Note(f"{who}: {changes.message} {changes.fix}")
    rows = tuple((Cell(change.key), Cell(change.before or "nothing"), Cell(change.after or "nothing")) for change in changes)
    columns = (Column("term"), Column("as agreed"), Column("now"))
    return Table("changes", f"What changed since the word of {who}", columns, rows)


def _next(book: Book, standings: tuple[Standing, ...]) -> tuple[Text, ...]:
    waiting = [standing for standing in standings if standing.state in {"missing", "lapsed"} or has_ended(book, standing)]
    if not waiting:
        return ()
    name = short_names(book.judged.organisation)[waiting[0].standard]
    return (Text(f"Next: handoff agree {name} --for {shlex.quote(waiting[0].seat.party)}"),)
