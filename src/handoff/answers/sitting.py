"""What people read while they record at a terminal: what is due, a standard before it is measured, what will be recorded."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from handoff.analysis.agenda.tasks import Task, days_late
from handoff.analysis.figures import counted
from handoff.analysis.offering import Offer, matching, owed
from handoff.analysis.periods import due_on, period_of, previous_period
from handoff.measures import written
from handoff.model.entry import Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault
from handoff.page import Cell, Column, Page, Table, Text, Tone

MOST_SHOWN = 10
NOTHING = "nothing"


class SittingFacts(Struct, frozen=True):
    """A page of a sitting has no facts for machines: they record with a file or a command."""

    version: int = 1


class Suggestion(Struct, frozen=True):
    """What may be typed, and what it means."""

    text: str
    meaning: str


# What may be typed instead of Enter where everything is ready to be recorded.
CHANGES = (
    Suggestion("day", "another day than this one"),
    Suggestion("evidence", "a file in the workspace, an address, a document number; once more for another"),
    Suggestion("note", "a remark for readers"),
    Suggestion("value", "type it again"),
    Suggestion("skip", "do not record it"),
    Suggestion("quit", "do not record it, and end"),
)


def opening_page(organisation: Organisation, offered: tuple[Offer, ...], person: str, as_of: date) -> Page:
    """Who records, what is due, worst first, and how one leaves."""
    due = owed(offered)
    blocks = (
        Text(_summary(offered, due), "strong"),
        *((_due_table(due[:MOST_SHOWN], as_of),) if due else ()),
        *((Text(f"… and {len(due) - MOST_SHOWN:,} more.", "quiet"),) if len(due) > MOST_SHOWN else ()),
        Text("Typing quit ends, or pressing Ctrl-D at any moment. What you have confirmed is kept.", "quiet"),
    )
    return Page(f"{organisation.settings.name}: {person} records, {as_of}", blocks, SittingFacts())


def _summary(offered: tuple[Offer, ...], due: tuple[Offer, ...]) -> str:
    late = sum(one.task is not None and one.task.state == "overdue" for one in due)
    if due:
        numbers = ((late, "overdue"), (len(due) - late, "due"))
        return f"To measure: {', '.join(f'{number:,} {state}' for number, state in numbers if number)}."
    coming = next((one for one in offered if one.task is not None), None)
    then = f" Next: {coming.short}, on {coming.task.day}." if coming is not None and coming.task is not None else ""
    return f"No measurement is due.{then}"


def _due_table(due: tuple[Offer, ...], as_of: date) -> Table:
    columns = (Column("when"), Column("standard"), Column("department"), Column("due since"), Column("who", need="spare"))
    return Table("due", "", columns, tuple(_due_row(one, one.task, as_of) for one in due if one.task is not None))


def _due_row(offer: Offer, task: Task, as_of: date) -> tuple[Cell, ...]:
    tone: Tone = "bad" if task.state == "overdue" else "warn"
    who = Cell(f"{task.who} (you)" if offer.mine else task.who, "strong" if offer.mine else "plain")
    standard = Cell(offer.short, "strong" if task.first else "plain")
    return (Cell(_when(task, as_of), tone), standard, Cell(offer.standard.department), Cell(str(task.day)), who)


def _when(task: Task, as_of: date) -> str:
    late = days_late(task, as_of)
    return f"{task.state} for {counted(late, 'day')}" if late else f"{task.state} today"


def choosing_page(proposed: Offer | None, as_of: date) -> Page:
    """Which standard is asked for: Enter takes the one that is proposed, or ends where none is."""
    other = "type any part of its name or of its statement"
    if proposed is None or proposed.task is None:
        return _page(Text(f"Nothing more is due. To record another standard, {other}. Enter ends."))
    return _page(Text(f"Which standard? Enter takes {proposed.short} ({_when(proposed.task, as_of)}). For another, {other}."))


def several_page(found: tuple[Offer, ...]) -> Page:
    """The standards that a text could mean."""
    rows = tuple((Cell(one.short), Cell(_flat(one.standard.statement))) for one in found[:MOST_SHOWN])
    more = f" The first {MOST_SHOWN}:" if len(found) > MOST_SHOWN else ""
    said = Text(f"{counted(len(found), 'standard has', 'standards have')} that in name or statement. Type more of one.{more}")
    return _page(said, Table("found", "", (Column("standard"), Column("statement")), rows))


def suggested(offered: Iterable[Offer], text: str, as_of: date) -> Iterator[Suggestion]:
    """The standards that a text finds, as one types it."""
    for one in matching(offered, text):
        when = f"{_when(one.task, as_of)}: " if one.task is not None and one.is_owed else ""
        yield Suggestion(one.short, f"{when}{_flat(one.standard.statement)}")


def standard_page(offer: Offer, as_of: date, place: str = "") -> Page:
    """A standard before it is measured: what it promises, how it is measured, what came of it last, and how a value is written."""
    how = f"Type the value, such as {offer.line.example}. If there was nothing to measure, type {NOTHING}. Enter alone skips."
    blocks = (Text(_flat(offer.standard.statement), "strong"), Text("\n".join(_known(offer, as_of))), Text(how, "quiet"))
    return Page(f"{offer.standard.name}{place}", blocks, SittingFacts())


def _known(offer: Offer, as_of: date) -> Iterator[str]:
    line, promise = offer.line, offer.standard.promise_on(as_of)
    yield f"Measured: {_flat(line.definition)}"
    if line.sample:
        yield f"Sample: {_flat(line.sample)}"
    if promise is not None:
        yield f"Target: {promise.target.text}{f', limit: {promise.limit.text}' if promise.limit is not None else ''}"
    yield f"Last result: {line.last or 'none yet'}"
    if offer.task is not None and offer.is_owed:
        yield f"To do: {offer.task.what}, {_when(offer.task, as_of)}"


def ready_page(offer: Offer, measurement: Measurement, as_of: date) -> Page:
    """Everything that Enter would record, and what may be typed to change it."""
    evidence = ", ".join(proof.ref for proof in measurement.evidence) or "none"
    kept = f"evidence: {evidence}; note: {measurement.note or 'none'}"
    said = f"{written(measurement.observation)} on {measurement.observed_on}; {kept}."
    period = _other_period(offer, measurement.observed_on, as_of)
    *most, last = (change.text for change in CHANGES)
    step = f"Enter records it. To change it, type {', '.join(most)} or {last}."
    return _page(Text(_flat(said), "strong"), *((Text(period, "warn"),) if period else ()), Text(step, "quiet"))


def _other_period(offer: Offer, day: date, as_of: date) -> str:
    """That a day counts for a period that still runs, where one that has ended is due."""
    period, cadence = period_of(day, offer.standard.cadence), offer.standard.cadence
    if offer.task is None or not offer.is_owed or due_on(period) <= as_of:
        return ""
    last = previous_period(period_of(as_of, cadence), cadence)
    running = f"This counts for {period.label}, which still runs."
    return f"{running} If it was observed in {last.label}, type its day, such as\n    day {last.end}"


def fault_page(fault: Fault) -> Page:
    """What is wrong with what was typed, and what to do."""
    return _page(Text("\n".join(part for part in (fault.message, fault.why, fault.fix) if part), "bad"))


def ending(recorded: int) -> str:
    """How much came of a sitting."""
    return f"{counted(recorded, 'measurement was', 'measurements were')} recorded." if recorded else "Nothing was recorded."


def _flat(text: str) -> str:
    return " ".join(text.split())


def _page(*blocks: Text | Table) -> Page:
    return Page("", blocks, SittingFacts())
