"""The answer to ``handoff log``: what was recorded, by whom and when, what replaced it, and which terms it carries."""

from datetime import date

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.analysis.history import Event, History, TermsNow
from handoff.measures import written
from handoff.model.entry import Agreement, Correction, Entry, Filed, Measurement, Waiver, day_of
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.person import with_role
from handoff.page import Block, Cell, Column, Note, Page, Table, Text, Tone

_ID = 8
_DAY = 10
_STEPS: dict[str, str] = {
    "open": "opened",
    "contain": "contained",
    "cause": "cause",
    "do": "done",
    "check": "checked",
    "extend": "more time",
    "close": "closed",
}


class EventFacts(Struct, frozen=True, omit_defaults=True):
    """One entry: ``day`` is what it is about, ``terms_now`` how its terms relate to those of now, ``text`` what it says.

    ``corrected_by`` are the ids of its corrections; ``undecided`` says that they contradict each other, so that none counts.
    """

    id: str
    entry: str
    standard: str | None
    day: date
    recorded_at: str
    recorded_by: str
    days_after: int
    text: str
    target: str | None
    limit: str | None
    terms: str | None
    terms_now: TermsNow | None
    path: str
    line: int
    corrected_by: tuple[str, ...] = ()
    undecided: bool = False
    corrects: str | None = None
    because: str | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()


class HistoryFacts(Struct, frozen=True):
    """A history for machines, newest recorded first; ``left_out`` older entries are not in it."""

    version: int
    about: str | None
    entries: tuple[EventFacts, ...]
    left_out: int


def history_page(found: History) -> Page:
    """A row an entry, and how many older ones are not shown."""
    title = f"{found.about or 'Everything'}: what was recorded, newest first"
    facts = HistoryFacts(1, found.about or None, tuple(map(_facts, found.events)), found.left_out)
    if not found.events:
        step = f"handoff record {found.about}" if found.alone else "handoff record STANDARD"
        return Page(title, (Text(f"Nothing was recorded that fits. Next: {step} VALUE."),), facts)
    columns = (
        Column("id"),
        Column("standard", need="sheet" if found.alone else "always"),
        Column("day"),
        Column("recorded"),
        Column("days after", need="sheet"),
        Column("by"),
        Column("entry", need="sheet"),
        Column("says"),
        Column("target"),
        Column("terms"),
        Column("remarks"),
        Column("file", need="sheet"),
        Column("line", need="sheet"),
    )
    blocks: list[Block] = [Table("history", "", columns, tuple(map(_row, found.events)))]
    left_out = left_out_text(found)
    if left_out:
        blocks.append(Note(left_out))
    blocks.append(Text("What cannot be read in the ledger is not listed here: `handoff check` says where it is.", "quiet"))
    return Page(title, tuple(blocks), facts)


def left_out_text(found: History) -> str:
    """That older entries are not shown, and how to see them ('': all are)."""
    if not found.left_out:
        return ""
    return f"{counted(found.left_out, 'older entry is', 'older entries are')} not shown: give a --limit, --since or --until."


def _row(event: Event) -> tuple[Cell, ...]:
    filed, entry = event.filed, event.filed.entry
    recorded, late = filed.act.recorded_at, event.days_after
    after = f", {counted(late, 'day')} after" if late else ""
    tone: Tone = "quiet" if event.replaced_by else "plain"
    return (
        Cell(filed.id[:_ID], "strong", whole=filed.id),
        Cell(event.short, whole=entry.standard or ""),
        Cell(str(day_of(entry))),
        Cell(f"{recorded[:_DAY]}{after}", whole=recorded),
        Cell(str(late), number=str(late)),
        Cell(event.by),
        Cell(_kind(entry)),
        Cell(_says(entry), tone),
        Cell(_target(entry)),
        Cell(event.terms, "warn" if event.terms in {"changed since", "no longer defined"} else "quiet"),
        Cell("; ".join(_remarks(event)), "warn" if event.replaced_by or isinstance(entry, Correction) else "plain"),
        Cell(filed.place.path),
        Cell(str(filed.place.line), number=str(filed.place.line)),
    )


