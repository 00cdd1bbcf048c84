"""The answer to ``handoff action``: how an action stands, what was measured since against before, and what comes next."""

from datetime import date

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.analysis.process_figures import change_sentence
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.facts import CourseFacts, course_facts, prediction_text
from handoff.analysis.remedies.proof import Balance, Proof
from handoff.answers._pending import pending_text
from handoff.answers.found import Step
from handoff.page import Block, Note, Page, Text

_ID = 8


class ActedFacts(Struct, frozen=True):
    """A step of an action just recorded, and how the action stands with it."""

    version: int
    id: str
    act: str
    action: CourseFacts
    uncommitted: int | None


def acted_page(proof: Proof, step: Step, as_of: date) -> Page:
    """One screen: what is done, what it shall change, what was measured since, and the next step."""
    course, plan = proof.course, proof.course.plan
    stage = course.closed.action.outcome if course.closed else course.stage
    blocks: tuple[Block, ...] = (
        Text(plan.statement, "strong"),
        Text(f"{(plan.kind or 'action').capitalize()}, by {plan.owner} ({plan.department}), due {course.due}{_extended(course)}."),
        Text(f"Predicted: {prediction_text(course)}"),
        *_already(proof),
        *_since(proof),
        Text(f"Next: {next_step(proof)}"),
        Text(f"Recorded as {step.id[:_ID]}.{pending_text(step.path, step.uncommitted)}"),
    )
    title = f"Action {course.id[:_ID]} for {course.standard}: {stage}"
    return Page(title, blocks, ActedFacts(1, step.id, step.path, course_facts(proof, as_of), step.uncommitted))


def next_step(proof: Proof) -> str:
    """What is to be done next, with its command."""
    course = proof.course
    name = course.id[:_ID]
    if course.closed:
        of, after = course.plan.finding, ""
        if of:
            after = f'; see whether its finding can be closed: `handoff finding close {of[:_ID]} "…"`'
        return f"keep what works{after}." if course.is_effective else f"plan another try with what was learnt{after}."
    if not course.done:
        return f'do it until {course.due}, then `handoff action do {name} "…"`.'
    if proof.is_met and not any(one.is_worse or one.is_unmeasured for one in proof.balances):
        return (
            f"let somebody who neither owns nor did it confirm it: `handoff action close {name} --effective --confirmed-by NAME`."
        )
    return f"go on measuring {course.standard}; `handoff action check {name}` says how it goes."


def _extended(course: Course) -> str:
    return (
        f" (given more time {'once' if len(course.extended) == 1 else f'{len(course.extended)} times'})" if course.extended else ""
    )


def _already(proof: Proof) -> tuple[Note, ...]:
    """That its criterion asks for nothing that was not so before, where it does."""
    if not proof.was_met_before or proof.criterion is None:
        return ()
    met = counted(proof.already, "measurement")
    return (
        Note(f"The newest {met} before it met `{proof.criterion.text}` too: to meet it again does not show that anything changed."),
    )


def _since(proof: Proof) -> tuple[Block, ...]:
    """What was done, seen and decided, and what was measured since against before."""
    course = proof.course
    if not course.done:
        return ()
    lines: list[Block] = [
        Text(f"Done on {one.action.stated_on} by {one.action.by or one.act.recorded_by}: {one.action.statement}")
        for one in course.done
    ]
    text = proof.criterion.text if proof.criterion else course.plan.criterion
    later = counted(len(proof.later), "later measurement")
    of = f"The newest {proof.meeting} of {later} meet `{text}`; {proof.needed} in a row have to."
    lines += [Text(of), Text(f"Since against before: {change_sentence(proof.process, proof.change)}.")]
    lines += [_balance(one) for one in proof.balances]
    if course.is_predicted_late:
        recorded = course.opened.act.recorded_at[:10]
        lines.append(
            Note(f"What it predicts was recorded on {recorded}, after it was done: an auditor will ask who knew what by then.")
        )
    if course.closed:
        closed = course.closed.action
        lines.append(Text(f"Closed as {closed.outcome}, confirmed by {closed.confirmed_by}: {closed.statement}"))
    return tuple(lines)


def _balance(balance: Balance) -> Block:
    said = f"{balance.standard}, which must not suffer: {change_sentence(balance.process, balance.change)}."
    return Note(said, "bad") if balance.is_worse else Text(said)
