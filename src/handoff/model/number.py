"""Numbers as people type them: ASCII digits, at most nine before the point and six after it, kept exactly."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

NUMBER_PATTERN = r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?"
NUMBER_RULE = "plain digits with a point, at most 9 before it and 6 after it, such as 98.5"
MICRO = 1_000_000
_is_number = re.compile(NUMBER_PATTERN, re.ASCII).fullmatch


@lru_cache(maxsize=1024)  # the rows of a file have few numbers, each many times
def parse_number(text: str) -> Decimal | None:
    """Read a number; None where the text is anything else (float() would take 1_000, nan and full-width digits)."""
    return Decimal(text) if _is_number(text) else None


def is_plain(number: Decimal) -> bool:
    """Whether a decoded number could have been typed by the rule above (1e400 could not).

    Its text is asked: that is three times faster than ``as_tuple``, and this runs for every number of a ledger.
    """
    return _is_number(str(number)) is not None


@lru_cache(maxsize=1024)
def micro(number: Decimal) -> int:
    """A plain number in millionths: sums of integers are exact and do not depend on their order."""
    return int(number * MICRO)


def micros(numbers: Sequence[float | None]) -> list[int] | None:
    """Plain numbers that were decoded as floats, in millionths, which is exact; None where one is missing.

    Nine digits before the point and six after it leave a float, times a million, less than a quarter from its whole number.
    """
    whole = [round(number * MICRO) for number in numbers if number is not None]
    return whole if len(whole) == len(numbers) else None


def number_text(number: Decimal) -> str:
    """The number without zeros that say nothing: 90.0 is 90, -0 is 0."""
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
