"""What was waived of a standard, by whom and until when: every waiver in the ledger, also one that does not count."""

from datetime import date

from msgspec import Struct

from handoff.analysis.waiving import Sort, asked_by, sort_of, why_not
from handoff.model.entry import Granted
from handoff.model.person import with_role
from handoff.model.standard import Standard
from handoff.page import Block, Cell, Column, Note, Table, Text, Tone
from handoff.reports._serving import Book

_HEADING = Text("What was waived, and by whom?", heading=True)


class WaiverFacts(Struct, frozen=True):
    """One waiver, from its entry at ``path`` and ``line``; ``fault`` is why it waives nothing (null: it does, on its days)."""

    id: str
    path: str
    line: int
    waived_on: date
    sort: Sort
    since: date
    until: date | None
    because: str | None
    asked_by: str
    recorded_by: str
    approved_by: str | None
    role: str | None
    fault: str | None


def waivers_of(book: Book, standard: Standard) -> tuple[Granted, ...]:
    """The waivers of one standard, oldest first."""
    return tuple(granted for granted in book.judged.waivers if granted.standard == standard.name)


def waiver_facts(book: Book, granted: Granted) -> WaiverFacts:
    """One waiver of a standard."""
    waiver = granted.waiver
    return WaiverFacts(
        id=granted.id,
        path=granted.place.path,
        line=granted.place.line,
        waived_on=waiver.waived_on,
        sort=sort_of(waiver),
        since=waiver.since,
        until=waiver.until,
        because=waiver.because,
        asked_by=asked_by(granted),
        recorded_by=granted.act.recorded_by,
        approved_by=waiver.approved_by,
        role=waiver.role,
        fault=_fault(book, granted) or None,
    )


def permission_blocks(book: Book, waivers: tuple[Granted, ...]) -> tuple[Block, ...]:
    """A row a waiver, and why one does not count; nothing where nothing was waived."""
    if not waivers:
        return ()
    titles = ("days", "given on", "what it is", "state", "approved by", "asked for by", "because")
    table = Table("waivers", "", tuple(map(Column, titles)), tuple(_row(book, granted) for granted in waivers))
    faults = ((granted, _fault(book, granted)) for granted in waivers)
    notes = (Note(f"The waiver of {one.waiver.waived_on} waives nothing: {fault}.", "bad") for one, fault in faults if fault)
    return (_HEADING, table, *notes)


def _row(book: Book, granted: Granted) -> tuple[Cell, ...]:
    waiver = granted.waiver
    return (
        Cell(f"{waiver.since} to {waiver.until}" if waiver.until else f"from {waiver.since}"),
        Cell(str(waiver.waived_on)),
        Cell(sort_of(waiver)),
        _state(book, granted),
        Cell(with_role(waiver.approved_by or "", waiver.role)),
        Cell(asked_by(granted)),
        Cell(waiver.because or ""),
    )


def _state(book: Book, granted: Granted) -> Cell:
    today, waiver = book.judged.question.as_of, granted.waiver
    if _fault(book, granted) or waiver.until is None:
        return Cell("does not count", "bad")
    tone: Tone = "warn" if waiver.since <= today <= waiver.until else "quiet"
    return Cell("to come" if today < waiver.since else "over" if waiver.until < today else "in force", tone)


def _fault(book: Book, granted: Granted) -> str:
    return why_not(book.judged.organisation, book.standards[granted.standard], granted)
