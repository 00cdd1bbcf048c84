"""From what a person plans or does to a step of an action in the ledger, or why it is refused."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from handoff.analysis.agenda import days_by_risk
from handoff.analysis.names import find_standard, short_names
from handoff.analysis.process import Process
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.criteria import criterion_of, usual_criterion, usually_expected
from handoff.analysis.remedies.owning import owned_elsewhere
from handoff.analysis.remedies.remedies import FEWEST_DIGITS, Remedies
from handoff.analysis.speaking import speaker
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, ActionKind
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import quoted
from handoff.workspace.opening import Workspace
from handoff.workspace.remedying import place_fault, processes, said_fault, standing


class Plan(Struct, frozen=True):
    """What someone wants to do: for which finding or standard, who owns it, by when, and what it will change."""

    about: str
    statement: str
    on: date
    standard: str = ""
    kind: ActionKind = "corrective"
    department: str = ""
    owner: str = ""
    due: date | None = None
    prediction: str = ""
    criterion: str = ""
    measurements: int | None = None
    expected_by: date | None = None
    balances: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class _Ground(Struct, frozen=True):
    """What an action stands on: its finding, if it has one, its standard with its process, and its department."""

    case: Case | None
    standard: Standard
    process: Process
    department: str


def opened_action(workspace: Workspace, plan: Plan, today: date) -> Action | Fault:
    """The action that is planned, or why not."""
    fault = said_fault("What shall be done", plan.statement, (("--owner", plan.owner),), plan.on, today)
    ground = fault or _ground(workspace, plan, standing(workspace, today), processes(workspace, today))
    if isinstance(ground, Fault):
        return ground
    organisation, thresholds = workspace.organisation, workspace.settings.thresholds
    owner = plan.owner or _usual_owner(organisation, ground)
    refused = _owner_fault(organisation, ground.department, owner)
    balances = _balances(organisation, plan, ground.standard)
    criterion = criterion_of(plan.criterion or usual_criterion(ground.process), ground.process)
    due = plan.due or plan.on + days_by_risk(thresholds, ground.case.severity if ground.case else "minor")
    measurements = plan.measurements or thresholds.later_measurements
    expected = plan.expected_by or usually_expected(due, measurements, ground.standard.cadence)
    refused = refused or _days_fault(plan.on, due, expected)
    for wrong in (refused, balances, criterion):
        if isinstance(wrong, Fault):
            return wrong
    if isinstance(balances, Fault) or isinstance(criterion, Fault):
        raise TypeError("a fault has been given back already")
    return Action(
        stated_on=plan.on,
        step="open",
        finding=ground.case.id if ground.case else None,
        standard=ground.standard.name,
        kind=plan.kind,
        department=ground.department,
        owner=owner,
        statement=plan.statement,
        prediction=plan.prediction or None,
        criterion=criterion.text,
        measurements=measurements,
        expected_by=expected,
        balances=balances,
        due=due,
        evidence=plan.evidence,
    )


def _ground(workspace: Workspace, plan: Plan, known: Remedies, process_named: Callable[[str], Process | None]) -> _Ground | Fault:
    case = _case(known, plan.about)
    if isinstance(case, Fault):
        return case
    named = plan.standard or (case.opened.standard if case else plan.about)
    if not named:
        why = "An action proves itself by later measurements of a standard."
        return Fault(f"The finding {plan.about[:8]} is about an output.", why, "Say by which standard, with --standard.")
    standard = find_standard(workspace.organisation, named)
    if isinstance(standard, Fault):
        return standard
    department = plan.department or (case.caused_at if case else "") or standard.department
    fault = place_fault(workspace.organisation, department) or _elsewhere(department, case)
    process = fault or process_named(standard.name)
    if isinstance(process, Fault):
        return process
    if process is None:
        why = "Without a measure and a target nobody could see whether it worked."
        return Fault(
            f"{standard.name} cannot prove an action.", why, f"Complete it in {standard.place.path}, or name another standard."
        )
    return _Ground(case, standard, process, department)


def _case(known: Remedies, about: str) -> Case | Fault | None:
    """The open finding that an id means; None where it is no id, so that a standard is meant."""
    case = known.case(about)
    if isinstance(case, Fault):
        return case if len(about) >= FEWEST_DIGITS and set(about) <= set("0123456789abcdef") else None
    if case.closed is None:
        return case
    why = f"It was closed on {case.closed.finding.stated_on}, as {case.state}."
    return Fault(f"The finding {case.id[:8]} needs no action any more.", why, "Was it seen again? Open a finding with --repeats.")


def _elsewhere(department: str, case: Case | None) -> Fault | None:
    if case is None or not case.caused_at or department.partition("/")[0] == case.caused_at.partition("/")[0]:
        return None
    why = f"It was caused at {case.caused_at}; who has not caused it can only keep the mess away."
    fix = f"Leave --department out, or tell another cause: handoff finding cause {case.id[:8]} … --caused-at {department}"
    return Fault(f"{department} did not cause the finding {case.id[:8]}.", why, fix)


def _usual_owner(organisation: Organisation, ground: _Ground) -> str:
    """The standard's owner where its own department acts, else whoever speaks for the one that does."""
    own = ground.department.partition("/")[0]
    if own == ground.standard.department and ground.standard.owner:
        return ground.standard.owner
    return next((speaker(one) or one.name for one in organisation.everyone if one.id == own), own)


def _owner_fault(organisation: Organisation, department: str, owner: str) -> Fault | None:
    """Why a role cannot own it: it answers for another department, and for nothing of this one."""
    places = owned_elsewhere(organisation, department, owner)
    if not places:
        return None
    own = department.partition("/")[0]
    return Fault(
        f"{quoted(owner)} belongs to {', '.join(sorted(places))}, not to {own}, which caused it.",
        "Who owns an action must be able to change what went wrong.",
        "Name a role of that department with --owner, or leave it out.",
    )


def _balances(organisation: Organisation, plan: Plan, standard: Standard) -> tuple[str, ...] | Fault:
    found = []
    for name in plan.balances:
        other = find_standard(organisation, name)
        if isinstance(other, Fault):
            return other
        if other == standard:
            short = short_names(organisation)[other.name]
            why = "It is the standard that the action proves itself by."
            return Fault(f"{short} cannot balance itself.", why, "Name one that could suffer, such as its quality or its cost.")
        found.append(other.name)
    return tuple(dict.fromkeys(found))


def _days_fault(on: date, due: date, expected: date) -> Fault | None:
    if due < on:
        return Fault(f"It would be due on {due}, before it is planned.", "Nobody could keep that.", "Give a later --due.")
    if expected <= due:
        why = "The measurements that prove it begin after it is done."
        return Fault(f"It cannot have proved itself by {expected}, as it is due on {due}.", why, "Give a later --expected-by.")
    return None


def course_after(known: Remedies, action: Action, first_id: str) -> Course | None:
    """The action of a step that was just recorded."""
    return next((course for course in known.courses if course.id == (action.action or first_id)), None)
