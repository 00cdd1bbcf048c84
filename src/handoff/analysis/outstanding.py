"""Which periods of a standard nobody has measured: those after the last one that was, and gaps of the last year before it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from handoff.analysis._overdue import first_full_period, owed, promised_since
from handoff.analysis.holdings import Bucket
from handoff.analysis.periods import ONE_DAY, Period, Stretch, next_period, period_of, previous_period
from handoff.analysis.pooling import verdict_of
from handoff.analysis.waiving import covering
from handoff.model.entry import Granted
from handoff.model.standard import Cadence, Standard

# What was forgotten longer ago nobody can find out any more; the reports of those days go on to say that it was overdue.
_LOOKED_BACK = timedelta(days=365)


def outstanding(standard: Standard, buckets: Sequence[Bucket], as_of: date, waivers: tuple[Granted, ...]) -> tuple[Stretch, ...]:
    """Every stretch of unmeasured periods that is owed, oldest first; the last may be still to come.  None of an event.

    ``buckets`` are those of the standard.  A gap behind a later measurement counts where it ended within the last year.
    """
    cadence = standard.cadence
    if cadence is None or cadence == "event" or not standard.promises:
        return ()
    answered = _answered(standard, buckets, as_of - _LOOKED_BACK)
    gaps = _gaps(standard, answered, as_of - _LOOKED_BACK, cadence)
    behind = _stretches([period for period in gaps if covering(waivers, period.end) is None])
    oldest = owed(standard, answered[-1] if answered else None, as_of, cadence, waivers)
    if oldest is None:
        return behind
    return (*behind, Stretch(oldest, _newest_owed(oldest, as_of, cadence, waivers)))


def _answered(standard: Standard, buckets: Sequence[Bucket], after: date) -> list[Period]:
    """The periods that were measured or had no opportunity, oldest first, back to the last one that ended by a day."""
    known: dict[Period, list[Bucket]] = {}
    for bucket in buckets:
        known.setdefault(bucket.period, []).append(bucket)
    found: list[Period] = []
    for period in sorted(known, reverse=True):
        if verdict_of(standard, known[period]) != "unmeasured":
            found.append(period)
            if period.end <= after:
                break
    return found[::-1]


def _gaps(standard: Standard, answered: list[Period], after: date, cadence: Cadence) -> Iterator[Period]:
    """The periods between those answered, and between the promise and the first of them, that ended after a day."""
    first = first_full_period(promised_since(standard), cadence)
    earliest = period_of(after + ONE_DAY, cadence)
    begins = first
    for period in answered:
        missing = max(begins, earliest) if begins is not None else period
        while missing < period:
            if standard.until is None or missing.end <= standard.until:
                yield missing
            missing = next_period(missing, cadence)
        following = next_period(period, cadence)
        begins = following if first is None else max(following, first)


def _stretches(periods: list[Period]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for period in periods:
        if found and found[-1].last.end + ONE_DAY == period.start:
            found[-1] = Stretch(found[-1].first, period)
        else:
            found.append(Stretch(period, period))
    return tuple(found)


def _newest_owed(oldest: Period, as_of: date, cadence: Cadence, waivers: tuple[Granted, ...]) -> Period:
    """The last period that is over and not waived, at least the oldest one that is owed."""
    period = previous_period(period_of(as_of, cadence), cadence)
    while period > oldest and covering(waivers, period.end) is not None:
        period = previous_period(period, cadence)
    return max(period, oldest)
