"""Targets in words and signs: read into intervals, and written in the one canonical form that entries carry."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import get_args

from handoff.measures._quantities import Quantity, number_fault, read_quantity
from handoff.model.number import is_plain, number_text
from handoff.model.problem import Fault
from handoff.model.target import JudgedBy, Sense, Target
from handoff.model.text import quoted
from handoff.model.unit import PLAIN

FORMS = "`at least 90 %`, `at most 4 h`, `exactly 0`, `between 19.5 and 20.5 mm` or `20 +- 0.5 mm`"
LONGEST = 200
_ONE_END = re.compile(r"(?:(at least|at most|exactly) |(>=|<=|=|≥|≤) ?)(?![<>=])(.+)", re.IGNORECASE)
_TWO_ENDS = re.compile(r"between (.+?) and (.+)", re.IGNORECASE)
_TOLERANCE = re.compile(r"(.+?) ?(?:\+/?-|±) ?(.+)")
_STRICT = re.compile(r"([<>])(?!=) ?(.*)")
_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]")
_SIGN_WORDS = {">=": "at least", "≥": "at least", "<=": "at most", "≤": "at most", "=": "exactly"}
_SENSES: dict[str, Sense] = {"at least": "at-least", "at most": "at-most", "exactly": "exactly"}
_JUDGES: tuple[JudgedBy, ...] = get_args(JudgedBy)


def parse_target(text: str) -> Target | Fault:
    """Read a target in one line, such as ``at most 4 h, attain 95 %``; also the canonical form that entries carry."""
    if len(text) > LONGEST or _DECIMAL_COMMA.search(text):
        return number_fault(text)
    return _parsed(text)


@lru_cache(maxsize=4096)  # the entries of a ledger carry the same few targets again and again
def _parsed(text: str) -> Target | Fault:
    value, *clauses = (" ".join(clause.split()) for clause in text.split(","))
    attain = judged_by = ""
    for clause in clauses:
        lower = clause.lower()
        if lower.startswith("attain ") and not attain:
            attain = clause[len("attain ") :]
        elif lower.startswith("judged by ") and not judged_by:
            judged_by = clause[len("judged by ") :]
        else:
            return Fault(
                f"{quoted(clause)} cannot follow a target.",
                "Only what is understood can be judged.",
                "After the comma write `attain 95 %`, `judged by mean` or `judged by total`, each once.",
            )
    return compose_target(value, attain, judged_by)


def compose_target(value: str, attain: str = "", judged_by: str = "") -> Target | Fault:
    """Make a target of its parts, as a YAML mapping gives them; '' is the default (every reading, each on its own)."""
    interval = _interval(" ".join(value.split())) if len(value) <= LONGEST else number_fault(value)
    if isinstance(interval, Fault):
        return interval
    share = _share(" ".join(attain.split()))
    if isinstance(share, Fault):
        return share
    judge = next((known for known in _JUDGES if known == (judged_by.strip().lower() or "each")), None)
    if judge is None:
        return Fault(
            f"{quoted(judged_by)} is no way to judge readings.",
            "A target is held against each reading, against their mean or against their total.",
            "Write `judged_by: mean` or `judged_by: total`, or leave it out to judge each reading.",
        )
    if attain and judge != "each":
        return Fault(
            f"`attain` ({quoted(attain)}) and `judged_by: {judge}` contradict each other.",
            f"`attain` counts the readings that meet the target; a {judge} is one number and meets it or not.",
            "Keep one of the two.",
        )
    suffix = f", attain {_quantity_text(share)}" if _base(share) != 1 else ""
    suffix += f", judged by {judge}" if judge != "each" else ""
    return Target(
        interval.text + suffix, interval.sense, interval.low, interval.high, interval.unit, attain=_base(share), judged_by=judge
    )


def _interval(text: str) -> Target | Fault:
    if not text:
        return Fault("The target is empty.", "Without a number nobody can say whether it is met.", f"Write it as {FORMS}.")
    strict = _STRICT.fullmatch(text)
    if strict:
        word = "at least" if strict[1] == ">" else "at most"
        return Fault(
            f"{quoted(text)} leaves out the number itself.",
            "A target includes its own number, so that a result exactly on it is plainly met.",
            f"Write `{word} {strict[2][:20].strip() or '90 %'}`, or name the next number that is still good.",
        )
    one = _ONE_END.fullmatch(text)
    if one:
        return _one_end((one[1] or _SIGN_WORDS[one[2]]).lower(), one[3])
    two = _TWO_ENDS.fullmatch(text)
    if two:
        return _two_ends(text, two[1], two[2])
    around = _TOLERANCE.fullmatch(text)
    return _around(text, around[1], around[2]) if around else _formless(text)


def _one_end(word: str, text: str) -> Target | Fault:
    quantity = read_quantity(text)
    if isinstance(quantity, Fault):
        return quantity
    sense, end = _SENSES[word], _base(quantity)
    low, high = None if sense == "at-most" else end, None if sense == "at-least" else end
    return Target(f"{word} {_quantity_text(quantity)}", sense, low, high, quantity.unit)


def _two_ends(text: str, first: str, second: str) -> Target | Fault:
    ends = _pair(text, first, second)
    return ends if isinstance(ends, Fault) else _between(text, *ends)


def _around(text: str, first: str, second: str) -> Target | Fault:
    ends = _pair(text, first, second)
    if isinstance(ends, Fault):
        return ends
    middle, tolerance = ends
    if tolerance.number < 0:
        return Fault(f"The tolerance in {quoted(text)} is below 0.", "It is a distance.", "Write `20 +- 0.5 mm`.")
    low, high = middle.number - tolerance.number, middle.number + tolerance.number
    if not (is_plain(low) and is_plain(high)):
        return number_fault(text)
    return _between(text, Quantity(low, middle.unit), Quantity(high, middle.unit))


def _pair(text: str, first: str, second: str) -> tuple[Quantity, Quantity] | Fault:
    """Read two numbers of one unit; the first may leave the unit to the second."""
    left, right = read_quantity(first), read_quantity(second)
    if isinstance(left, Fault):
        return left
    if isinstance(right, Fault):
        return right
    if left.unit not in (right.unit, PLAIN):
        return Fault(
            f"{quoted(text)} has two units, {left.unit.symbol} and {right.unit.symbol or 'none'}.",
            "Both numbers of a target are read in one unit.",
            f"Write {FORMS}.",
        )
    return Quantity(left.number, right.unit), right


def _between(text: str, low: Quantity, high: Quantity) -> Target | Fault:
    if low.number > high.number:
        return Fault(
            f"{quoted(text)} has its larger number first.",
            "No number lies between them that way round.",
            f"Write `between {number_text(high.number)} and {_quantity_text(low)}`.",
        )
    if low.number == high.number:
        return Target(f"exactly {_quantity_text(low)}", "exactly", _base(low), _base(high), low.unit)
    words = f"between {number_text(low.number)} and {_quantity_text(high)}"
    return Target(words, "between", _base(low), _base(high), low.unit)


def _formless(text: str) -> Fault:
    quantity = read_quantity(text)
    if isinstance(quantity, Quantity):
        shown = _quantity_text(quantity)
        return Fault(
            f"{quoted(text)} does not say which way is good: at least {shown} or at most {shown}?",
            "The same number is a promise one way and a warning the other.",
            f"Write `at least {shown}`, `at most {shown}` or `exactly {shown}`.",
        )
    if not any(letter.isalpha() for letter in text):
        return quantity
    return Fault(
        f"{quoted(text)} is no target.", "A target says which way is good, a number and its unit.", f"Write it as {FORMS}."
    )


def _share(text: str) -> Quantity | Fault:
    share = read_quantity(text or "100 %")
    if isinstance(share, Quantity) and share.unit.family == "ratio" and 0 < _base(share) <= 1:
        return share
    return Fault(
        f"`attain` is {quoted(text)}, which is no share of readings.",
        "It says how many of the readings must meet the target: more than 0 %, at most 100 %.",
        "Write `attain: 95 %`.",
    )


def _base(quantity: Quantity) -> Fraction:
    return Fraction(quantity.number) * quantity.unit.factor


def _quantity_text(quantity: Quantity) -> str:
    return f"{number_text(quantity.number)} {quantity.unit.symbol}".rstrip()
