"""Since when a standard is overdue, and when its next measurement falls due."""

from collections.abc import Iterable, Iterator
from datetime import date

from handoff.analysis.periods import ONE_DAY, Period, due_on, next_period, overdue_from, period_of, previous_period
from handoff.analysis.waiving import covering
from handoff.model.entry import Granted
from handoff.model.standard import Cadence, Standard


def promised_since(standard: Standard) -> date | None:
    """The first day of a standard's first promise; None: since ever."""
    return standard.promises[-1].since if standard.promises else None


def lies_outside_promise(standard: Standard, period: Period) -> bool:
    """Whether a period was over before a standard was first promised, or began after it was retired."""
    since = promised_since(standard)
    return (since is not None and period.end < since) or (standard.until is not None and period.start > standard.until)


def first_full_period(since: date | None, cadence: Cadence) -> Period | None:
    """The first period that lies wholly after a promise began; None for one made since ever."""
    if since is None:
        return None
    period = period_of(since, cadence)
    return period if period.start >= since else next_period(period, cadence)


def next_due(standard: Standard, last: Period | None, as_of: date, cadence: Cadence, waivers: Iterable[Granted]) -> date | None:
    """The day on which the next measurement falls due, or fell due: that of the period after the ``last`` one answered.

    Without any, of the first period promised, or of the running one; of those that are waived none.  None where the standard
    has ended by then.
    """
    first = first_full_period(promised_since(standard), cadence)
    period = past_waivers(waivers, _after(last, first, cadence) if last else first or period_of(as_of, cadence), cadence)
    return None if standard.until is not None and period.start > standard.until else due_on(period)


def overdue_since(oldest: Period, last: Period | None, first: Period | None, cadence: Cadence) -> date:
    """The first day past its grace of the oldest period in the unbroken run of unmeasured ones up to the newest overdue one.

    ``oldest`` is the first of the counted periods that are overdue; ``last`` the one before the newest of these that was
    measured, waived or had no opportunity, inside the span or not; ``first`` the first full period of the promise.
    """
    return overdue_from(_after(last, first, cadence) if last else first or oldest)


def owed(standard: Standard, last: Period | None, as_of: date, cadence: Cadence, waivers: Iterable[Granted]) -> Period | None:
    """The oldest period whose measurement is owed, or will be: the one after the ``last`` that was answered and is not waived.

    Without any, the first period promised; of a standard promised since ever, the last one that is over.  None where it ends after
    the standard has.
    """
    first = first_full_period(promised_since(standard), cadence)
    following = _after(last, first, cadence) if last else first or previous_period(period_of(as_of, cadence), cadence)
    period = past_waivers(waivers, following, cadence)
    return None if standard.until is not None and period.end > standard.until else period


def last_waived(waivers: Iterable[Granted], cadence: Cadence) -> Iterator[Period]:
    """The last period that each waiver covers."""
    for granted in waivers:
        waiver = granted.waiver
        if waiver.until is not None:
            period = previous_period(period_of(waiver.until + ONE_DAY, cadence), cadence)
            if period.end >= waiver.since:
                yield period


def past_waivers(waivers: Iterable[Granted], period: Period, cadence: Cadence) -> Period:
    """The first period from one on that no waiver covers."""
    known = tuple(waivers)
    found = covering(known, period.end)
    while found is not None and found.waiver.until is not None:
        period = period_of(found.waiver.until + ONE_DAY, cadence)
        found = covering(known, period.end)
    return period


def _after(last: Period, first: Period | None, cadence: Cadence) -> Period:
    """The period after the last one answered, but none before the first full one that was promised."""
    following = next_period(last, cadence)
    return following if first is None else max(following, first)
