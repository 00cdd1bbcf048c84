"""What is to be done, by whom, worst first: measurements, findings, actions, agreements, waivers, talks, the commitment."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from handoff.analysis.agenda._agreements import agreements, never_given
from handoff.analysis.agenda._measurements import measurements, to_measure
from handoff.analysis.agenda._meetings import commitment, talks
from handoff.analysis.agenda._remedies import days_by_risk, findings_and_actions
from handoff.analysis.agenda._waivers import ended_checks, waivers
from handoff.analysis.agenda.tasks import KINDS, STATES, Task, days_late
from handoff.analysis.holdings import Holdings
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.analysis.speaking import speaker
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.person import same_person
from handoff.model.problem import Fault
from handoff.model.text import quoted

__all__ = [
    "Agenda",
    "Matter",
    "agenda",
    "days_by_risk",
    "ended_checks",
    "measurements",
    "to_measure",
    "unknown_owner",
    "worst_first",
]


class Matter(Struct, frozen=True):
    """What is asked: the day, how many days ahead, and whose tasks ('': everybody's)."""

    as_of: date
    within: timedelta
    owner: str = ""
    department: str = ""


class Agenda(Struct, frozen=True):
    """The tasks up to a day, worst first; ``coming`` is the first one after it, ``unsigned`` counts what the site's level does not
    ask for yet.
    """

    matter: Matter
    tasks: tuple[Task, ...]
    coming: Task | None
    unsigned: int

    @property
    def until(self) -> date:
        """The last day that was looked at."""
        return self.matter.as_of + self.matter.within


def agenda(organisation: Organisation, holdings: Holdings, needed: Iterable[Granted], matter: Matter) -> Agenda:
    """Everything to be done; ``needed`` are waivers of checks that have ended and still cover a finding."""
    as_of = matter.as_of
    known = (
        *measurements(organisation, holdings, as_of),
        *findings_and_actions(organisation, holdings, as_of),
        *agreements(organisation, holdings, as_of),
        *waivers(organisation, holdings, needed, as_of, matter.within),
        *talks(organisation, as_of),
        *commitment(organisation, as_of),
    )
    mine = [task for task in known if _is_of(task, matter)]
    last = as_of + matter.within
    later = [(task.day, task.about, task.key, task) for task in mine if task.day is not None and task.day > last]
    return Agenda(
        matter,
        tuple(sorted((task for task in mine if task.day is None or task.day <= last), key=lambda task: worst_first(task, as_of))),
        min(later, key=lambda one: one[:3])[3] if later else None,
        0 if matter.owner or matter.department else never_given(organisation, holdings),
    )


def unknown_owner(organisation: Organisation, owner: str) -> Fault | None:
    """Why nobody can be meant by a role; a typo would give an empty list that looks fine."""
    named = {standard.owner for standard in organisation.standards}
    named |= {name for one in organisation.everyone for name in (speaker(one), one.name)}
    if organisation.commitment is not None:
        named |= {organisation.commitment.role, organisation.commitment.signed_by}
    if not owner or any(same_person(owner, name) for name in named):
        return None
    meant = did_you_mean(nearest(owner, named - {""})) or "`handoff due` without --owner lists everybody's."
    return Fault(f"Nobody answers for anything as {quoted(owner)}.", "The list would be empty and look fine.", meant)


def _is_of(task: Task, matter: Matter) -> bool:
    mine = not matter.owner or same_person(task.who, matter.owner)
    return mine and (not matter.department or matter.department in task.departments)


def worst_first(task: Task, as_of: date) -> tuple[int, int, bool, int, int, str, str]:
    """What is late by what it is about and how late it is; what is still to come by its day, the soonest first."""
    left = (task.day - as_of).days if task.state == "coming" and task.day else 0
    return STATES.index(task.state), left, not task.first, KINDS.index(task.kind), -days_late(task, as_of), task.about, task.key
