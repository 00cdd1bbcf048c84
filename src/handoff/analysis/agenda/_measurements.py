"""Measurements that are overdue, have fallen due or will: of each standard one task, for every period that is still owed."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from handoff.analysis.agenda.tasks import Task, TaskState
from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.outstanding import outstanding
from handoff.analysis.periods import Period, Stretch, due_on, named, overdue_from
from handoff.analysis.speaking import owner_of, speakers_of
from handoff.analysis.waiving import in_force
from handoff.model.organisation import Organisation


def measurements(organisation: Organisation, holdings: Holdings, as_of: date) -> Iterator[Task]:
    """What is to be measured of each standard that can be judged; an event is never due."""
    buckets: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        buckets.setdefault(bucket.standard, []).append(bucket)
    speakers, waivers = speakers_of(organisation), in_force(organisation, holdings.waivers)
    for standard in organisation.standards:
        name = standard.name
        found = outstanding(standard, buckets.get(name, ()), as_of, waivers.get(name, ()))
        if found:
            who, first = owner_of(speakers, standard), standard.stands_above_percentages
            task = Task("measurement", "coming", name, who, "", None, departments=(standard.department,), first=first)
            yield to_measure(task, found, as_of)


def to_measure(task: Task, found: tuple[Stretch, ...], as_of: date) -> Task:
    """A measurement's task by the stretches that are owed: those that have ended, as late as the oldest, or the one to come."""
    ended = tuple(stretch for stretch in found if stretch.due_since <= as_of) or found[:1]
    oldest = ended[0]
    state = state_of(oldest.first, as_of)
    return replace(
        task,
        state=state,
        what=f"measure {named(ended)}",
        day=oldest.due_since,
        key=oldest.first.label,
        overdue_since=oldest.overdue_from if state == "overdue" else None,
    )


def state_of(period: Period, as_of: date) -> TaskState:
    """How a period stands that nobody has measured yet."""
    if as_of >= overdue_from(period):
        return "overdue"
    return "due" if as_of >= due_on(period) else "coming"
