"""Forms of days that a person declares, such as DD.MM.YYYY: what they may be, and days read by them, strictly."""

import re
from datetime import date
from itertools import pairwise

from msgspec import Struct

from handoff.model.day import FIRST_YEAR, LAST_YEAR, parse_day
from handoff.model.problem import Fault
from handoff.model.text import quoted

_YEAR, _MONTH, _DAY = "year", "month", "day"
_PARTS: tuple[tuple[str, str, str], ...] = (
    # as declared, what it tells of the day ('' for a time, which tells nothing of it), and its pattern
    ("YYYY", _YEAR, "[0-9]{4}"),
    ("MM", _MONTH, "[0-9]{2}"),
    ("M", _MONTH, "[0-9]{1,2}"),
    ("DD", _DAY, "[0-9]{2}"),
    ("D", _DAY, "[0-9]{1,2}"),
    ("HH", "", "(?:[01][0-9]|2[0-3])"),
    ("H", "", "(?:1?[0-9]|2[0-3])"),
    ("hh", "", "(?:0[1-9]|1[0-2])"),
    ("h", "", "(?:1[0-2]|[1-9])"),
    ("mm", "", "[0-5][0-9]"),
    ("ss", "", "[0-5][0-9]"),
    ("AM", "", "[AP]M"),
)
_DIGITS = ("YYYY", "MM", "M", "DD", "D", "HH", "H", "hh", "h", "mm", "ss")
_OF_ANY_WIDTH = ("M", "D", "H", "h")
_BY_NAME = {name: (told, pattern) for name, told, pattern in _PARTS}
_SPLIT = re.compile("YYYY|MM|DD|HH|hh|mm|ss|AM|[MDHhT]|[^A-Za-z0-9]")
_ISO_TIME = re.compile(r"([0-9-]{10})[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?")
DAY_FORM_RULE = (
    "`YYYY`, `MM` and `DD` (`M` and `D` where a zero may be missing) in the order of the export, with the signs between them; "
    "a time behind them, which is left out, as `HH:mm` or `HH:mm:ss`"
)
_AMBIGUOUS = "03/04/2026 is in March for some and in April for others, so the form has to say all of it."


class DayForm(Struct, frozen=True):
    """A declared form of days; ``timed`` says whether a time belongs to it."""

    text: str
    pattern: re.Pattern[str]
    timed: bool

    def parse(self, text: str) -> date | None:
        """Read a day of this form, or YYYY-MM-DD, which no form contradicts; None for anything else."""
        found = self.pattern.fullmatch(text)
        if found is None:
            whole = _ISO_TIME.fullmatch(text) if self.timed else None
            return parse_day(whole[1] if whole else text)
        try:
            day = date(int(found[_YEAR]), int(found[_MONTH]), int(found[_DAY]))
        except ValueError:
            return None
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def day_form(text: str) -> DayForm | Fault:
    """Read the declaration of a form; the fault says what in it is open or ambiguous."""
    parts = _SPLIT.findall(text)
    told = [_BY_NAME[part][0] for part in parts if part in _BY_NAME]
    fault = _sign_fault(text, parts) or _part_fault(text, told) or _width_fault(text, parts)
    if fault is not None:
        return fault
    pattern = "".join(_pattern(part) for part in parts)
    form = DayForm(text, re.compile(pattern), "" in told)
    # Of a workbook's real dates and of YYYY-MM-DD nobody may read anything else.
    return _contrary(text) if form.parse("2026-01-02") != date(2026, 1, 2) else form


def _pattern(part: str) -> str:
    told, pattern = _BY_NAME.get(part, ("", re.escape(part)))
    return f"(?P<{told}>{pattern})" if told else pattern


def _sign_fault(text: str, parts: list[str]) -> Fault | None:
    if "".join(parts) == text:
        return None
    if re.search("(?<![Yy])[Yy]{2}(?![Yy])", text):
        return Fault(
            f"{quoted(text)} has a year of two digits.",
            "The 26 of 2026 is the 26 of 1926 too, and a day or a month to whoever mistakes the order.",
            "Export the year with four digits, and declare it as `YYYY`.",
        )
    suggested = text.replace("y", "Y").replace("d", "D").replace("mm", "MM")
    meant = "" if suggested == text or isinstance(day_form(suggested), Fault) else f"Did you mean `{suggested}`? "
    return Fault(f"{quoted(text)} is no form of days.", _AMBIGUOUS, f"{meant}Write {DAY_FORM_RULE}.")


def _part_fault(text: str, told: list[str]) -> Fault | None:
    odd = [part for part in (_YEAR, _MONTH, _DAY) if told.count(part) != 1]
    if not odd:
        return None
    what = "does not say where the" if odd[0] not in told else "says twice where the"
    return Fault(f"{quoted(text)} {what} {odd[0]} stands.", _AMBIGUOUS, f"Write {DAY_FORM_RULE}.")


def _width_fault(text: str, parts: list[str]) -> Fault | None:
    """Numbers that touch are told apart by their widths alone, so each needs one."""
    known = set(_DIGITS)
    touching = [pair for pair in pairwise(parts) if known.issuperset(pair) and not set(_OF_ANY_WIDTH).isdisjoint(pair)]
    if not touching:
        return None
    both = "".join(touching[0])
    return Fault(
        f"{quoted(text)} has {both} without a sign between them.",
        "1112026 is in January for some and in November for others.",
        "Declare parts that touch with all their digits, as in `DDMMYYYY`, or put the sign between them.",
    )


def _contrary(text: str) -> Fault:
    return Fault(
        f"{quoted(text)} takes the month for the day in 2026-01-02.",
        "With that order and those signs everybody else means year, month and day, the dates of a workbook included.",
        "Write `YYYY-MM-DD`, or export the days in another form.",
    )
