"""Findings and actions as they stand, for machines."""

from datetime import date

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.analysis.remedies.cases import Case, State, earlier_alike
from handoff.analysis.remedies.courses import Course, Stage
from handoff.analysis.remedies.proof import Proof
from handoff.analysis.remedies.remedies import Remedies
from handoff.analysis.statistics.comparison import Comparison
from handoff.model.improving import ActionKind, Cause, Grade, Outcome


class CaseFacts(Struct, frozen=True):
    """A finding for machines; ``about`` is its standard's full name or its output's; what nobody said yet is null."""

    id: str
    state: State
    about: str
    severity: Grade
    kind: str | None
    found_on: str
    found_by: str
    found_at: str
    caused_at: str
    statement: str
    containment: str | None
    cause: str | None
    cause_of: Cause | None
    method: str | None
    closed_on: str | None
    confirmed_by: str | None
    repeats: str | None
    alike: tuple[str, ...]
    actions: tuple[str, ...]
    open_actions: tuple[str, ...]


class BalanceFacts(Struct, frozen=True):
    """A standard that must not suffer; ``change`` is null where it is not charted."""

    standard: str
    change: Comparison | None
    worse: bool


class CourseFacts(Struct, frozen=True):
    """An action for machines.

    ``meeting`` of ``later`` measurements, the newest in a row, meet the criterion; ``needed`` have to.  ``already`` counts the
    newest before it that met it too: where they are as many as needed, and nothing is better since, ``met_before``: to meet it
    proves nothing.  ``change`` compares those since with those before.  ``predicted_late``: what it predicts was recorded only
    after the day on which it was done.
    """

    id: str
    stage: Stage
    outcome: Outcome | None
    finding: str | None
    standard: str
    kind: ActionKind | None
    department: str | None
    owner: str | None
    statement: str
    prediction: str | None
    criterion: str | None
    needed: int
    later: int
    meeting: int
    met: bool
    already: int
    met_before: bool
    expected_by: date | None
    due: date | None
    extended: int
    overdue: bool
    done_on: date | None
    done_by: tuple[str, ...]
    confirmed_by: str | None
    predicted_late: bool
    change: Comparison | None
    balances: tuple[BalanceFacts, ...]


def found_by(case: Case) -> str:
    """Who has found it: whom it names, else who recorded it."""
    return case.first.by or case.opened.act.recorded_by


def prediction_text(course: Course) -> str:
    """What an action said it would change, by when and how that is seen."""
    plan = course.plan
    count = counted(plan.measurements or 1, "later measurement")
    row = " in a row" if (plan.measurements or 1) > 1 else ""
    said = f"{plan.prediction.rstrip('.')}; " if plan.prediction else ""
    return f"{said}{count}{row} meet `{plan.criterion}` by {plan.expected_by}."


def case_facts(case: Case, known: Remedies) -> CaseFacts:
    """A finding as it stands, for machines."""
    explained, closed = case.explained.finding if case.explained else None, case.closed.finding if case.closed else None
    return CaseFacts(
        id=case.id,
        state=case.state,
        about=case.about,
        severity=case.severity,
        kind=case.first.kind,
        found_on=case.first.stated_on.isoformat(),
        found_by=found_by(case),
        found_at=case.found_at,
        caused_at=case.caused_at,
        statement=case.first.statement,
        containment=case.contained.finding.statement if case.contained else None,
        cause=explained.statement if explained else None,
        cause_of=case.cause,
        method=explained.method if explained else None,
        closed_on=closed.stated_on.isoformat() if closed else None,
        confirmed_by=closed.confirmed_by if closed else None,
        repeats=case.repeats,
        alike=tuple(one.id for one in earlier_alike(case, known.cases)),
        actions=tuple(course.id for course in case.actions),
        open_actions=tuple(course.id for course in case.acting),
    )


def course_facts(proof: Proof, as_of: date) -> CourseFacts:
    """An action as it stands, for machines."""
    course, plan = proof.course, proof.course.plan
    closed = course.closed.action if course.closed else None
    return CourseFacts(
        id=course.id,
        stage=course.stage,
        outcome=closed.outcome if closed else None,
        finding=plan.finding,
        standard=course.standard,
        kind=plan.kind,
        department=plan.department,
        owner=plan.owner,
        statement=plan.statement,
        prediction=plan.prediction,
        criterion=plan.criterion,
        needed=proof.needed,
        later=len(proof.later),
        meeting=proof.meeting,
        met=proof.is_met,
        already=proof.already,
        met_before=proof.was_met_before,
        expected_by=plan.expected_by,
        due=course.due,
        extended=len(course.extended),
        overdue=course.is_overdue(as_of),
        done_on=course.done_on,
        done_by=tuple(one.action.by or one.act.recorded_by for one in course.done),
        confirmed_by=closed.confirmed_by if closed else None,
        predicted_late=course.is_predicted_late,
        change=proof.change,
        balances=tuple(BalanceFacts(one.standard, one.change, one.is_worse) for one in proof.balances),
    )
