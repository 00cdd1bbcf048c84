"""Whether an action has proved itself: its own criterion, met by later measurements, while nothing else got worse."""

from collections.abc import Callable
from datetime import date
from itertools import takewhile

from msgspec import Struct

from handoff.analysis.charts.series import Point
from handoff.analysis.process import Process, compared
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.criteria import readable_criterion
from handoff.analysis.statistics.comparison import Comparison
from handoff.model.person import folded, same_person
from handoff.model.target import Target

# So many points before an action say how it was; older ones may be of another process.
MOST_BEFORE = 12


class Balance(Struct, frozen=True):
    """A standard that must not get worse: how it was measured since, against before; None where it is not charted."""

    standard: str
    process: Process | None
    change: Comparison | None

    @property
    def is_worse(self) -> bool:
        """Whether it got worse by more than chance explains."""
        return self.change is not None and self.change.proof == "worse"

    @property
    def is_unmeasured(self) -> bool:
        """Whether nobody has measured it since."""
        return self.change is None or not self.change.after


class Proof(Struct, frozen=True):
    """What the measurements since an action say of it.

    ``later`` are the standard's points that begin after it was done, oldest first.  ``meeting`` counts the newest of them in a row
    that meet the ``criterion`` (None: it can no more be held against the standard), ``needed`` how many have to.  ``before`` are up
    to twelve points that ended before it was done, or was planned while it is not, and ``already`` counts the newest of them in a
    row that meet it too.  ``change`` compares the two.
    """

    course: Course
    process: Process | None
    criterion: Target | None
    needed: int
    later: tuple[Point, ...] = ()
    meeting: int = 0
    before: tuple[Point, ...] = ()
    already: int = 0
    change: Comparison | None = None
    balances: tuple[Balance, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether its own criterion is met by as many later measurements as it said."""
        return self.criterion is not None and self.meeting >= self.needed

    @property
    def was_met_before(self) -> bool:
        """Whether as many had met it before anybody acted, and nothing is better since: then to meet it proves nothing."""
        better = self.change is not None and self.change.proof == "improved"
        return self.criterion is not None and self.already >= self.needed and not better


def proof_of(course: Course, process_named: Callable[[str], Process | None]) -> Proof:
    """Hold an action against what was measured since it was done; nothing was while it is not done."""
    process, done = process_named(course.standard), course.done_on
    criterion, needed = readable_criterion(course.plan.criterion, process), course.plan.measurements or 1
    if process is None:
        return Proof(course, None, criterion, needed)
    before, later = _sides(process, done or course.plan.stated_on)
    already = _newest_meeting(before, criterion)
    if done is None:
        return Proof(course, process, criterion, needed, before=before, already=already)
    meeting, change = _newest_meeting(later, criterion), compared(process, before, later)
    balances = tuple(_balance(name, process_named(name), done) for name in course.plan.balances)
    return Proof(course, process, criterion, needed, later, meeting, before, already, change, balances)


def lacking_of(proof: Proof, confirmed_by: str) -> tuple[str, ...]:
    """Everything that an action lacks to be effective, each in words; nothing: it is, as far as this person may say so."""
    course, found = proof.course, list[str]()
    if not course.done:
        found.append("it was not done yet")
    elif proof.criterion is None:
        found.append(f"its criterion `{course.plan.criterion}` cannot be held against {course.standard} any more")
    elif not proof.is_met:
        found.append(
            f"{proof.needed} later measurements in a row have to meet `{proof.criterion.text}`, and of {len(proof.later)} that "
            f"began after {course.done_on} the newest {proof.meeting} do"
        )
    if not folded(confirmed_by):
        found.append("nobody confirms it")
    elif any(same_person(confirmed_by, doer) for doer in course.doers):
        found.append(f"{confirmed_by} owns it or did it, so a second person has to confirm it")
    found += [f"{one.standard}, which must not suffer, got worse" for one in proof.balances if one.is_worse]
    found += [f"{one.standard}, which must not suffer, was not measured since" for one in proof.balances if one.is_unmeasured]
    return tuple(found)


def _newest_meeting(points: tuple[Point, ...], criterion: Target | None) -> int:
    """How many of the newest points in a row meet a criterion."""
    return sum(1 for _ in takewhile(lambda point: criterion is not None and criterion.holds(point.value), reversed(points)))


def _balance(name: str, process: Process | None, done: date) -> Balance:
    if process is None:
        return Balance(name, None, None)
    before, later = _sides(process, done)
    return Balance(name, process, compared(process, before, later))


def _sides(process: Process, done: date) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points that had ended before a day, and those that began after it; a period in which it falls is of neither."""
    pairs = tuple(zip(process.periods, process.points, strict=True))
    before = tuple(point for period, point in pairs if period.end < done)
    return before[-MOST_BEFORE:], tuple(point for period, point in pairs if period.start > done)
