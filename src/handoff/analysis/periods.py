"""Cadence periods: the days, weeks, months, quarters and years in which standards are judged."""

from datetime import date

from msgspec import Struct


class Period(Struct, frozen=True, order=True):
    """A run of days, both ends included, with the name people use for it (``2026-10``, ``2026-W47``, ``FY2026-Q1``)."""

    start: date
    end: date
    label: str
