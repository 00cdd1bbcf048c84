"""What people see in a cell of a workbook, as they would have typed it, or why it is not what the cell holds."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from handoff.model.number import number_text
from handoff.model.problem import Fault
from handoff.model.text import quoted

# Signs that a format shows as they stand, leaves the room of, or hides: they neither place nor scale digits.
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*);')
_SCALES = re.compile(r"[0#?],+(?![,0#?])|[eE][-+]")
_CONDITION = re.compile(r"\[[<>=]")
_COLOUR = re.compile(r"\[(?:red|rot|rouge|rojo|rosso|blue|green|magenta|color *\d+)\]", re.IGNORECASE)
_UNBOUND = ("general", "standard", "@")


def shown_text(value: object, form: str, mark: str) -> str | Fault:
    """What people see in a cell, as they would have typed it with that decimal mark; a fault has ``{cell}`` for the cell's name."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, form, mark)
        case datetime():
            return _day(value, _ASIDE.sub("", form).lower())
        case date():
            return str(value)
        case time() | timedelta():
            return _CLOCK
        case _:
            return str(value)


def _day(value: datetime, letters: str) -> str | Fault:
    if letters not in _UNBOUND and not {"y", "m", "d"} <= set(letters):
        return _no_whole_day(value)
    return str(value.date()) if value.time() == time() else str(value)


def _number(value: float, form: str, mark: str) -> str | Fault:
    """A number with the fifteen digits that spreadsheets keep, and the unit that its format shows behind it."""
    number = Decimal(format(value, ".15g") if isinstance(value, float) else value)
    if form.lower() in _UNBOUND:
        return number_text(number).replace(".", mark)
    sections = _SECTIONS.findall(f"{form};")
    section = sections[_section(number, len(sections))]
    digits = _ASIDE.sub("", section)
    if _CONDITION.search(form) or "/" in digits or _SCALES.search(digits):
        return _SCALED
    shown = number * 100 if "%" in digits else number
    unit = "%" if "%" in digits else _unit(section)
    if unit is None or not _says(shown, digits) or (number < 0 and len(sections) > 1 and not _is_signed(section)):
        return _other(number_text(shown))
    if digits.lower() not in _UNBOUND and shown != round(shown, _decimals(digits)):
        return _rounded(number_text(shown))
    return f"{number_text(shown).replace('.', mark)} {unit}".rstrip()


def _section(number: Decimal, sections: int) -> int:
    """Which section of a format a number is shown by: the first, one for what is below zero, one for zero."""
    if number < 0 and sections > 1:
        return 1
    return 2 if not number and sections > 2 else 0  # noqa: PLR2004 -- the third is that of zero


def _says(shown: Decimal, digits: str) -> bool:
    """Whether any digit of the number is shown; zero is by a 0 only."""
    return digits.lower() in _UNBOUND or bool(re.search("[0#?]" if shown else "0", digits))


def _is_signed(section: str) -> bool:
    return "-" in section or "(" in section or _COLOUR.search(section) is not None


def _decimals(digits: str) -> int:
    return len(re.findall("[0#?]", digits.partition(".")[2]))


def _unit(section: str) -> str | None:
    """The words behind the digits, '' where there are none; None where digits or words stand anywhere else."""
    last = max((place for place in map(section.rfind, "0#?") if place >= 0), default=-1)
    literals = [(found.start() < last, found[1] or found[2] or "") for found in _LITERAL.finditer(section)]
    before = "".join(text for is_before, text in literals if is_before)
    behind = "".join(text for is_before, text in literals if not is_before)
    if any(sign.isalnum() for sign in before) or any(sign.isdigit() for sign in behind):
        return None
    return behind.strip(" ()-\xa0")


def _rounded(held: str) -> Fault:
    return Fault(
        f"The cell {{cell}} holds {held}, and its number format shows fewer digits.",
        "What people see is another number than what would be recorded.",
        "Let the cell show all its decimals, or round the value itself (`=ROUND(…)`, then paste it as a value).",
    )


def _other(held: str) -> Fault:
    return Fault(
        f"The cell {{cell}} holds {held}, and its number format shows something else.",
        "Nobody can tell which of the two was meant.",
        "Give the cell the format General, or format it as text and write the value again.",
    )


def _no_whole_day(value: datetime) -> Fault:
    return Fault(
        f"The cell {{cell}} holds the day {value.date()}, and its format does not show all of it.",
        "Spreadsheets make a day of `Nov 26` or `3 Nov` by guessing the rest.",
        f"Give it a format with year, month and day, such as {quoted('YYYY-MM-DD')}, and look whether the day is right.",
    )


_CLOCK = Fault(
    "The cell {cell} is a time of day, or a span of time as the spreadsheet keeps it.",
    "1:30 may be half past one, or a minute and a half.",
    "Format the cell as text and write the time with its unit, such as 90min.",
)
_SCALED = Fault(
    "The cell {cell} shows another number than it holds: its number format scales it, or shows it as a fraction.",
    "Nobody can tell which of the two was meant.",
    "Give the cell the format General, or format it as text and write the value again.",
)
