"""Findings and actions in a report: what is overdue, twice extended or there again first, and whether each action worked."""

from collections.abc import Mapping

from handoff.analysis.figures import counted
from handoff.analysis.process_figures import brief_change
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.facts import CaseFacts, CourseFacts, case_facts, course_facts
from handoff.analysis.remedies.proof import Proof
from handoff.analysis.remedies.remedied import Remedied, is_repeated
from handoff.page import Block, Cell, Column, Note, Table, Text, Tone

_ID = 8
_STATES: Mapping[str, Tone] = {"open": "warn", "contained": "warn", "explained": "warn", "solved": "good", "withdrawn": "quiet"}


def remedy_blocks(found: Remedied, short: Mapping[str, str]) -> tuple[Block, ...]:
    """A row a finding, a row an action with what was measured since; nothing where there is neither."""
    if not (found.cases or found.proofs):
        return ()
    findings = (_findings(found, short),) if found.cases else ()
    actions = (_actions(found, short),) if found.proofs else ()
    return (Text("What was found, and what is done about it?", heading=True), *_standing_out(found), *findings, *actions)


def finding_facts(found: Remedied) -> tuple[CaseFacts, ...]:
    """The findings, for machines."""
    return tuple(case_facts(case, found.known) for case in found.cases)


def action_facts(found: Remedied) -> tuple[CourseFacts, ...]:
    """The actions, for machines."""
    return tuple(course_facts(proof, found.as_of) for proof in found.proofs)


def _standing_out(found: Remedied) -> tuple[Note, ...]:
    """One note of what should not be overlooked."""
    parts = (
        (len(found.overdue), "action is overdue", "actions are overdue"),
        (len(found.stretched), "was given more time twice or oftener", "were given more time twice or oftener"),
        (len(found.repeated), "finding has been there before", "findings have been there before"),
    )
    said = "; ".join(counted(number, one, many) for number, one, many in parts if number)
    return (Note(f"{said}. `handoff due` says who has to do what."),) if said else ()


def _findings(found: Remedied, short: Mapping[str, str]) -> Table:
    titles = ("finding", "about", "what was seen", "severity", "state", "found at", "caused at", "on")
    return Table("findings", "Findings", tuple(map(Column, titles)), tuple(_finding(case, found, short) for case in found.cases))


def _finding(case: Case, found: Remedied, short: Mapping[str, str]) -> tuple[Cell, ...]:
    again = is_repeated(case, found.known)
    return (
        Cell(case.id[:_ID], "strong", whole=case.id),
        Cell(short.get(case.about, case.about), whole=case.about),
        Cell(case.first.statement),
        Cell(case.severity, "bad" if case.severity == "critical" and case.is_open else "plain"),
        Cell(f"{case.state}, there again" if again else case.state, "bad" if again and case.is_open else _STATES[case.state]),
        Cell(case.found_at),
        Cell(case.caused_at),
        Cell(str(case.first.stated_on)),
    )


def _actions(found: Remedied, short: Mapping[str, str]) -> Table:
    columns = (
        Column("action"),
        Column("for"),
        Column("what"),
        Column("who"),
        Column("stands"),
        Column("criterion"),
        Column("since against before"),
        Column("finding", need="sheet"),
    )
    return Table("actions", "Actions", columns, tuple(_action(proof, found, short) for proof in found.proofs))


def _action(proof: Proof, found: Remedied, short: Mapping[str, str]) -> tuple[Cell, ...]:
    course, plan = proof.course, proof.course.plan
    return (
        Cell(course.id[:_ID], "strong", whole=course.id),
        Cell(short.get(course.standard, course.standard), whole=course.standard),
        Cell(plan.statement),
        Cell(plan.owner or ""),
        _stands(course, found),
        Cell(_criterion(proof), "warn" if proof.was_met_before else "plain"),
        Cell(brief_change(proof.process, proof.change)),
        Cell((plan.finding or "")[:_ID], whole=plan.finding or ""),
    )


def _criterion(proof: Proof) -> str:
    """What it has to meet, how far it does, and whether that was so before, or was said only when it could be known."""
    course, criterion = proof.course, proof.course.plan.criterion or ""
    parts = (
        f"{proof.meeting} in a row of {proof.needed}" if course.done else "",
        f"{proof.already} before it too" if proof.was_met_before else "",
        "said after it was done" if course.is_predicted_late else "",
    )
    said = ", ".join(filter(None, parts))
    return f"{criterion}: {said}" if said else criterion


def _stands(course: Course, found: Remedied) -> Cell:
    """Where it stands, by which day it has to move on, and how often that day was moved."""
    if course.closed:
        outcome = course.closed.action.outcome or "closed"
        return Cell(outcome, "good" if course.is_effective else "quiet")
    day = course.plan.expected_by if course.done else course.due
    more = f", given more time {counted(len(course.extended), 'time')}" if course.is_stretched else ""
    overdue = course.is_overdue(found.as_of)
    words = f"{course.stage}: {'overdue since' if overdue else 'until'} {day}{more}"
    return Cell(words, "bad" if overdue else "warn" if more else "plain")
