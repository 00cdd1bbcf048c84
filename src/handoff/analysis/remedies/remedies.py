"""All findings and actions of a workspace, and the one that an id means."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from msgspec import Struct

from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.cases import Case, cases
from handoff.analysis.remedies.courses import Course, courses
from handoff.model.problem import Fault
from handoff.model.stated import Found, Taken
from handoff.model.text import quoted

FEWEST_DIGITS = 8
_MOST_NAMED = 5
_WHY = "The wrong one would be changed."
_One = TypeVar("_One", Case, Course)


class Remedies(Struct, frozen=True):
    """Findings with their actions, and all actions, oldest first; ``steps``: the id of each step, and of what it is one."""

    cases: tuple[Case, ...] = ()
    courses: tuple[Course, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()

    def case(self, text: str) -> Case | Fault:
        """The finding that an id means: the first eight characters of that of any of its steps, or more."""
        return _named(text, self.cases, self.steps, "finding")

    def course(self, text: str) -> Course | Fault:
        """The action that an id means: the first eight characters of that of any of its steps, or more."""
        return _named(text, self.courses, self.steps, "action")

    def case_of(self, course: Course) -> Case | None:
        """The finding that an action belongs to; None where it belongs to none."""
        return next((case for case in self.cases if case.id == course.plan.finding), None)


def remedies(holdings: Holdings) -> Remedies:
    """What a ledger's holdings have of findings and actions."""
    known = courses(holdings.actions)
    return Remedies(cases(holdings.findings, known), known, tuple(_steps((*holdings.findings, *holdings.actions))))


def of_standard(found: Remedies, standard: str) -> Remedies:
    """The findings about a standard and the actions that prove themselves by it."""
    cases_of = tuple(case for case in found.cases if case.about == standard)
    return Remedies(cases_of, tuple(course for course in found.courses if course.standard == standard))


def overdue_first(known: Iterable[Course], as_of: date) -> tuple[Course, ...]:
    """Actions in the order in which people should read: open before closed, overdue ones, those twice extended, the soonest due."""

    def rank(course: Course) -> tuple[bool, bool, bool, date, str]:
        return not course.is_open, not course.is_overdue(as_of), not course.is_stretched, course.due or date.max, course.id

    return tuple(sorted(known, key=rank))


def _steps(known: Iterable[Found | Taken]) -> Iterable[tuple[str, str]]:
    return ((one.id, one.of) for one in known)


def _named(text: str, known: tuple[_One, ...], steps: tuple[tuple[str, str], ...], what: str) -> _One | Fault:
    start = text.strip().lower()
    if len(start) < FEWEST_DIGITS or not set(start) <= set("0123456789abcdef"):
        fix = "The answer to opening it says it; `handoff log` lists them."
        return Fault(f"{quoted(text)} is no id.", f"The first {FEWEST_DIGITS} digits and letters a to f are enough.", fix)
    meant = {of for name, of in steps if name.startswith(start)}
    found = tuple(one for one in known if one.id in meant)
    if len(found) == 1:
        return found[0]
    if found:
        return Fault(f"{len(found)} of them have an id that begins with {start}.", _WHY, "Type more of it.")
    newest = "; ".join(f"{one.id[:FEWEST_DIGITS]} ({_words(one)})" for one in known[-_MOST_NAMED:] if one.is_open)
    fix = f"Open: {newest}." if newest else f"None is open: `handoff {what} open` opens one."
    return Fault(f"No {what} has an id that begins with {start}.", _WHY, fix)


def _words(one: Case | Course) -> str:
    return f"{one.about}: {one.first.statement[:40]}" if isinstance(one, Case) else f"{one.standard}: {one.plan.statement[:40]}"
