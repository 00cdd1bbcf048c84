"""The compliance report computed a second time, plainly and slowly, straight from the words of the design."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from .periods import DAY, Span, last_full, overdue_from, period_around, period_name
from .words import FACTORS, Aim, Seen, Standard, Waiver

TIMES = ("s", "min", "h", "d")
WORST_FIRST = ("missed", "near", "met")


class Part(NamedTuple):
    """What was measured under one promise, its verdict, and in how many periods."""

    verdict: str
    measured: list[Seen]
    periods: int


class Row(NamedTuple):
    """A row of the report; ``periods`` are due, measured and met."""

    standard: str
    period: str
    result: str
    value: float | None
    n: Fraction
    interval: tuple[float, float] | None
    periods: tuple[int, int, int]
    overdue_since: date | None
    stretch_reached: bool


def inside(aim: Aim, number: Fraction) -> bool:
    return (aim.low is None or number >= aim.low) and (aim.high is None or number <= aim.high)


def number_of(standard: Standard, aims: Iterable[tuple[Aim, Seen]], periods: int) -> tuple[Fraction, Fraction]:
    """The number that a promise is about, and its n; each measurement comes with the aim that it is held against."""
    held = tuple(aims)
    readings = [(aim, reading) for aim, one in held for reading in one.readings]
    if standard.kind in {"proportion", "check"} or standard.exposed:
        whole = sum((one.whole or Fraction(0) for _, one in held), Fraction(0))
        return sum((one.part for _, one in held), Fraction(0)) / whole, whole
    if standard.kind == "count":
        return sum((one.part for _, one in held), Fraction(0)) / periods, Fraction(len(held))
    judged_by = held[0][0].judged_by
    if judged_by == "each":
        return Fraction(sum(inside(aim, reading) for aim, reading in readings), len(readings)), Fraction(len(readings))
    total = sum((reading for _, reading in readings), Fraction(0))
    return total / (len(readings) if judged_by == "mean" else periods), Fraction(len(readings))


def keeps(standard: Standard, aim: Aim, measured: Sequence[Seen], periods: int) -> bool:
    number, _ = number_of(standard, ((aim, one) for one in measured), periods)
    by_readings = standard.kind in {"value", "duration", "rating"} and aim.judged_by == "each"
    return number >= aim.attain if by_readings else inside(aim, number)


def parts(standard: Standard, measured: Sequence[Seen]) -> list[Part]:
    """Each part is judged by its own target: the worst first, of equally bad ones the newest."""
    found = []
    for promise in {one.promise for one in measured}:
        part = [one for one in measured if one.promise == promise]
        periods = 1 if standard.every == "event" else len({period_name(one.day, standard.every) for one in part})
        if keeps(standard, promise.target, part, periods):
            verdict = "met"
        else:
            verdict = "near" if promise.limit and keeps(standard, promise.limit, part, periods) else "missed"
        found.append(Part(verdict, part, periods))
    return sorted(found, key=lambda one: (WORST_FIRST.index(one.verdict), -max(seen.day for seen in one.measured).toordinal()))


def wilson(part: Fraction, whole: Fraction) -> tuple[float, float]:
    """Wilson's interval as E. B. Wilson wrote it in 1927, with the 97.5 % point of the normal distribution."""
    z, n, share = 1.959963984540054, float(whole), float(part / whole)
    centre, half = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def row(standard: Standard, measurements: Sequence[Seen], as_of: date, asked: Span | None, waivers: Sequence[Waiver] = ()) -> Row:
    """One standard over the span that was asked for, or over its own last full period.

    A period whose last day lies in a waiver known by then is waived: due, and judged no further.  So is each day of events.
    """
    span = asked or last_full(as_of, standard.every)
    begun = standard.promises[-1][0]
    mine = [one for one in measurements if one.standard == standard.name and one.day <= as_of]
    allowed = [one for one in waivers if one.standard == standard.name and one.given <= as_of]
    results: list[str] = []
    pooled: list[Seen] = []
    late: list[Span] = []
    for period in [span] if standard.every == "event" else ended_in(span, standard.every, as_of):
        inside_it = [one for one in mine if period.first <= one.day <= period.last and promised(standard, one.day)]
        owed = standard.every != "event" and begun <= period.first
        if standard.every == "event":
            kept = [one for one in inside_it if not is_waived(one.day, allowed)]
            waived, inside_it = bool(inside_it) and not kept, kept
        else:
            waived = (bool(inside_it) or owed) and is_waived(period.last, allowed)
        measured = [one for one in inside_it if one.opportunity and not waived]
        pooled.extend(measured)
        if waived:
            results.append("waived")
        elif measured:
            results.append(parts(standard, measured)[0].verdict)
        elif inside_it:
            results.append("no-opportunity")
        elif owed:
            results.append("overdue" if as_of >= overdue_from(period) else "unmeasured")
            late.extend([period] if as_of >= overdue_from(period) else [])
    counted = [result for result in results if result != "no-opportunity"]
    periods = (len(counted), sum(one in WORST_FIRST for one in counted), counted.count("met"))
    since = overdue_from(oldest_of_run(standard, mine, late, allowed)) if late else None
    if not pooled:
        without = next((one for one in ("overdue", "unmeasured", "no-opportunity", "waived") if one in results), "not-due")
        return Row(standard.name, span.label, without, None, Fraction(0), None, periods, since, stretch_reached=False)
    return judged(
        Row(standard.name, span.label, "", None, Fraction(0), None, periods, since, stretch_reached=False), standard, pooled
    )


