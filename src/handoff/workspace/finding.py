"""From what a person says of a finding to a step of it in the ledger, or why it is refused."""

from datetime import date

from msgspec import Struct

from handoff.analysis.names import find_subject
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.remedies import Remedies
from handoff.model.evidence import Evidence
from handoff.model.improving import Cause, Finding, FindingStep, Grade
from handoff.model.organisation import Output
from handoff.model.person import folded, same_person
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import quoted
from handoff.workspace.opening import Workspace
from handoff.workspace.remedying import place_fault, said_fault, standing


class Seen(Struct, frozen=True):
    """What someone has found: about which standard or output, where, of which kind, how grave; '' and None are for the defaults."""

    about: str
    statement: str
    on: date
    found_at: str = ""
    caused_at: str = ""
    kind: str = ""
    severity: Grade | None = None
    by: str = ""
    repeats: str = ""
    evidence: tuple[Evidence, ...] = ()


class Told(Struct, frozen=True):
    """What someone tells of a finding: the step, which finding, and what was done or found out."""

    step: FindingStep
    finding: str
    statement: str
    on: date
    caused_at: str = ""
    cause: Cause | None = None
    method: str = ""
    repeats: str = ""
    withdrawn: bool = False
    confirmed_by: str = ""
    evidence: tuple[Evidence, ...] = ()


def opened_finding(workspace: Workspace, seen: Seen, today: date) -> Finding | Fault:
    """The finding that is opened, or why not."""
    organisation = workspace.organisation
    fault = said_fault("What was seen", seen.statement, (("--found-by", seen.by), ("--kind", seen.kind)), seen.on, today)
    fault = fault or place_fault(organisation, seen.found_at) or place_fault(organisation, seen.caused_at)
    subject = fault or find_subject(organisation, seen.about)
    if isinstance(subject, Fault):
        return subject
    if not isinstance(subject, (Standard, Output)):
        fix = f"Name what {subject.id} promised or handed over; `handoff show {subject.id}` lists it."
        return Fault(
            f"{quoted(seen.about)} is neither a standard nor an output.", "A finding is about something that was promised.", fix
        )
    again = standing(workspace, today).case(seen.repeats) if seen.repeats else None
    if isinstance(again, Fault):
        return again
    return Finding(
        stated_on=seen.on,
        step="open",
        standard=subject.name if isinstance(subject, Standard) else None,
        output=subject.path if isinstance(subject, Output) else None,
        found_at=seen.found_at or subject.department,
        caused_at=seen.caused_at or subject.department,
        kind=seen.kind or None,
        severity=seen.severity or _usual_severity(subject),
        statement=seen.statement,
        by=seen.by or None,
        repeats=again.id if again else None,
        evidence=seen.evidence,
    )


def told_finding(workspace: Workspace, told: Told, by: str, today: date) -> Finding | Fault:
    """The next step of a finding, or why not."""
    flags = (("--confirmed-by", told.confirmed_by), ("--method", told.method))
    fault = said_fault("What there is to say", told.statement, flags, told.on, today)
    fault = fault or place_fault(workspace.organisation, told.caused_at)
    known = standing(workspace, today)
    case = fault or known.case(told.finding)
    again = known.case(told.repeats) if told.repeats else None
    if isinstance(case, Fault):
        return case
    if isinstance(again, Fault):
        return again
    refused = _too_early(case, told) or _closed(case)
    if refused is None and told.step == "close" and not told.withdrawn:
        refused = _unproven(case, told, by)
    if refused is not None:
        return refused
    return Finding(
        stated_on=told.on,
        step=told.step,
        finding=case.id,
        standard=case.opened.standard or None,
        output=case.first.output,
        caused_at=told.caused_at or None,
        statement=told.statement,
        repeats=again.id if again else None,
        cause=told.cause,
        method=told.method or None,
        outcome=None if told.step != "close" else "withdrawn" if told.withdrawn else "solved",
        confirmed_by=(told.confirmed_by or by) if told.step == "close" else None,
        evidence=told.evidence,
    )


def _usual_severity(subject: Standard | Output) -> Grade:
    return "critical" if isinstance(subject, Standard) and subject.stands_above_percentages else "minor"


def _too_early(case: Case, told: Told) -> Fault | None:
    if told.on >= case.first.stated_on:
        return None
    why = f"It was found on {case.first.stated_on}."
    return Fault(f"On {told.on} nobody knew of the finding {case.id[:8]} yet.", why, "Give the day on which it was done with --on.")


def _closed(case: Case) -> Fault | None:
    if case.closed is None:
        return None
    fix = f'Was it seen again? handoff finding open {case.about} "…" --repeats {case.id[:8]}'
    return Fault(f"The finding {case.id[:8]} was closed on {case.closed.finding.stated_on}.", "What is closed stays closed.", fix)


def _unproven(case: Case, told: Told, by: str) -> Fault | None:
    """Why a finding is not solved yet: everything that lacks, at once."""
    lacking = tuple(_lacking(case, told, told.confirmed_by or by))
    if not lacking:
        return None
    return Fault(
        f"The finding {case.id[:8]} is not closed: {'; '.join(what for what, _ in lacking)}.",
        "What is closed without proof comes back.",
        "\n".join(dict.fromkeys(fix for _, fix in lacking)),
    )


def _lacking(case: Case, told: Told, confirmed_by: str) -> list[tuple[str, str]]:
    name, found = case.id[:8], []
    if case.explained is None:
        found.append(("nobody has said its cause", f'handoff finding cause {name} "…" --of method'))
    found += [
        (f"its action {one.id[:8]} is open", f"handoff action check {one.id[:8]}, then close it as effective or ineffective.")
        for one in case.acting
    ]
    if not case.actions and not told.evidence:
        found.append(
            ("it has neither an action nor evidence", f'handoff action open {name} "…", or close it with --evidence FILE.')
        )
    if case.actions and not case.acting and not any(one.is_effective for one in case.actions):
        found.append(("none of its actions was effective", f'Plan another one: handoff action open {name} "…"'))
    acted = [doer for one in case.actions for doer in one.doers]
    acted += [case.contained.act.recorded_by] if case.contained else []
    if any(same_person(confirmed_by, one) for one in acted) or not folded(confirmed_by):
        found.append((f"{confirmed_by} acted on it", "Let somebody else confirm it, and name them with --confirmed-by."))
    return found


def case_after(known: Remedies, finding: Finding, first_id: str) -> Case | None:
    """The finding of a step that was just recorded."""
    return next((case for case in known.cases if case.id == (finding.finding or first_id)), None)
