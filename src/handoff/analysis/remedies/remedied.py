"""The findings and actions that a report tells of, with what was measured since each action."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.process import Process
from handoff.analysis.remedies.cases import GRAVEST_FIRST, Case, earlier_alike
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.proof import Proof, proof_of
from handoff.analysis.remedies.remedies import Remedies, overdue_first, remedies

# A report tells of what was closed in so many days before it, too: whether it worked is worth knowing.
RECENTLY = timedelta(days=365)


class Scope(Struct, frozen=True):
    """Whose findings and actions: those about some standards and their outputs, or of a department ('': none beside these)."""

    standards: frozenset[str]
    outputs: frozenset[str] = frozenset()
    department: str = ""


class Remedied(Struct, frozen=True):
    """Findings, and actions with their proof, in the order in which people should read; ``known`` are all that there are."""

    as_of: date
    known: Remedies = Remedies()
    cases: tuple[Case, ...] = ()
    proofs: tuple[Proof, ...] = ()

    @property
    def overdue(self) -> tuple[Course, ...]:
        """The actions whose day is over."""
        return tuple(one.course for one in self.proofs if one.course.is_overdue(self.as_of))

    @property
    def stretched(self) -> tuple[Course, ...]:
        """The open actions that were given more time twice or oftener."""
        return tuple(one.course for one in self.proofs if one.course.is_open and one.course.is_stretched)

    @property
    def repeated(self) -> tuple[Case, ...]:
        """The findings that have been there before: they say so, or the same cause has led to one before."""
        return tuple(case for case in self.cases if is_repeated(case, self.known))


def remedied(holdings: Holdings, as_of: date, scope: Scope | None, process_named: Callable[[str], Process | None]) -> Remedied:
    """What a ledger has of findings and actions: what is open, and what was closed within a year.

    Without a scope all of them: also those about a standard that is defined no more, so that none is lost with its definition.
    """
    if not (holdings.findings or holdings.actions):
        return Remedied(as_of)
    known = remedies(holdings)
    cases = (case for case in known.cases if _is_of(case, scope) and (case.closed is None or _is_recent(case, as_of)))
    courses = (one for one in known.courses if _belongs(one, scope) and (one.closed is None or _is_closed_lately(one, as_of)))
    ordered = tuple(sorted(cases, key=lambda case: _reading_order(case, known)))
    return Remedied(as_of, known, ordered, tuple(proof_of(one, process_named) for one in overdue_first(courses, as_of)))


def is_repeated(case: Case, known: Remedies) -> bool:
    """Whether a finding has been there before."""
    return bool(case.repeats or earlier_alike(case, known.cases))


def _reading_order(case: Case, known: Remedies) -> tuple[bool, bool, int, date, str]:
    return not case.is_open, not is_repeated(case, known), GRAVEST_FIRST.index(case.severity), case.first.stated_on, case.id


def _is_of(case: Case, scope: Scope | None) -> bool:
    if scope is None:
        return True
    within = case.about in scope.standards or case.about in scope.outputs
    return within or (bool(scope.department) and party_of(case.caused_at) == scope.department)


def _belongs(course: Course, scope: Scope | None) -> bool:
    if scope is None:
        return True
    own = party_of(course.plan.department or "")
    return course.standard in scope.standards or (bool(scope.department) and own == scope.department)


def _is_recent(case: Case, as_of: date) -> bool:
    return case.closed is not None and case.closed.finding.stated_on >= as_of - RECENTLY


def _is_closed_lately(course: Course, as_of: date) -> bool:
    return course.closed is not None and course.closed.action.stated_on >= as_of - RECENTLY
