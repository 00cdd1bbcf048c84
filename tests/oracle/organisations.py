"""Small random organisations and what was recorded of them, written down as people write them."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from .periods import DAY, Span, fiscal_span, period_around
from .words import Waiver
from .workspaces import Written

FIRST, LAST = date(2025, 3, 20), date(2026, 2, 10)
CADENCES = ("day", "week", "month", "quarter", "half-year", "year", "event")
STARTS = ((1, 1), (4, 1), (10, 1), (4, 6), (11, 28))
SHARES = ("50", "75", "80.0", "90", "95", "99.5", "100", "66.666667")
SENSES = ("at least {0} {u}", "at most {0} {u}", ">= {0} {u}", "<= {0}{u}", "exactly {0} {u}")
INTERVALS = (*SENSES, "between {0} and {1} {u}", "{1} +- 0.5 {u}")
# Each with the units in which targets and readings may be written.
MEASURES: tuple[tuple[dict[str, str], tuple[str, ...]], ...] = (
    ({"kind": "proportion"}, ("%", "per 100")),
    ({"kind": "check"}, ("%", "per 100")),
    ({"kind": "count"}, ("",)),
    ({"kind": "count", "per": "orders"}, ("per 100", "per 1000", "%", "")),
    ({"kind": "value", "unit": "mm"}, ("mm",)),
    ({"kind": "value", "unit": "%"}, ("%",)),
    ({"kind": "value", "unit": "min"}, ("min",)),
    ({"kind": "duration"}, ("s", "min", "h", "d")),
    ({"kind": "duration", "clock": "working"}, ("wh",)),
    ({"kind": "duration", "clock": "working"}, ("wd",)),
    ({"kind": "rating", "scale": "1 to 5"}, ("",)),
)
# Around the ends of periods and of their grace, and long after the last measurement.
ODD_DAYS = (date(2025, 10, 10), date(2026, 1, 1), date(2026, 1, 2), date(2026, 3, 5), date(2026, 8, 1))


def a_day(chance: Random, first: date = FIRST, last: date = LAST) -> date:
    return first + DAY * chance.randint(0, (last - first).days)


def a_day_to_ask(chance: Random) -> date:
    return chance.choice((*ODD_DAYS, *(a_day(chance, date(2025, 12, 26), date(2026, 2, 12)) for _ in range(10))))


def a_span(chance: Random, starts: tuple[int, int]) -> Span | None:
    """A span to ask for: a period's name or two days; None for the default."""
    day = a_day(chance)
    until = day + DAY * chance.randint(0, 300)
    around = [period_around(day, every) for every in ("week", "month", "month", "quarter", "year", "year")]
    fiscal = [fiscal_span(2025, starts, chance.randint(1, 4)), fiscal_span(2025, starts, None)]
    return chance.choice((None, None, None, *around, *fiscal, Span(f"{day}..{until}", day, until)))


def _number(chance: Random, low: int, high: int) -> str:
    """A number of at most one decimal, so that it often falls on a target."""
    return f"{chance.randint(low * 5, high * 5) / 5:g}"


def _target(chance: Random, kind: str, unit: str) -> dict[str, str]:
    if kind in {"proportion", "check"}:
        percent = f"at least {chance.choice(SHARES)} {unit}"
        return {"value": chance.choice((percent, percent, ">= 900 per 1000", "at least 999900 ppm", "at most 80 %"))}
    if kind == "count":
        return {"value": chance.choice(SENSES).format(chance.randint(0, 4), u=unit).strip()}
    low = _number(chance, 1, 5)
    value = chance.choice(SENSES if kind == "rating" else INTERVALS).format(low, f"{float(low) + 2:g}", u=unit).strip()
    manner = chance.choice(({}, {"attain": f"{chance.choice(SHARES)} %"}, {"judged_by": "mean"}, {"judged_by": "total"}))
    return {"value": value} | (manner if kind != "rating" or manner != {"judged_by": "total"} else {})


def _promise(chance: Random, kind: str, units: tuple[str, ...], since: date | None) -> dict[str, Any]:
    told: dict[str, Any] = {"target": _target(chance, kind, chance.choice(units))}
    for key in ("limit", "stretch"):
        other = _target(chance, kind, chance.choice(units))
        # A limit or stretch in one line is judged in the manner of its target.
        told |= chance.choice(({}, {key: other}, {key: other["value"]}))
    return told | ({"since": str(since)} if since else {})


def _value(chance: Random, measure: dict[str, str], units: tuple[str, ...]) -> str:
    kind = measure["kind"]
    if kind in {"proportion", "check"}:
        whole = chance.randint(1, 20)
        part = chance.randint(whole // 2, whole)
        return chance.choice((f"{part}/{whole}", f"{part}/{whole}", "19/20", "9/10", "pass" if kind == "check" else "199/200"))
    if kind == "count":
        return f"{chance.randint(0, 9)}/{chance.randint(1, 999)}" if "per" in measure else f"{chance.randint(0, 4)}"
    if kind == "rating":
        return " ".join(chance.choice(("1", "2", "3", "4", "5", "5x9", "4x3", "2x1")) for _ in range(chance.randint(1, 4)))
    written = units if kind == "duration" else ("", units[0])
    numbers = (chance.choice((_number(chance, 0, 7), _number(chance, 1, 4), "0.000001")) for _ in range(chance.randint(1, 4)))
    return " ".join(f"{number}{chance.choice(written)}" for number in numbers)


def a_standard(chance: Random) -> Written:
    measure, units = chance.choice(MEASURES)
    begun = sorted({a_day(chance) for _ in range(chance.randint(0, 3))}, reverse=True)
    definition = {"statement": "s", "measure": measure | {"every": chance.choice(CADENCES)}}
    definition |= _promise(chance, measure["kind"], units, begun[0] if begun else None)
    if begun[1:]:
        definition["was"] = [_promise(chance, measure["kind"], units, since) for since in begun[1:]]
    return Written(definition, units, _recorded(chance, measure, units))


def _recorded(chance: Random, measure: dict[str, str], units: tuple[str, ...]) -> tuple[tuple[date, str], ...]:
    """Values on random days, some of them close together; now and then there was no opportunity."""
    near = a_day(chance, date(2025, 12, 1), LAST)
    found = []
    for _ in range(chance.randint(0, 16)):
        day = chance.choice((a_day(chance), near - DAY * chance.randint(0, 40)))
        found.append((day, "" if chance.random() < 0.15 else _value(chance, measure, units)))
    return tuple(found)


def waivers(chance: Random, names: Sequence[str]) -> list[Waiver]:
    """Waivers of some standards: of a day, of some weeks, of months; some given beforehand, some afterwards."""
    found = []
    for _ in range(chance.randint(0, 6)):
        first = a_day(chance)
        last = first + DAY * chance.choice((0, 6, 30, 31, 100, 300))
        found.append(Waiver(chance.choice(names), first + DAY * chance.choice((-20, 0, 40)), first, last))
    return found


def redefined(chance: Random, written: Written) -> tuple[Written, Written]:
    """What was recorded up to a day, and what was since, when the file has another target and no word of the old one."""
    split = a_day(chance, date(2025, 9, 1), date(2026, 1, 15))
    told = {key: value for key, value in written.definition.items() if key not in {"limit", "stretch", "since", "was"}}
    told |= _promise(chance, told["measure"]["kind"], written.units, None)
    since = _recorded(chance, told["measure"], written.units)
    before = written._replace(recorded=tuple(one for one in written.recorded if one[0] < split))
    return before, Written(told, written.units, tuple(one for one in since if one[0] >= split))
