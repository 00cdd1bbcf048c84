"""When supplier and customer are to talk next."""

from calendar import monthrange
from datetime import date, timedelta

from handoff.analysis.periods import ONE_DAY, Period
from handoff.model.organisation import Talk
from handoff.model.standard import Cadence

_DAYS: dict[Cadence, int] = {"day": 1, "week": 7}
_MONTHS: dict[Cadence, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def awaited_talk(talk: Talk) -> Period | None:
    """The days from the last talk to the one that is due at their end; None where none was agreed or the last is not known.

    Its grace is that of a period as long as that.
    """
    if talk.last is None or talk.every is None or talk.every == "event":
        return None
    due = _after(talk.last, talk.every)
    return Period(talk.last + ONE_DAY, due, due.isoformat())


def _after(day: date, interval: Cadence) -> date:
    """The same day of a later month, or its last where it is shorter."""
    if interval in _DAYS:
        return day + timedelta(days=_DAYS[interval])
    years, month = divmod(day.month - 1 + _MONTHS[interval], 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
