"""How a judged number is rounded for people: short, and never onto or across a number that it is held against."""

from fractions import Fraction
from functools import lru_cache

from handoff.model.target import Target
from handoff.model.unit import Unit

LONGEST_END = 10**6  # no target has more than six decimals


def number_shown(value: Fraction, target: Target, limit: Target | None, also: tuple[Fraction, ...] = (), decimals: int = 0) -> str:
    """A value (in the base of the target's family) in the target's unit, with its symbol.

    It is never rounded across an end of the target or limit.  ``also`` are further values that only their equals may show as.
    ``decimals`` are wanted at least; the target may give more.
    """
    ends = [end for held in (target, limit) if held is not None for end in (held.low, held.high) if end is not None]
    factor = target.unit.factor
    text = rounded(value / factor, tuple(end / factor for end in (*ends, *also)), decimals=max(decimals, _decimals(target)))
    return f"{text} {target.unit.symbol}".rstrip()


def reading_shown(reading: Fraction, target: Target, limit: Target | None) -> str:
    """A single reading (in the base of the target's family) in the target's unit: itself, where six decimals can write it."""
    exact = LONGEST_END % (reading / target.unit.factor).denominator == 0
    return number_shown(reading, target, limit, decimals=6 if exact else 0)


def share_shown(share: Fraction, ends: tuple[Fraction, ...]) -> str:
    """A share of one in %, never rounded across ends."""
    return rounded(share * 100, tuple(end * 100 for end in (*ends, Fraction(0), Fraction(1))), decimals=1) + " %"


def hundred_percent_and_none(unit: Unit) -> tuple[Fraction, ...]:
    """All and nothing, which a share must not show as unless it is: 99.97 % is not 100 %."""
    return (Fraction(0), Fraction(1)) if unit.family == "ratio" else (Fraction(0),)


def rounded(value: Fraction, ends: tuple[Fraction, ...], decimals: int) -> str:
    """The value with so many decimals, or as many more as keep it on its side of every end and show two digits of it.

    An exact value drops its last zeros, so that 95 % is 95 % and 95.0 % is a rounded one.
    """
    # An end such as 100 min cannot be written in hours: its equal may stand on either side.
    held = [end for end in ends if end != value or LONGEST_END % end.denominator == 0]
    while not _faithful(value, held, decimals):
        decimals += 1
    scale = 10**decimals
    near = _nearest(value, scale)
    whole, rest = divmod(abs(near), scale)
    text = f"{whole}.{rest:0{decimals}}" if decimals else f"{whole}"
    if near * value.denominator == value.numerator * scale:
        text = text.rstrip("0").rstrip(".") if decimals else text
    return f"-{text}" if value < 0 and text.strip("0.") else text


def _faithful(value: Fraction, ends: list[Fraction], decimals: int) -> bool:
    # Whole numbers throughout: fractions would be reduced at every step, which takes ten times as long.
    number, parts = value.numerator, value.denominator
    scale: int = 10**decimals
    near = _nearest(value, scale)
    for end in ends:
        side, real = near * end.denominator - end.numerator * scale, number * end.denominator - end.numerator * parts
        if (side > 0) != (real > 0) or (side < 0) != (real < 0):
            return False
    return near * parts == number * scale or abs(number) * scale >= 10 * parts  # two digits


def _nearest(value: Fraction, scale: int) -> int:
    """The value in so many parts of one, rounded as ``round`` does: a half goes to the even neighbour."""
    whole, rest = divmod(value.numerator * scale, value.denominator)
    beyond = 2 * rest - value.denominator
    return whole + (beyond > 0 or (beyond == 0 and whole % 2 == 1))


@lru_cache(maxsize=4096)
def _decimals(target: Target) -> int:
    """One decimal more than the target has; shares have one."""
    if target.unit.family == "ratio":
        return 1
    ends = [end / target.unit.factor for end in (target.low, target.high) if end is not None]
    return 1 + next((places for places in range(6) if all(10**places % end.denominator == 0 for end in ends)), 6)
