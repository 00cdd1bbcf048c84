"""What value, duration and rating share: readings, each inside a target or not, with their mean and total."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from handoff.measures._shown import number_shown, reading_shown, share_shown
from handoff.model.number import MICRO, is_plain, number_text
from handoff.model.standard import Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target

__all__ = ["judged_value", "kept", "met", "show"]

# No reading comes near it: nine digits of days in microseconds have twenty.
_OPEN_END = 10**30
_ONE = Fraction(1)


class Inside(Struct, frozen=True):
    """The smallest and the largest reading inside a target, in millionths of the unit in which readings are summed."""

    low: int
    high: int


@lru_cache(maxsize=4096)
def inside(target: Target, kind: MeasureKind) -> Inside:
    """The readings of a kind inside a target.  A reading is a whole number of millionths, so ends round inwards."""
    factor = _factor(target, kind)
    up, down = MICRO * factor.denominator, factor.numerator
    low = -_OPEN_END if target.low is None else -(-target.low.numerator * up // (target.low.denominator * down))
    high = _OPEN_END if target.high is None else target.high.numerator * up // (target.high.denominator * down)
    return Inside(low, high)


def sum_readings(readings: Sequence[int], entries: int, target: Inside, limit: Inside | None) -> Summary:
    """Sum up the readings (in millionths) of some entries; there is at least one."""
    lowest, highest, number = min(readings), max(readings), len(readings)

    def within(ends: Inside) -> int:
        if ends.low <= lowest and highest <= ends.high:
            return number
        return sum(ends.low <= reading <= ends.high for reading in readings)

    conforming = within(target) * MICRO
    return Summary(
        entries=entries,
        total=sum(readings),
        base=number * MICRO,
        squares=sum([reading * reading for reading in readings]),
        conforming=conforming,
        tolerable=conforming if limit is None else within(limit) * MICRO,
        low=lowest,
        high=highest,
    )


def sum_counted(readings: Iterable[tuple[int, int]], target: Inside, limit: Inside | None) -> Summary:
    """Sum up pairs of a reading (in millionths) and how often it was seen; there is at least one."""
    limit = limit or target
    total = number = squares = conforming = tolerable = 0
    lowest, highest = _OPEN_END, -_OPEN_END
    for reading, times in readings:
        total += reading * times
        number += times
        squares += reading * reading * times
        if target.low <= reading <= target.high:
            conforming += times
        if limit.low <= reading <= limit.high:
            tolerable += times
        lowest, highest = min(reading, lowest), max(reading, highest)
    return Summary(1, total, number * MICRO, squares, conforming * MICRO, tolerable * MICRO, lowest, highest)


def judged_value(summary: Summary, target: Target, measure: Measure) -> Fraction | None:
    """The share of readings inside, or their mean or total in the base of the target's family."""
    if not summary.base:
        return None
    if target.judged_by == "each":
        return Fraction(summary.conforming, summary.base)
    return Fraction(summary.total, summary.base if target.judged_by == "mean" else MICRO) * _factor(target, measure.kind)


def met(summary: Summary, target: Target, measure: Measure) -> bool:
    """Whether enough readings lie inside the target, or their mean or total does."""
    return _keeps(summary, summary.conforming, target, measure)


def kept(summary: Summary, limit: Target, measure: Measure) -> bool:
    """Whether enough readings lie inside the limit, or their mean or total does."""
    return _keeps(summary, summary.tolerable, limit, measure)


def show(summary: Summary, target: Target, measure: Measure, limit: Target | None = None) -> str:
    """The mean or total; the reading, where there is one; else how many lie inside."""
    if not summary.base or summary.low is None or summary.high is None:
        return ""
    if target.judged_by != "each":
        value = judged_value(summary, target, measure) or Fraction(0)
        return f"{target.judged_by} {number_shown(value, target, limit)}"
    factor = _factor(target, measure.kind)
    if target.attain < 1:
        share = Fraction(summary.conforming, summary.base)
        ends = (target.attain, limit.attain) if limit else (target.attain,)
        return f"{share_shown(share, ends)} within"
    if summary.base == MICRO:
        return reading_shown(Fraction(summary.low, MICRO) * factor, target, limit)
    mean = number_shown(Fraction(summary.total, summary.base) * factor, target, limit)
    worst = reading_shown(_worst(summary, target, factor), target, limit)
    return f"{summary.conforming // MICRO} of {summary.base // MICRO} within (mean {mean}, worst {worst})"


def _keeps(summary: Summary, within: int, held: Target, measure: Measure) -> bool:
    if not summary.base:
        return False
    if held.judged_by == "each":
        return within * held.attain.denominator >= summary.base * held.attain.numerator
    value = judged_value(summary, held, measure)
    return value is not None and held.holds(value)


def _worst(summary: Summary, target: Target, factor: Fraction) -> Fraction:
    """The reading farthest beyond its end of the target, or the one nearest to that."""
    low, high = Fraction(summary.low or 0, MICRO) * factor, Fraction(summary.high or 0, MICRO) * factor
    if target.low is None:
        return high
    return low if target.high is None or target.low - low > high - target.high else high


def _factor(target: Target, kind: MeasureKind) -> Fraction:
    """How much one of the unit in which readings are summed is in the base: durations are summed in it."""
    return _ONE if kind == "duration" else target.unit.factor


def typed_inside(target: Target | None) -> str:
    """A reading that keeps the target, as one would type it (``4h``); '' without a target, or where no short number does."""
    if target is None:
        return ""
    ends = [end / target.unit.factor for end in (target.low, target.high) if end is not None]
    middle = sum(ends, Fraction(0)) / len(ends)
    number = Decimal(middle.numerator) / Decimal(middle.denominator)
    return f"{number_text(number)}{target.unit.symbol}" if Fraction(number) == middle and is_plain(number) else ""