def is_waived(day: date, waivers: Iterable[Waiver]) -> bool:
    return any(one.first <= day <= one.last for one in waivers)


def promised(standard: Standard, day: date) -> bool:
    """Whether a day's measurement belongs to the promise: its period reaches into it; an event has no period but its day."""
    last = day if standard.every == "event" else period_around(day, standard.every).last
    return last >= standard.promises[-1][0]


def ended_in(span: Span, every: str, as_of: date) -> list[Span]:
    """The periods that end in a span and are over: the day after their last one has come."""
    days = [span.first + DAY * number for number in range((span.last - span.first).days + 1)]
    return [period for day in days if (period := period_around(day, every)).last == day < as_of]


def oldest_of_run(standard: Standard, mine: Sequence[Seen], late: Sequence[Span], waivers: Sequence[Waiver]) -> Span:
    """The first of the unbroken row of promised periods without an entry or a waiver that ends with the newest overdue one.

    Without a first day of the promise and without any of them before, nobody can say when it began: the oldest in the span.
    """
    before = [one.day for one in mine if one.day < late[-1].first]
    for one in waivers:
        days = [one.first + DAY * number for number in range((one.last - one.first).days + 1)]
        before += [day for day in days if day < late[-1].first and period_around(day, standard.every).last == day]
    begun = standard.promises[-1][0]
    if not before and begun == date.min:
        return late[0]
    period = late[-1]
    while True:
        earlier = period_around(period.first - DAY, standard.every)
        if earlier.first < begun or any(earlier.first <= day <= earlier.last for day in before):
            return period
        period = earlier


def judged(empty: Row, standard: Standard, pooled: Sequence[Seen]) -> Row:
    """The row: the worst part's result, and the figures of all parts together where they can be added up.

    A stretch is reached where every part reaches its own.
    """
    found = parts(standard, pooled)
    result, part, periods = found[0]
    target = part[0].promise.target
    aims = {one.promise.target for one in pooled}
    readings = standard.kind in {"value", "duration", "rating"}
    units = {aim.unit for aim in aims} if readings and target.judged_by != "each" else {""}
    if len(found) > 1 and len({aim.judged_by for aim in aims}) == len(units) == 1:
        part = list(pooled)
        periods = 1 if standard.every == "event" else len({period_name(one.day, standard.every) for one in part})
    value, n = number_of(standard, ((one.promise.target, one) for one in part), periods)
    share = standard.kind in {"proportion", "check"} or (standard.kind != "count" and target.judged_by == "each")
    return empty._replace(
        result=result,
        value=float(value if share or target.unit not in TIMES else value / FACTORS[target.unit]),
        n=n,
        interval=wilson(value * n, n) if share else None,
        stretch_reached=result == "met" and all(stretched(standard, one) for one in found),
    )


def stretched(standard: Standard, part: Part) -> bool:
    """Whether a part reaches the stretch beside its target.

    The ledger's summaries count the readings inside target and limit.  Where a stretch has an interval of its own for each
    reading, the program says that it is reached only when all readings are inside.
    """
    promise = part.measured[0].promise
    beside = (stretch for (_, own), stretch in zip(standard.promises, standard.stretches, strict=True) if own == promise)
    stretch = next(beside, None)
    if stretch is None:
        return False
    if stretch.judged_by == "each" and (stretch.low, stretch.high) != (promise.target.low, promise.target.high):
        stretch = stretch._replace(attain=Fraction(1))
    return keeps(standard, stretch, part.measured, part.periods)


def totals(rows: Iterable[Row]) -> tuple[int, int, int]:
    """Due, measured and met of all rows."""
    found = [row.periods for row in rows]
    return sum(one[0] for one in found), sum(one[1] for one in found), sum(one[2] for one in found)