def _kind(entry: Entry) -> str:
    return type(entry).__name__.lower()


def _says(entry: Entry) -> str:
    """The value as it is written, or in a few words what somebody said or allowed."""
    if isinstance(entry, (Measurement, Correction)):
        return written(entry.observation) or "taken back"
    if isinstance(entry, Agreement):
        return f"{entry.party} {entry.stance}"
    if isinstance(entry, (Finding, Action)):
        return f"{_STEPS[entry.step]}: {entry.statement}"
    if isinstance(entry, Rebase):
        return f"a new phase from {entry.since} on" if entry.since else f"rebase {(entry.supersedes or '')[:_ID]} taken back"
    about = f" of {entry.check}" + (f" about {entry.about}" if entry.about else "") if entry.check else ""
    return f"waiver{about} until {entry.until or 'nobody knows when'}"


def _target(entry: Entry) -> str:
    if not isinstance(entry, (Measurement, Correction)):
        return ""
    return f"{entry.target} ({entry.limit})" if entry.limit and entry.limit != entry.target else entry.target


def _remarks(event: Event) -> tuple[str, ...]:
    entry = event.filed.entry
    rivals = "two corrections contradict each other, so none counts" if event.rivals else ""
    replaced = tuple(map(_replaced, event.replaced_by))
    return tuple(filter(None, (rivals, *replaced, *_own_remarks(entry))))


def _own_remarks(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Waiver):
        return (f"approved by {with_role(entry.approved_by or 'nobody', entry.role)}", entry.because or "")
    if isinstance(entry, (Finding, Action)):
        return _remedy_remarks(entry)
    if isinstance(entry, Rebase):
        instead = f"instead of {entry.supersedes[:_ID]}" if entry.supersedes and entry.since else ""
        return (instead, entry.because)
    if isinstance(entry, Agreement):
        return (f"said by {with_role(entry.by, entry.role)}", entry.objection or "", entry.note or "")
    instead = f"instead of {entry.corrects[:_ID]}: {entry.because}" if isinstance(entry, Correction) else ""
    return (instead, entry.note or "", *(proof.ref for proof in entry.evidence))


def _remedy_remarks(entry: Finding | Action) -> tuple[str, ...]:
    """What a step belongs to, and who stands for it."""
    action = entry.action if isinstance(entry, Action) else None
    return (
        f"of action {action[:_ID]}" if action else "",
        f"of finding {entry.finding[:_ID]}" if entry.finding else "",
        entry.outcome or "",
        f"confirmed by {entry.confirmed_by}" if entry.confirmed_by else "",
        *(proof.ref for proof in entry.evidence),
    )


def _replaced(one: Filed) -> str:
    entry = one.entry
    if not isinstance(entry, Correction):
        return ""
    return f"{'taken back' if entry.is_void else 'corrected'} by {one.id[:_ID]}: {entry.because}"


def _facts(event: Event) -> EventFacts:
    filed, entry = event.filed, event.filed.entry
    judged = entry if isinstance(entry, (Measurement, Correction)) else None
    return EventFacts(
        id=filed.id,
        entry=_kind(entry),
        standard=entry.standard,
        day=day_of(entry),
        recorded_at=filed.act.recorded_at,
        recorded_by=event.by,
        days_after=event.days_after,
        text=_says(entry),
        target=judged.target if judged else None,
        limit=judged.limit if judged else None,
        terms=entry.terms if isinstance(entry, (Measurement, Correction, Agreement)) else None,
        terms_now=event.terms or None,
        path=filed.place.path,
        line=filed.place.line,
        corrected_by=tuple(one.id for one in event.replaced_by),
        undecided=bool(event.rivals),
        corrects=entry.corrects if isinstance(entry, Correction) else None,
        because=entry.because if isinstance(entry, (Correction, Waiver, Rebase)) else None,
        note=entry.note if isinstance(entry, (Measurement, Correction, Agreement)) else None,
        evidence=tuple(proof.ref for proof in entry.evidence)
        if isinstance(entry, (Measurement, Correction, Finding, Action))
        else (),
    )
