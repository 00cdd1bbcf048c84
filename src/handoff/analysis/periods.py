"""Cadence periods: the days, weeks, months, quarters and years in which standards are judged."""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from handoff.model.day import FIRST_YEAR, LAST_YEAR
from handoff.model.problem import Fault
from handoff.model.settings import MonthDay
from handoff.model.standard import Cadence
from handoff.model.text import quoted

ONE_DAY = timedelta(days=1)
_MOST_NAMED = 3
# The months in one period of each cadence that is made of calendar months.
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
FORMS = "2026-10, 2026-Q4, 2026-H1, 2026-W47, 2026, 2026-10-05, FY2026 or FY2026-Q1 (FY2026 is the fiscal year that begins in 2026)"
_FORM = re.compile(
    r"(?P<fiscal>FY)?(?P<year>[0-9]{4})"
    r"(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-W(?P<week>[0-9]{2})|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


class Period(Struct, frozen=True, order=True):
    """A run of days, both ends included, with the name people use for it (``2026-10``, ``2026-W47``, ``FY2026-Q1``)."""

    start: date
    end: date
    label: str


class Stretch(Struct, frozen=True, order=True):
    """Periods one after another that nobody has measured: the first and the last of them."""

    first: Period
    last: Period

    @property
    def label(self) -> str:
        """How people name it."""
        return f"{self.first.label} to {self.last.label}" if self.last > self.first else self.first.label

    @property
    def due_since(self) -> date:
        """The day on which its first period fell due, or will."""
        return due_on(self.first)

    @property
    def overdue_from(self) -> date:
        """The first day on which its first period is overdue."""
        return overdue_from(self.first)


def named(stretches: tuple[Stretch, ...]) -> str:
    """Stretches as people name them; of many the first few, and how many more there are."""
    shown = ", ".join(stretch.label for stretch in stretches[:_MOST_NAMED])
    more = len(stretches) - _MOST_NAMED
    return f"{shown} and {more} more {'gap' if more == 1 else 'gaps'}" if more > 0 else shown


@lru_cache(maxsize=4096)
def period_of(day: date, cadence: Cadence | None) -> Period:
    """The cadence period a day belongs to: a calendar one, or an ISO week.

    ``day``, ``event`` and None give the day alone.  Labels are ``2026-11-22``, ``2026-W47``, ``2026-11``, ``2026-Q4``, ``2026-H2``
    and ``2026``.
    """
    months = _MONTHS.get(cadence or "")
    if months is None:
        return week_of(day) if cadence == "week" else Period(day, day, day.isoformat())
    number = (day.month - 1) // months
    return _months_from(day.year, number * months + 1, months, _label(day.year, number + 1, months))


def week_of(day: date) -> Period:
    """The ISO week of a day, Monday to Sunday; its year is that of its Thursday."""
    year, week, weekday = day.isocalendar()
    start = day - timedelta(days=weekday - 1)
    # The calendar of the computer ends on a Friday, 9999-12-31.
    end = date.max if date.max - start < timedelta(days=6) else start + timedelta(days=6)
    return Period(start, end, f"{year:04d}-W{week:02d}")


def next_period(period: Period, cadence: Cadence | None) -> Period:
    """The cadence period after one."""
    return period_of(period.end + ONE_DAY, cadence)


def previous_period(period: Period, cadence: Cadence | None) -> Period:
    """The cadence period before one."""
    return period_of(period.start - ONE_DAY, cadence)


def periods_ending_in(span: Period, cadence: Cadence | None) -> tuple[Period, ...]:
    """The cadence periods whose last day lies in a span, oldest first; of ``event`` and None, its days."""
    found = []
    period = period_of(span.start, cadence)
    while period.end < span.end:
        found.append(period)
        period = next_period(period, cadence)
    if period.end == span.end:
        found.append(period)
    return tuple(found)


def default_span(as_of: date, cadence: Cadence | None) -> Period:
    """What a report covers when nobody says: the last full quarter, half-year or year for such a cadence, else month."""
    slow: Cadence = cadence if cadence in {"quarter", "half-year", "year"} else "month"
    return previous_period(period_of(as_of, slow), slow)


def has_ended(period: Period, as_of: date) -> bool:
    """Whether a period is over: its last day still belongs to it."""
    return as_of > period.end


def due_on(period: Period) -> date:
    """The day on which a period's measurement falls due: the day after its last."""
    return period.end + ONE_DAY


def grace_days(period: Period) -> int:
    """For how many days after its end an unmeasured period is not yet overdue: a tenth of its own days, at least one."""
    return max(1, ((period.end - period.start).days + 1) // 10)


def overdue_from(period: Period) -> date:
    """The first day on which an unmeasured period is overdue."""
    return period.end + timedelta(days=grace_days(period) + 1)


def parse_period(text: str, fiscal_year_starts: MonthDay) -> Period | Fault:
    """Read the name of a period; the fault shows the accepted forms.

    ``FY2026`` is the fiscal year that begins in the calendar year 2026, whatever the day of the year it starts on, and
    ``FY2026-Q1`` its first three months.  A start on a day that a month does not have is its last day there.
    """
    form = _FORM.fullmatch(text.strip().upper())
    if form is None:
        return _no_period(text, "it has none of the forms that name a period")
    year = int(form["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _no_period(text, f"years run from {FIRST_YEAR} to {LAST_YEAR}")
    if form["fiscal"]:
        return _fiscal(text, form, fiscal_year_starts)
    if form["week"]:
        return _week(text, year, int(form["week"]))
    return _calendar(text, year, form)


def span_between(since: date, until: date) -> Period | Fault:
    """The span from one day to another, both included, labelled ``2026-01-01..2026-03-31``."""
    if since > until:
        return Fault(
            f"The span from {since} to {until} ends before it begins.",
            "A report over no days would say nothing.",
            f"Swap the two days: --since {until} --until {since}.",
        )
    return Period(since, until, f"{since}..{until}")


def _months_from(year: int, month: int, months: int, label: str) -> Period:
    after = month + months
    last = date(year, 12, 31) if after > 12 else date(year, after, 1) - ONE_DAY  # noqa: PLR2004 -- months in a year
    return Period(date(year, month, 1), last, label)


def _label(year: int, number: int, months: int) -> str:
    if months == 1:
        return f"{year:04d}-{number:02d}"
    if months == 12:  # noqa: PLR2004 -- months in a year
        return f"{year:04d}"
    return f"{year:04d}-{'Q' if months == 3 else 'H'}{number}"  # noqa: PLR2004 -- months in a quarter


def _calendar(text: str, year: int, form: re.Match[str]) -> Period | Fault:
    if form["quarter"]:
        return period_of(date(year, int(form["quarter"]) * 3, 1), "quarter")
    if form["half"]:
        return period_of(date(year, int(form["half"]) * 6, 1), "half-year")
    month, day = form["month"], form["day"]
    try:
        first = date(year, int(month or 1), int(day or 1))
    except ValueError:
        return _no_period(text, "the calendar has no such day" if day else "months run from 01 to 12")
    if day:
        return period_of(first, "day")
    return period_of(first, "month" if month else "year")


def _week(text: str, year: int, week: int) -> Period | Fault:
    try:
        return week_of(date.fromisocalendar(year, week, 1))
    except ValueError:
        return _no_period(text, f"{year} has the weeks 01 to {date(year, 12, 28).isocalendar().week}")


def _fiscal(text: str, form: re.Match[str], starts: MonthDay) -> Period | Fault:
    if form["half"] or form["week"] or form["month"]:
        return _no_period(text, "a fiscal period is a whole year or one of its quarters")
    year, quarter = int(form["year"]), form["quarter"]
    if quarter is None:
        return Period(_fiscal_start(year, starts, 0), _fiscal_start(year, starts, 12) - ONE_DAY, f"FY{year}")
    months = (int(quarter) - 1) * 3
    return Period(_fiscal_start(year, starts, months), _fiscal_start(year, starts, months + 3) - ONE_DAY, f"FY{year}-Q{quarter}")


def _fiscal_start(year: int, starts: MonthDay, months: int) -> date:
    passed, month = divmod(starts.month - 1 + months, 12)
    last = period_of(date(year + passed, month + 1, 1), "month").end.day
    return date(year + passed, month + 1, min(starts.day, last))


def _no_period(text: str, because: str) -> Fault:
    return Fault(f"{quoted(text)} is not a period: {because}.", "The report must know which days it covers.", f"Write {FORMS}.")
