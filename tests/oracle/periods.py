"""Cadence periods, found by walking the calendar day by day."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

DAY = timedelta(days=1)


class Span(NamedTuple):
    label: str
    first: date
    last: date


@cache
def period_name(day: date, every: str) -> str:
    """The name of the cadence period that a day lies in."""
    week = day.isocalendar()
    return {
        "day": str(day),
        "week": f"{week.year}-W{week.week:02}",
        "month": f"{day.year}-{day.month:02}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "half-year": f"{day.year}-H{(day.month + 5) // 6}",
        "year": f"{day.year}",
    }[every]


@cache
def period_around(day: date, every: str) -> Span:
    """The cadence period of a day, found by walking to both its ends."""
    first = last = day
    while period_name(first - DAY, every) == period_name(day, every):
        first -= DAY
    while period_name(last + DAY, every) == period_name(day, every):
        last += DAY
    return Span(period_name(day, every), first, last)


def last_full(as_of: date, every: str) -> Span:
    """The last full month before a day; the last full quarter, half-year or year for slower cadences."""
    length = every if every in {"quarter", "half-year", "year"} else "month"
    return period_around(period_around(as_of, length).first - DAY, length)


def fiscal_span(year: int, starts: tuple[int, int], quarter: int | None) -> Span:
    """A fiscal year, named by the calendar year in which it begins, or one of its quarters."""
    months = [starts[0] - 1 + 12 * year + 3 * number for number in range(5)]
    firsts = [date(month // 12, month % 12 + 1, starts[1]) for month in months]
    if quarter is None:
        return Span(f"FY{year}", firsts[0], firsts[4] - DAY)
    return Span(f"FY{year}-Q{quarter}", firsts[quarter - 1], firsts[quarter] - DAY)


def overdue_from(period: Span) -> date:
    """The first day after the period's grace: 10 % of its days, in full days, at least one."""
    days = (period.last - period.first).days + 1
    return period.last + DAY * (max(1, days // 10) + 1)
