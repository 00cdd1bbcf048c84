"""Findings that wait for their next step, and actions that are to be done or to prove themselves."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from handoff.analysis.agenda.tasks import Task, TaskState
from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.remedies import Remedies, remedies
from handoff.analysis.speaking import speaker_for, speakers_of
from handoff.model.improving import Grade
from handoff.model.organisation import Organisation
from handoff.model.settings import Thresholds

_ID = 8


def findings_and_actions(organisation: Organisation, holdings: Holdings, as_of: date) -> Iterator[Task]:
    """The next step of each open finding on which no action is under way, and of each open action."""
    if not (holdings.findings or holdings.actions):
        return
    known, speakers = remedies(holdings), speakers_of(organisation)
    for case in known.cases:
        if case.is_open and not case.acting:
            yield _finding(organisation, speakers, case, as_of)
    for course in known.courses:
        if course.is_open:
            yield _action(known, course, as_of)


def days_by_risk(thresholds: Thresholds, grade: Grade) -> timedelta:
    """In how many days something of a severity is to be acted on."""
    days = {"critical": thresholds.days_when_critical, "major": thresholds.days_when_major, "minor": thresholds.days_when_minor}
    return timedelta(days=days[grade])


def _finding(organisation: Organisation, speakers: Mapping[str, str], case: Case, as_of: date) -> Task:
    """Its next step, by a day that its severity says, counted from the one on which it was found."""
    day = case.first.stated_on + days_by_risk(organisation.settings.thresholds, case.severity)
    worked = any(course.is_effective for course in case.actions)
    step = "find its cause" if case.explained is None else "close it, with proof" if worked else "act on its cause"
    return Task(
        "finding",
        _state(day, as_of),
        case.about,
        speaker_for(speakers, case.caused_at),
        f"{step}: {case.first.statement} ({case.id[:_ID]})",
        day,
        case.id,
        tuple(dict.fromkeys((party_of(case.caused_at), case.about.partition("/")[0]))),
        case.severity == "critical",
    )


def _action(known: Remedies, course: Course, as_of: date) -> Task:
    plan, case = course.plan, known.case_of(course)
    day = plan.expected_by if course.done else course.due
    if course.done:
        step = "see whether it worked, and close it"
    else:
        step = f"do it (given more time {len(course.extended)} times)" if course.is_stretched else "do it"
    return Task(
        "action",
        _state(day, as_of) if day else "due",
        course.standard,
        plan.owner or "",
        f"{step}: {plan.statement} ({course.id[:_ID]})",
        day,
        course.id,
        tuple(dict.fromkeys((party_of(plan.department or ""), course.standard.partition("/")[0]))),
        case is not None and case.severity == "critical",
    )


def _state(day: date, as_of: date) -> TaskState:
    return "overdue" if day < as_of else "due" if day == as_of else "coming"
