"""From what a person did, saw or decided of an action to its next step in the ledger, or why it is refused."""

from datetime import date

from msgspec import Struct

from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.proof import Proof, lacking_of, proof_of
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, ActionStep, Outcome
from handoff.model.problem import Fault
from handoff.workspace.opening import Workspace
from handoff.workspace.remedying import processes, said_fault, standing


class Move(Struct, frozen=True):
    """What someone says of an action: the step, which action, and what was done, seen or decided."""

    step: ActionStep
    action: str
    statement: str
    on: date
    by: str = ""
    due: date | None = None
    outcome: Outcome | None = None
    confirmed_by: str = ""
    evidence: tuple[Evidence, ...] = ()


def moved_action(workspace: Workspace, move: Move, by: str, today: date) -> Action | Fault:
    """The next step of an action, or why not; ``by`` is who records it."""
    flags = (("--done-by", move.by), ("--confirmed-by", move.confirmed_by))
    fault = said_fault("What there is to say", move.statement, flags, move.on, today)
    course = fault or standing(workspace, today).course(move.action)
    if isinstance(course, Fault):
        return course
    confirmed_by = (move.confirmed_by or by) if move.step == "close" else ""
    refused = _too_early(course, move) or _closed(course) or _unfit(course, move)
    if refused is None and move.outcome == "effective":
        refused = _unproven(proof_of(course, processes(workspace, move.on)), confirmed_by)
    if refused is not None:
        return refused
    return Action(
        stated_on=move.on,
        step=move.step,
        action=course.id,
        standard=course.standard,
        statement=move.statement,
        due=move.due,
        by=move.by or None,
        outcome=move.outcome,
        confirmed_by=confirmed_by or None,
        evidence=move.evidence,
    )


def _too_early(course: Course, move: Move) -> Fault | None:
    planned = course.plan.stated_on
    if move.on >= planned:
        return None
    why = "What an action will change is predicted before anybody acts; afterwards it is a story."
    return Fault(f"The action {course.id[:8]} was planned on {planned}, after {move.on}.", why, "Give the day with --on.")


def _closed(course: Course) -> Fault | None:
    if course.closed is None:
        return None
    closed = course.closed.action
    why = f"It was closed as {closed.outcome} on {closed.stated_on}: {closed.statement}"
    return Fault(f"The action {course.id[:8]} is closed.", why, "For another try plan another action: `handoff action open`.")


def _unfit(course: Course, move: Move) -> Fault | None:
    """Why a step does not come after those before it."""
    name = course.id[:8]
    if move.step == "extend" and (move.due is None or (course.due is not None and move.due <= course.due)):
        return Fault(f"The action {name} is due on {course.due} already.", "More time ends later.", "Give a later --due.")
    if move.step == "extend" and course.done:
        why = "What is done waits for its measurements, not for more time."
        return Fault(f"The action {name} was done on {course.done_on}.", why, f"See how they go: handoff action check {name}")
    if move.step == "check" and not course.done:
        why = "There is nothing to check yet."
        return Fault(f"The action {name} was not done.", why, f'Do it, then say so: handoff action do {name} "…"')
    return None


def _unproven(proof: Proof, confirmed_by: str) -> Fault | None:
    """Why an action is not closed as effective: everything that lacks, at once."""
    lacking = lacking_of(proof, confirmed_by)
    if not lacking:
        return None
    name = proof.course.id[:8]
    return Fault(
        f"The action {name} is not proved to be effective: {'; '.join(lacking)}.",
        "An action works when its own prediction comes true, somebody else sees it, and nothing else got worse for it.",
        f"Wait for more measurements (`handoff action check {name}` shows them), or close it with --ineffective --because TEXT.",
    )
