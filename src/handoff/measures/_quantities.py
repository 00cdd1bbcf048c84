"""A number with its unit, as targets and readings write it."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from handoff.model.number import NUMBER_PATTERN, NUMBER_RULE
from handoff.model.problem import Fault
from handoff.model.text import quoted
from handoff.model.unit import PLAIN, UNITS, Unit, unit_named

UNITS_RULE = ", ".join(unit.symbol for unit in UNITS) + ", or one short word such as mm or points"
LONGEST_UNIT = 20
_START = re.compile(NUMBER_PATTERN)
_PER = re.compile(r"per ?(100|1000)")
_SIGNS = frozenset("/^°.-0123456789")  # beside letters, of which µ is one
_DIGITS = frozenset("0123456789-")
_MICRO_SIGN, _GREEK_MU = "\N{MICRO SIGN}", "\N{GREEK SMALL LETTER MU}"
# `1e5` and `0x1F` are numbers of other notations, `per 250` an exposure: none is the unit e5, x1F or per250.
_NO_UNIT = re.compile(r"[eExX]-?[0-9]|per[0-9]")


class Quantity(Struct, frozen=True):
    """A number as typed, with its unit (plain where none was given)."""

    number: Decimal
    unit: Unit


@lru_cache(maxsize=256)  # readings name the same few units again and again
def read_unit(text: str) -> Unit | None:
    """Read a unit's symbol; None where it is no unit.  The empty text is the plain unit."""
    if not text:
        return PLAIN
    per = _PER.fullmatch(text)
    if per:
        return unit_named(f"per {per[1]}")
    symbol = text.replace(_GREEK_MU, _MICRO_SIGN)
    named = len(symbol) <= LONGEST_UNIT and (symbol[0] == "°" or symbol[0].isalpha()) and not _NO_UNIT.match(symbol)
    if symbol == "%" or (named and all(map(_may_stand_in_unit, symbol))):
        return unit_named(symbol)
    return None


@lru_cache(maxsize=1024)
def read_quantity(text: str) -> Quantity | Fault:
    """Read ``90 %``, ``20.1mm`` or ``-3``; the fault quotes the text and says the rule for numbers or for units."""
    start = _START.match(text)
    if not start:
        return number_fault(text)
    rest = text[start.end() :].removeprefix(" ")
    unit = read_unit(rest)
    if unit:
        return Quantity(Decimal(start[0]), unit)
    if rest[0] in ".,_'" or rest[0].isnumeric() or _NO_UNIT.match(rest):
        return number_fault(text)
    return Fault(
        f"{quoted(rest)} in {quoted(text)} is no unit.",
        "Two numbers can be compared only when both units are known.",
        f"Write one of {UNITS_RULE}.",
    )


def read_quantities(words: tuple[str, ...], example: str) -> tuple[Quantity, ...] | Fault:
    """Read several numbers, each with its unit behind it, with or without a blank: ``20.1mm 20.2 mm 19.9``."""
    text = " ".join(words)
    text = _PER.sub(r"per\1", text) if "per" in text else text
    found: list[Quantity] = []
    for piece in filter(None, text.split(" ")):
        # What begins with a digit is no unit; asked of every reading, it would fill the memory of units.
        unit = None if piece[0] in _DIGITS else read_unit(piece)
        if unit and found and found[-1].unit == PLAIN:
            found[-1] = Quantity(found[-1].number, unit)
            continue
        quantity = read_quantity(piece)
        if isinstance(quantity, Fault):
            return Fault(quantity.message, quantity.why, f"{quantity.fix.rstrip('.')}; here, for example, {example}.")
        found.append(quantity)
    return tuple(found) or number_fault("", example)


def number_fault(text: str, example: str = "") -> Fault:
    """Say that a text is no number, and what is one; ``example`` is the whole form in which it was expected."""
    if not text.strip():
        fix = f"Write it as in {example or '98.5'}, or use --no-opportunity with the reason."
        return Fault("There is no value.", "Without a number nothing was measured.", fix)
    return Fault(
        f"{quoted(text)} is no number that can be kept exactly.",
        "A comma, an exponent or other digits mean different things to different readers, and a measurement must mean one.",
        f"Write {NUMBER_RULE}" + (f"; here, for example, {example}." if example else "."),
    )


def _may_stand_in_unit(letter: str) -> bool:
    if letter in _SIGNS or letter == _MICRO_SIGN:
        return True
    # Full-width and other compatibility forms look like a unit that they do not equal.
    return letter.isalpha() and unicodedata.normalize("NFKC", letter) == letter
