"""The course of an action: its steps put together, in whatever order the ledger gives them."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.model.improving import Action
from handoff.model.person import folded
from handoff.model.stated import Taken

# Plan, do, check, act: a closed action has led to a decision.
Stage = Literal["plan", "do", "check", "act"]
TWICE = 2


class Course(Struct, frozen=True):
    """An action with its steps, each sort oldest first; of several that close it the newest counts."""

    opened: Taken
    done: tuple[Taken, ...] = ()
    checked: tuple[Taken, ...] = ()
    extended: tuple[Taken, ...] = ()
    closed: Taken | None = None

    @property
    def id(self) -> str:
        """By which it is known: the id of the entry that opened it."""
        return self.opened.id

    @property
    def plan(self) -> Action:
        """What was planned and predicted."""
        return self.opened.action

    @property
    def standard(self) -> str:
        """The full name of the standard by which it proves itself."""
        return self.opened.standard

    @property
    def stage(self) -> Stage:
        """Where it stands in plan, do, check, act."""
        if self.closed:
            return "act"
        return "check" if self.checked else "do" if self.done else "plan"

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it."""
        return self.closed is None

    @property
    def is_effective(self) -> bool:
        """Whether it was closed as effective."""
        return self.closed is not None and self.closed.action.outcome == "effective"

    @property
    def is_stretched(self) -> bool:
        """Whether it was given more time twice or oftener."""
        return len(self.extended) >= TWICE

    @property
    def done_on(self) -> date | None:
        """The last day on which something was done; None while nothing was."""
        return self.done[-1].action.stated_on if self.done else None

    @property
    def is_predicted_late(self) -> bool:
        """Whether its prediction was recorded only after the day on which it was done."""
        return self.done_on is not None and self.opened.act.recorded_at[:10] > self.done_on.isoformat()

    @property
    def due(self) -> date | None:
        """The day by which it is to be done: the one that it was last given."""
        return (self.extended[-1] if self.extended else self.opened).action.due

    @property
    def doers(self) -> tuple[str, ...]:
        """Who owns it or did it, none of whom may say that it worked."""
        plan = self.plan
        named = (plan.owner or "", *(one.action.by or one.act.recorded_by for one in self.done))
        return tuple(dict.fromkeys(name for name in named if folded(name)))

    def is_overdue(self, as_of: date) -> bool:
        """Whether its day is over and nothing was done, or it was and the day it would have proved itself by is over."""
        if not self.is_open:
            return False
        day = self.plan.expected_by if self.done else self.due
        return day is not None and day < as_of


def courses(steps: Iterable[Taken]) -> tuple[Course, ...]:
    """The actions that were opened, oldest first; a step of one that nobody opened belongs to nothing."""
    together: dict[str, list[Taken]] = {}
    for step in sorted(steps, key=_oldest_first):
        together.setdefault(step.of, []).append(step)
    found = (_course(own) for own in together.values())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: _oldest_first(one.opened)))


def _course(steps: list[Taken]) -> Course | None:
    opened = next((step for step in steps if step.action.step == "open"), None)
    if opened is None:
        return None
    sorts = {name: tuple(step for step in steps if step.action.step == name) for name in ("do", "check", "extend", "close")}
    closed = sorts["close"][-1] if sorts["close"] else None
    return Course(opened, sorts["do"], sorts["check"], sorts["extend"], closed)


def _oldest_first(step: Taken) -> tuple[date, str, str]:
    return step.action.stated_on, step.act.recorded_at, step.id
