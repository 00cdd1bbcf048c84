"""The answer to ``handoff due``: what is to be done, by whom, worst first; as a table, as facts and as deadlines."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from msgspec import Struct

from handoff.analysis.agenda import Agenda
from handoff.analysis.agenda.tasks import KINDS, STATES, Task, TaskKind, TaskState, days_late
from handoff.analysis.figures import counted
from handoff.analysis.names import short_names
from handoff.model.organisation import Organisation
from handoff.page import Block, Cell, Column, Deadline, Page, Table, Text, Tone

_TONES: dict[TaskState, Tone] = {"overdue": "bad", "due": "warn", "coming": "plain"}
_STEPS: dict[TaskKind, str] = {
    "measurement": "To record: handoff record STANDARD VALUE --on DATE; where there was nothing to measure, --no-opportunity TEXT.",
    "finding": "For its next step: handoff finding contain, cause or close ID TEXT; to act on it: handoff action open ID TEXT.",
    "action": "When it is done: handoff action do ID TEXT; to see whether it worked: handoff action check ID, then close it.",
    "agreement": "To sign: handoff agree STANDARD --for PARTY; whoever cannot agree says why with --objection TEXT.",
    "waiver": "For more time: handoff waive NAME --until DATE --because TEXT --approved-by NAME.",
    "talk": "After a talk, write its day under `last:` in the customer's `talk:`.",
    "commitment": "After the review, write the new `signed_on:` and `review_by:` beside the commitment.",
}

_COUNTED = "Days late count from the day on which it fell due; reports say overdue since the first day after its grace."


class TaskFacts(Struct, frozen=True):
    """One task for machines; ``day`` is null where it was never done, or nobody knows since when; ``days_late`` counts from it.

    ``overdue_since`` is the first day after the grace of a measurement that is overdue, as in reports.
    """

    kind: TaskKind
    state: TaskState
    about: str
    what: str
    who: str | None
    day: date | None
    days_late: int
    departments: tuple[str, ...]
    overdue_since: date | None


class DueFacts(Struct, frozen=True):
    """All tasks up to a day, worst first; ``next`` is the first one after it, ``unsigned`` how many words were never given that the
    site's level does not ask for yet.
    """

    version: int
    as_of: date
    until: date
    owner: str | None
    department: str | None
    overdue: int
    due: int
    coming: int
    tasks: tuple[TaskFacts, ...]
    next: TaskFacts | None
    unsigned: int


def due_page(organisation: Organisation, found: Agenda) -> Page:
    """The tasks, or when the next one falls due; a step for each kind of task that is there."""
    as_of, short = found.matter.as_of, short_names(organisation)
    blocks: list[Block] = [Text(_summary(found), "strong" if found.tasks else "plain")]
    if found.tasks:
        blocks.append(_table(found.tasks, short, as_of))
    if any(task.overdue_since is not None for task in found.tasks):
        blocks.append(Text(_COUNTED, "quiet"))
    if found.coming is not None:
        blocks.append(Text(_next(found.coming, short), "quiet" if found.tasks else "plain"))
    kinds = {task.kind for task in found.tasks}
    blocks += (Text(_STEPS[kind], "quiet") for kind in KINDS if kind in kinds)
    if found.unsigned:
        words = counted(found.unsigned, "agreement was", "agreements were")
        blocks.append(Text(f"{words} never given; they are asked for once the site's level is `agreed`.", "quiet"))
    shown = found.tasks or ((found.coming,) if found.coming is not None else ())
    deadlines = tuple(_deadline(organisation, task, short, as_of) for task in shown)
    return Page(_title(organisation, found), tuple(blocks), _facts(found), deadlines=deadlines)


def _title(organisation: Organisation, found: Agenda) -> str:
    matter = found.matter
    owner = f", by {matter.owner}" if matter.owner else ""
    department = f", of {matter.department}" if matter.department else ""
    return f"{organisation.settings.name}: to do until {found.until}{owner}{department}"


def _summary(found: Agenda) -> str:
    if found.tasks:
        numbers = ((state, _count(found, state)) for state in STATES)
        return f"{', '.join(f'{number:,} {state}' for state, number in numbers if number)}."
    if found.coming is not None:
        return f"Nothing is to be done until {found.until}."
    return "Nothing is to be done, and nothing has a day on which it falls due. `handoff check` says what is missing."


def _next(task: Task, short: Mapping[str, str]) -> str:
    return f"Next: {task.day}, {short.get(task.about, task.about)}: {task.what} ({task.who or 'nobody is named'})."


def _count(found: Agenda, state: TaskState) -> int:
    return sum(task.state == state for task in found.tasks)


def _table(tasks: tuple[Task, ...], short: Mapping[str, str], as_of: date) -> Table:
    columns = (
        Column("when"),
        Column("about"),
        Column("what to do"),
        Column("who"),
        Column("kind", need="sheet"),
        Column("day", need="sheet"),
        Column("days late", need="sheet"),
        Column("overdue since", need="sheet"),
    )
    return Table("tasks", "Worst first", columns, tuple(_row(task, short, as_of) for task in tasks))


def _row(task: Task, short: Mapping[str, str], as_of: date) -> tuple[Cell, ...]:
    late = days_late(task, as_of)
    return (
        Cell(_when(task, late), _TONES[task.state]),
        Cell(short.get(task.about, task.about), "strong" if task.first else "plain", whole=task.about),
        Cell(task.what),
        Cell(task.who) if task.who else Cell("nobody: name an owner", "warn"),
        Cell(task.kind),
        Cell(str(task.day or "")),
        Cell(str(late), number=str(late)),
        Cell(str(task.overdue_since or "")),
    )


def _when(task: Task, late: int) -> str:
    if task.state == "coming" or task.day is None:
        return str(task.day or task.state)
    return f"{task.state} for {counted(late, 'day')}" if late else f"{task.state} today"


def _deadline(organisation: Organisation, task: Task, short: Mapping[str, str], as_of: date) -> Deadline:
    """A task as an entry of a calendar; what is late stands on the day of the question, where people look."""
    same = f"{organisation.settings.name}\0{task.kind}\0{task.about}\0{task.key}"
    late = "" if task.state == "coming" else f"{task.state.capitalize()}: "
    who = f"Who: {task.who}\n" if task.who else ""
    since = f"Due since: {task.day}\n" if task.day is not None and task.day < as_of else ""
    since += f"Overdue since: {task.overdue_since}\n" if task.overdue_since is not None else ""
    return Deadline(
        f"{sha256(same.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}@handoff",
        f"{late}{short.get(task.about, task.about)}: {task.what}",
        f"{who}About: {task.about}\n{since}{_STEPS[task.kind]}",
        max(task.day or as_of, as_of),
        as_of,
    )


def _facts(found: Agenda) -> DueFacts:
    matter = found.matter
    return DueFacts(
        version=1,
        as_of=matter.as_of,
        until=found.until,
        owner=matter.owner or None,
        department=matter.department or None,
        overdue=_count(found, "overdue"),
        due=_count(found, "due"),
        coming=_count(found, "coming"),
        tasks=tuple(_task_facts(task, matter.as_of) for task in found.tasks),
        next=_task_facts(found.coming, matter.as_of) if found.coming is not None else None,
        unsigned=found.unsigned,
    )


def _task_facts(task: Task, as_of: date) -> TaskFacts:
    late = days_late(task, as_of)
    return TaskFacts(
        task.kind, task.state, task.about, task.what, task.who or None, task.day, late, task.departments, task.overdue_since
    )
