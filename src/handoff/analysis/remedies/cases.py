"""The case of a finding: its steps put together, in whatever order the ledger gives them, with its actions."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.analysis.remedies.courses import Course
from handoff.model.improving import Cause, Finding, Grade
from handoff.model.stated import Found

State = Literal["open", "contained", "explained", "solved", "withdrawn"]
GRAVEST_FIRST: tuple[Grade, ...] = ("critical", "major", "minor")


class Case(Struct, frozen=True):
    """A finding with the newest of each sort of its steps, and the actions that belong to it, oldest first."""

    opened: Found
    contained: Found | None = None
    explained: Found | None = None
    closed: Found | None = None
    actions: tuple[Course, ...] = ()

    @property
    def id(self) -> str:
        """By which it is known: the id of the entry that opened it."""
        return self.opened.id

    @property
    def first(self) -> Finding:
        """What was seen, as it was opened."""
        return self.opened.finding

    @property
    def about(self) -> str:
        """The full name of its standard, or of its output where it is about none."""
        return self.opened.standard or self.first.output or ""

    @property
    def state(self) -> State:
        """How it stands."""
        if self.closed:
            return "withdrawn" if self.closed.finding.outcome == "withdrawn" else "solved"
        return "explained" if self.explained else "contained" if self.contained else "open"

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it."""
        return self.closed is None

    @property
    def severity(self) -> Grade:
        """How grave it is."""
        return self.first.severity or "minor"

    @property
    def found_at(self) -> str:
        """Where it was seen."""
        return self.first.found_at or ""

    @property
    def caused_at(self) -> str:
        """Where it was caused, as far as it is known: who finds the cause has the last word."""
        return (self.explained.finding.caused_at if self.explained else None) or self.first.caused_at or ""

    @property
    def cause(self) -> Cause | None:
        """What sort of cause it had; None while nobody knows."""
        return self.explained.finding.cause if self.explained else None

    @property
    def repeats(self) -> str | None:
        """The id of an earlier finding that it is again: said when it was opened, or when its cause was found."""
        return (self.explained.finding.repeats if self.explained else None) or self.first.repeats

    @property
    def acting(self) -> tuple[Course, ...]:
        """Its actions that nobody has closed."""
        return tuple(course for course in self.actions if course.is_open)


def cases(steps: Iterable[Found], actions: Iterable[Course]) -> tuple[Case, ...]:
    """The findings that were opened, oldest first; a step of one that nobody opened belongs to nothing."""
    together: dict[str, list[Found]] = {}
    for step in sorted(steps, key=_oldest_first):
        together.setdefault(step.of, []).append(step)
    belonging: dict[str, list[Course]] = {}
    for course in actions:
        belonging.setdefault(course.plan.finding or "", []).append(course)
    found = (_case(own, tuple(belonging.get(name, ()))) for name, own in together.items())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: _oldest_first(one.opened)))


def earlier_alike(case: Case, others: Iterable[Case]) -> tuple[Case, ...]:
    """Earlier findings, oldest first, of the same standard or output with the same cause; none while its cause is not known."""
    if case.cause is None or case.state == "withdrawn":
        return ()
    same = (case.about, case.caused_at, case.cause)
    earlier = (one for one in others if one.state != "withdrawn" and _oldest_first(one.opened) < _oldest_first(case.opened))
    return tuple(one for one in earlier if (one.about, one.caused_at, one.cause) == same)


def _case(steps: list[Found], actions: tuple[Course, ...]) -> Case | None:
    newest = {step.finding.step: step for step in steps}
    opened = next((step for step in steps if step.finding.step == "open"), None)
    if opened is None:
        return None
    return Case(opened, newest.get("contain"), newest.get("cause"), newest.get("close"), actions)


def _oldest_first(step: Found) -> tuple[date, str, str]:
    return step.finding.stated_on, step.act.recorded_at, step.id
