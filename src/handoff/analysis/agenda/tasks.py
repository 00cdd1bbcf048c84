"""A task: one thing that is to be done, by whom, by which day, and how late it is."""

from datetime import date
from typing import Literal

from msgspec import Struct

TaskKind = Literal["measurement", "finding", "action", "agreement", "waiver", "talk", "commitment"]
# Worst first: past its grace, fallen due, still to come.
TaskState = Literal["overdue", "due", "coming"]
STATES: tuple[TaskState, ...] = ("overdue", "due", "coming")
KINDS: tuple[TaskKind, ...] = ("measurement", "finding", "action", "agreement", "waiver", "talk", "commitment")


class Task(Struct, frozen=True):
    """Something to be done: ``about`` names what it is about, ``who`` the role that does it ('': nobody is named).

    ``day`` is the one on which it falls due, or fell due (None: it never was done, or nobody knows since when); ``overdue_since``
    the first one after its grace, as in reports, of a measurement that is overdue.  ``key`` and what
    it is about stay the same as long as it is the same thing.  ``departments`` are those it concerns.  ``first`` is about what no
    percentage may hide.
    """

    kind: TaskKind
    state: TaskState
    about: str
    who: str
    what: str
    day: date | None
    key: str = ""
    departments: tuple[str, ...] = ()
    first: bool = False
    overdue_since: date | None = None


def days_late(task: Task, as_of: date) -> int:
    """How many days ago a task fell due; 0 where it has not, or nobody knows."""
    return max(0, (as_of - task.day).days) if task.day is not None else 0
