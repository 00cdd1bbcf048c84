"""What proportion and check share: a part of a whole, pooled by adding parts and wholes."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from operator import gt

from msgspec import Struct

from handoff.measures._quantities import number_fault
from handoff.measures._shown import hundred_percent_and_none, number_shown
from handoff.model.number import is_plain, micro, micros, parse_number
from handoff.model.problem import Fault
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.text import quoted

__all__ = ["judged_value", "kept", "met", "show", "suits"]


_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)


class Share(Struct, frozen=True):
    """A part and its whole, as typed."""

    part: Decimal
    whole: Decimal


def parse_share(text: str, example: str) -> Share | Fault:
    """Read ``97/104``; a fault where it is no part of a whole above 0."""
    if not text:
        return number_fault(text, example)
    first, slash, second = text.partition("/")
    if not slash:
        return Fault(
            f"{quoted(text)} does not say of how many: expected two counts, such as {example}.",
            "Results are pooled by adding the counts of every entry; a share without its counts cannot be added to another.",
            f"Write how many were good and of how many, such as {example}.",
        )
    part, whole = parse_number(first.strip(" ")), parse_number(second.strip(" "))
    if part is None or whole is None:
        return number_fault(text, example)
    if may_mean_thousands(first) or may_mean_thousands(second):
        return thousands_fault(text, example)
    return _refused(text, part, whole, example) or Share(part, whole)


def may_mean_thousands(number: str) -> bool:
    """Whether a count is written as half the world writes thousands: 1.200."""
    return "." in number and _THOUSANDS.fullmatch(number.strip(" ")) is not None


def thousands_fault(text: str, example: str) -> Fault:
    """Say that nobody can tell 1.200 from twelve hundred."""
    return Fault(
        f"{quoted(text)} may mean thousands or thousandths.",
        "Some write 1.200 for twelve hundred; counted as one and a fifth it would be wrong by a thousand.",
        f"Write counts without a point, such as {example}; a true fraction with other than three decimals, such as 1.2.",
    )


def _refused(text: str, part: Decimal, whole: Decimal, example: str) -> Fault | None:
    if part.is_signed() or whole.is_signed():
        return Fault(
            f"{quoted(text)} has a minus sign.", "Nobody can count fewer than none.", f"Write two counts, such as {example}."
        )
    if whole == 0:
        return Fault(
            f"{quoted(text)} has nothing to measure.",
            "A share of nothing is neither good nor bad.",
            f"Use --no-opportunity with the reason, or write counts such as {example}.",
        )
    if part > whole:
        return Fault(
            f"{quoted(text)} has more good ones than there were.",
            "A part cannot be larger than its whole.",
            f"Write the part first and the whole after the slash, such as {example}.",
        )
    return None


def sum_share(part: Decimal, whole: Decimal) -> Summary | None:
    """One entry's part and whole; None where a decoded pair is no share."""
    if is_plain(part) and is_plain(whole) and 0 <= part <= whole and whole > 0:
        return Summary(entries=1, total=micro(part), base=micro(whole))
    return None


def pool_shares(parts: Sequence[float | None], wholes: Sequence[float | None]) -> Summary | None:
    """The parts and wholes of many entries; None where a pair may be no share."""
    part, whole = micros(parts), micros(wholes)
    if not part or not whole or min(part) < 0 or min(whole) <= 0 or any(map(gt, part, whole)):
        return None
    return Summary(entries=len(part), total=sum(part), base=sum(whole))


def suits(target: Target, measure: Measure) -> Fault | None:
    """Say why a target cannot be held against a share: another unit, outside 0 to 100 %, or judged reading by reading."""
    if target.unit.family != "ratio":
        return Fault(
            f"`{target.text}` is no share, and this {measure.kind} is one.",
            "A share can be compared only with a share.",
            "Write the target in %, per 100, per 1000 or ppm, such as `at least 90 %`.",
        )
    if any(end is not None and not 0 <= end <= 1 for end in (target.low, target.high)):
        return Fault(
            f"`{target.text}` lies outside 0 % to 100 %.",
            "A share never does, so the target would always or never be met.",
            "Write a target between 0 % and 100 %.",
        )
    return pooled_only(target, measure)


def pooled_only(target: Target, measure: Measure) -> Fault | None:
    """Say that ``attain`` and ``judged_by`` have no meaning without readings, or None."""
    if target.judged_by == "each" and target.attain == 1:
        return None
    return Fault(
        f"`{target.text}` is judged by its readings, and a {measure.kind} has none.",
        f"A {measure.kind} is pooled into one number for the period, and that is held against the target.",
        "Leave out `attain` and `judged_by`.",
    )


def judged_value(summary: Summary, target: Target, measure: Measure) -> Fraction | None:  # noqa: ARG001 -- the room's protocol
    """Parts over wholes, a share of one."""
    return Fraction(summary.total, summary.base) if summary.base else None


def met(summary: Summary, target: Target, measure: Measure) -> bool:
    """Whether the pooled share keeps the target."""
    share = judged_value(summary, target, measure)
    return share is not None and target.holds(share)


def kept(summary: Summary, limit: Target, measure: Measure) -> bool:
    """Whether the pooled share keeps the limit."""
    return met(summary, limit, measure)


def show(summary: Summary, target: Target, measure: Measure, limit: Target | None = None) -> str:
    """The pooled share in the target's unit; never 100 % where one is missing."""
    share = judged_value(summary, target, measure)
    return "" if share is None else number_shown(share, target, limit, also=hundred_percent_and_none(target.unit))
