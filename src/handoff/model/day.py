"""Days as people type them: YYYY-MM-DD and nothing else, in years that somebody living could measure in."""

import re
from datetime import date
from functools import lru_cache

# The calendar of the computer ends in 9999, and what lies a period beyond its ends has no date at all.
FIRST_YEAR, LAST_YEAR = 1900, 2200
DAY_RULE = f"YYYY-MM-DD, such as 2026-10-31, in the years {FIRST_YEAR} to {LAST_YEAR}"
DAYS_RULE = "days or weeks, such as 14d or 2w, up to ten years"
MOST_DAYS = 3660
_WEEK = 7
_DAYS = re.compile(r"(?P<number>[0-9]{1,4}) ?(?P<unit>[dw])(?:(?<=d)ays?|(?<=w)eeks?)?", re.ASCII)
_FORM = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def looks_like_a_day(text: str) -> bool:
    """Whether a text has the form of a day, though the calendar may not have it."""
    return _FORM.fullmatch(text) is not None


def parse_days(text: str) -> int | None:
    """Read how many days: ``14d``, ``2w``, ``14 days`` or ``2 weeks``, up to ten years; None for anything else."""
    form = _DAYS.fullmatch(text.strip().lower())
    if form is None:
        return None
    days = int(form["number"]) * (_WEEK if form["unit"] == "w" else 1)
    return days if days <= MOST_DAYS else None


@lru_cache(maxsize=1024)  # the rows of a file are of the same few days
def parse_day(text: str) -> date | None:
    """Read a day; None for anything else (the standard library would take weeks, 2026-W10-1, as well)."""
    try:
        day = date.fromisoformat(text) if looks_like_a_day(text) else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None
