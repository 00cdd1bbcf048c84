"""Measurements that are overdue, have fallen due or will: of each standard the oldest period that is still owed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from handoff.analysis._overdue import first_full_period, past_waivers, promised_since
from handoff.analysis.agenda.tasks import Task, TaskState
from handoff.analysis.judged import Bucket, Holdings
from handoff.analysis.periods import Period, due_on, next_period, overdue_from, period_of, previous_period
from handoff.analysis.pooling import verdict_of
from handoff.analysis.speaking import owner_of, speakers_of
from handoff.analysis.waiving import in_force
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
            owed = _owed(standard, cadence, buckets.get(name, ()), as_of, waivers.get(name, ()))
            if owed is not None:
                yield _task(speakers, standard, cadence, owed, as_of)


def _owed(
    standard: Standard, cadence: Cadence, buckets: Sequence[Bucket], as_of: date, waivers: tuple[Granted, ...]
) -> Period | None:
    """The period after the last one answered that is not waived; of a standard promised since ever and never measured, the last
    that is over.  None where it ends after the standard has.
    """
    last, first = _last_answered(standard, buckets), first_full_period(promised_since(standard), cadence)
    if last is not None:
        following = next_period(last, cadence)
        period = following if first is None else max(following, first)
    else:
        period = first or previous_period(period_of(as_of, cadence), cadence)
    period = past_waivers(waivers, period, cadence)
    return None if standard.until is not None and period.end > standard.until else period


def _last_answered(standard: Standard, buckets: Sequence[Bucket]) -> Period | None:
    for period in sorted({bucket.period for bucket in buckets}, reverse=True):
        if verdict_of(standard, (bucket for bucket in buckets if bucket.period == period)) != "unmeasured":
            return period
    return None


def _task(speakers: Mapping[str, str], standard: Standard, cadence: Cadence, owed: Period, as_of: date) -> Task:
    day, last = due_on(owed), previous_period(period_of(as_of, cadence), cadence)
    several = f" to {last.label}" if last > owed else ""
    state: TaskState = "overdue" if as_of >= overdue_from(owed) else "due" if as_of >= day else "coming"
    return Task(
        "measurement",
        state,
        standard.name,
        owner_of(speakers, standard),
        f"measure {owed.label}{several}",
        day,
        owed.label,
        (standard.department,),
        standard.stands_above_percentages,
    )
