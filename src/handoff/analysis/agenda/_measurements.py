"""Measurements that are overdue, have fallen due or will: of each standard the oldest period that is still owed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from handoff.analysis._overdue import owed
from handoff.analysis.agenda.tasks import Task, TaskState
from handoff.analysis.judged import Bucket, Holdings
from handoff.analysis.periods import Period, due_on, overdue_from, period_of, previous_period
from handoff.analysis.pooling import verdict_of
from handoff.analysis.speaking import owner_of, speakers_of
from handoff.analysis.waiving import covering, in_force
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.standard import Cadence, Standard


def measurements(organisation: Organisation, holdings: Holdings, as_of: date) -> Iterator[Task]:
    """The next measurement of each standard that can be judged; an event is never due."""
    buckets: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        buckets.setdefault(bucket.standard, []).append(bucket)
    speakers, waivers = speakers_of(organisation), in_force(organisation, holdings.waivers)
    for standard in organisation.standards:
        cadence = standard.cadence
        if cadence is not None and cadence != "event" and standard.promises:
            name = standard.name
            last = _last_answered(standard, buckets.get(name, ()))
            period = owed(standard, last, as_of, cadence, waivers.get(name, ()))
            if period is not None:
                newest = _newest_owed(period, as_of, cadence, waivers.get(name, ()))
                yield _task(speakers, standard, period, newest, as_of)


def _last_answered(standard: Standard, buckets: Sequence[Bucket]) -> Period | None:
    for period in sorted({bucket.period for bucket in buckets}, reverse=True):
        if verdict_of(standard, (bucket for bucket in buckets if bucket.period == period)) != "unmeasured":
            return period
    return None


def _newest_owed(oldest: Period, as_of: date, cadence: Cadence, waivers: tuple[Granted, ...]) -> Period:
    """The last period that is over and not waived, at least the oldest one that is owed."""
    period = previous_period(period_of(as_of, cadence), cadence)
    while period > oldest and covering(waivers, period.end) is not None:
        period = previous_period(period, cadence)
    return max(period, oldest)


def _task(speakers: Mapping[str, str], standard: Standard, period: Period, newest: Period, as_of: date) -> Task:
    several = f" to {newest.label}" if newest > period else ""
    return Task(
        "measurement",
        state_of(period, as_of),
        standard.name,
        owner_of(speakers, standard),
        f"measure {period.label}{several}",
        due_on(period),
        period.label,
        (standard.department,),
        standard.stands_above_percentages,
    )


def state_of(period: Period, as_of: date) -> TaskState:
    """How a period stands that nobody has measured yet."""
    if as_of >= overdue_from(period):
        return "overdue"
    return "due" if as_of >= due_on(period) else "coming"
