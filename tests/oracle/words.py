"""Definitions and values as people write them, read naively; nothing is shared with the program."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FACTORS = {
    "%": Fraction(1, 100),
    "per 100": Fraction(1, 100),
    "per 1000": Fraction(1, 1000),
    "ppm": Fraction(1, 1_000_000),
    "s": Fraction(1),
    "min": Fraction(60),
    "h": Fraction(3600),
    "d": Fraction(86400),
}


class Aim(NamedTuple):
    """A target, limit or stretch: both ends included, in the base of its unit."""

    low: Fraction | None
    high: Fraction | None
    unit: str
    attain: Fraction
    judged_by: str


class Promise(NamedTuple):
    """What is promised from a day on, as an entry carries it."""

    target: Aim
    limit: Aim | None


class Standard(NamedTuple):
    name: str
    kind: str
    every: str
    unit: str
    exposed: bool
    promises: tuple[tuple[date, Promise], ...]
    stretches: tuple[Aim | None, ...]


class Seen(NamedTuple):
    """A measurement: the promise of its day, and what was seen; no numbers where there was no opportunity."""

    standard: str
    day: date
    promise: Promise
    part: Fraction = Fraction(0)
    whole: Fraction | None = None
    readings: tuple[Fraction, ...] = ()
    opportunity: bool = True


class Waiver(NamedTuple):
    """A standard that need not be kept from one day to another, both included, and the day on which that was allowed."""

    standard: str
    given: date
    first: date
    last: date


def _number(words: str) -> Fraction:
    return Fraction(words.strip())


def aim_of(said: Any, inherited: Aim | None = None) -> Aim:
    """Read `at least 90 %`, or a mapping of value, attain and judged_by; a limit that says neither of the two has its target's."""
    told = said if isinstance(said, dict) else {"value": said}
    text = told["value"].replace(">=", "at least").replace("<=", "at most").replace("±", "+-")
    numbers = [_number(found) for found in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", re.sub(r"per 10+$", "", text))]
    rest = re.fullmatch(r".*?\d\s*(%|[A-Za-z][A-Za-z ]*(?:10+)?)?", text)
    unit = (rest.group(1) or "").strip() if rest else ""
    numbers = [number * FACTORS.get(unit, 1) for number in numbers]
    low = high = numbers[0]
    if "+-" in text:
        low, high = numbers[0] - numbers[1], numbers[0] + numbers[1]
    elif text.startswith("between"):
        low, high = numbers
    attain, judged_by = (inherited.attain, inherited.judged_by) if inherited else (Fraction(1), "each")
    if "attain" in told or "judged_by" in told:
        attain = _number(told["attain"].replace("%", "")) / 100 if "attain" in told else Fraction(1)
        judged_by = told.get("judged_by", "each")
    return Aim(None if "at most" in text else low, None if "at least" in text else high, unit, attain, judged_by)


def aim_in_one_line(text: str) -> Aim:
    """Read `at most 4 h, attain 95 %`, the form that reports and entries have."""
    value, *clauses = text.split(", ")
    return aim_of({"value": value} | dict(clause.replace("judged by", "judged_by").split(" ", 1) for clause in clauses))


def _promise(told: dict[str, Any]) -> Promise:
    target = aim_of(told["target"])
    return Promise(target, aim_of(told["limit"], target) if "limit" in told else None)


def standards_in(folder: Path) -> tuple[Standard, ...]:
    """All standards that the definitions of a workspace promise."""
    found = []
    for file in sorted(folder.glob("standards/*.yaml")):
        department = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- a loader that makes text only
        for output, handed in department.get("outputs", {}).items():
            for own, told in handed.get("standards", {}).items():
                found.append(_standard(f"{department['department']}/{output}/{own}", told))
    return tuple(found)


def _standard(name: str, told: dict[str, Any]) -> Standard:
    measure = told["measure"]
    newest_first = sorted((told, *told.get("was", ())), key=lambda one: one.get("since", ""), reverse=True)
    return Standard(
        name,
        measure["kind"],
        measure["every"],
        measure.get("unit", ""),
        "per" in measure,
        tuple((date.fromisoformat(one.get("since", "0001-01-01")), _promise(one)) for one in newest_first),
        tuple(aim_of(one["stretch"], aim_of(one["target"])) if "stretch" in one else None for one in newest_first),
    )


def seen(standard: Standard, day: date, value: str) -> Seen:
    """Read a value as a person types it; '' where there was no opportunity."""
    promise = next((promise for since, promise in standard.promises if since <= day), standard.promises[-1][1])
    if not value:
        return Seen(standard.name, day, promise, opportunity=False)
    if standard.kind in {"proportion", "check", "count"}:
        part, _, whole = {"pass": "1/1", "fail": "0/1"}.get(value, value).partition("/")
        return Seen(standard.name, day, promise, _number(part), _number(whole) if whole else None)
    readings: list[Fraction] = []
    for word in value.split():
        rating, _, times = word.partition("x")
        amount, unit = re.fullmatch(r"(-?[0-9.]+)([a-z%]*)", rating if standard.kind == "rating" else word).groups()
        factor = FACTORS.get(unit or standard.unit, Fraction(1))
        readings.extend([_number(amount) * factor] * int(times if standard.kind == "rating" and times else 1))
    return Seen(standard.name, day, promise, readings=tuple(readings))
