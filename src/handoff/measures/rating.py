"""The measure ``rating``: opinions on a stated scale, such as 5x20 4x10 (twenty fives and ten fours)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from handoff.measures._entries import not_this_kind, unmeasured
from handoff.measures._quantities import number_fault
from handoff.measures._readings import inside, judged_value, kept, met, show, sum_counted
from handoff.model.entry import Observation, Plain
from handoff.model.number import NUMBER_PATTERN, is_plain, micro, micros, number_text, parse_number
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.text import quoted

__all__ = [
    "CHART",
    "NAME",
    "WRITTEN",
    "example",
    "judged_value",
    "kept",
    "met",
    "parse",
    "pool",
    "show",
    "suits",
    "summarise",
    "written",
]

NAME: MeasureKind = "rating"
WRITTEN = "5x20 4x10 or 4 5 3"
CHART: ChartKind = "xmr"
MOST = 999_999_999
_SCALE = re.compile(rf"({NUMBER_PATTERN}) ?(?:to|-|\u2013) ?({NUMBER_PATTERN})")
_RATING = re.compile(rf"({NUMBER_PATTERN})(?:[xX\u00d7]([0-9]{{1,9}}))?")


class Scale(Struct, frozen=True):
    """The lowest and the highest rating."""

    low: Decimal
    high: Decimal


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:
    """Read ratings one by one or counted, on the measure's scale; equal ones are put together, highest first."""
    scale = _scale(measure)
    if isinstance(scale, Fault):
        return scale
    times: dict[Decimal, int] = {}
    for piece in filter(None, " ".join(words).split(" ")):
        match = _RATING.fullmatch(piece)
        if not match:
            return number_fault(piece, WRITTEN)
        rating = Decimal(match[1])
        if not scale.low <= rating <= scale.high:
            return Fault(
                f"{quoted(piece)} is outside the scale {measure.scale}: expected ratings such as {WRITTEN}.",
                "A rating that cannot be given moves the mean.",
                f"Write ratings on the scale {measure.scale}, as in {WRITTEN}.",
            )
        times[rating] = times.get(rating, 0) + int(match[2] or 1)
    return _observation(" ".join(words), times)


def _observation(text: str, times: dict[Decimal, int]) -> Observation | Fault:
    ratings = tuple((rating, times[rating]) for rating in sorted(times, reverse=True) if times[rating])
    if not ratings:
        return number_fault("", WRITTEN)
    if any(many > MOST for _, many in ratings):
        return number_fault(text, WRITTEN)
    return Observation(ratings=ratings)


def _scale(measure: Measure) -> Scale | Fault:
    match = _SCALE.fullmatch(" ".join(measure.scale.split()))
    low, high = (parse_number(match[1]), parse_number(match[2])) if match else (None, None)
    if low is None or high is None or low >= high:
        return Fault(
            f"The measure's scale {quoted(measure.scale)} cannot be read.",
            "Without its ends nobody can tell a rating from a slip of the pen.",
            "Write the lowest and the highest rating, such as `scale: 1 to 5`.",
        )
    return Scale(low, high)


def ends_of_scale(measure: Measure) -> tuple[Fraction, ...]:
    """The lowest and the highest rating there can be; none where the scale cannot be read."""
    scale = _scale(measure)
    return () if isinstance(scale, Fault) else (Fraction(scale.low), Fraction(scale.high))


def example(measure: Measure, target: Target | None = None) -> str:  # noqa: ARG001 -- the room's protocol
    """Ratings on the measure's scale."""
    scale = _scale(measure)
    high, low = (Decimal(5), Decimal(4)) if isinstance(scale, Fault) else (scale.high, max(scale.low, scale.high - 1))
    return f"{number_text(high)}x20 {number_text(low)}x10"


def written(observation: Observation) -> str:
    """The observation as people write it; '' where it is none of this kind."""
    return " ".join(f"{rating}x{times}" for rating, times in observation.ratings or ())


def suits(target: Target, measure: Measure) -> Fault | None:
    """Say why a target cannot be held against these ratings, or None."""
    scale = _scale(measure)
    if isinstance(scale, Fault):
        return scale
    if target.unit.symbol not in ("", "points"):
        return Fault(
            f"`{target.text}` is in {target.unit.symbol}: expected a rating on the scale {measure.scale}.",
            "Ratings are compared with the target as they were given.",
            "Write the rating alone, such as `at least 4`; the share of answers that must reach it is `attain: 90 %`.",
        )
    if target.judged_by == "total":
        return Fault(
            f"`{target.text}` adds ratings up.",
            "The sum of opinions grows with the number of people asked.",
            "Write `judged_by: mean`, or `attain` with the share of ratings that must reach the target.",
        )
    if any(end is not None and not scale.low <= end <= scale.high for end in (target.low, target.high)):
        return Fault(
            f"`{target.text}` lies outside the scale {measure.scale}.",
            "No rating can lie there, so the target would always or never be met.",
            f"Write a target on the scale {measure.scale}.",
        )
    return None


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:  # noqa: ARG001 -- the room's protocol
    """One entry's ratings, each as often as it was given, in millionths."""
    ratings = observation.ratings
    if ratings is None:
        return unmeasured(observation, NAME, WRITTEN)
    if not ratings or not all(is_plain(rating) and 0 < times <= MOST for rating, times in ratings):
        return not_this_kind(NAME, WRITTEN)
    if observation != Observation(ratings=ratings):
        return not_this_kind(NAME, WRITTEN)
    tolerated = None if limit is None else inside(limit, NAME)
    return sum_counted(((micro(rating), times) for rating, times in ratings), inside(target, NAME), tolerated)


def pool(many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:  # noqa: ARG001 -- the room's protocol
    """Many entries' ratings, each as often as it was given, in millionths."""
    ratings = micros([rating for one in many for rating, _ in one.ratings])
    times = [times for one in many for _, times in one.ratings]
    if not ratings or not all(one.ratings for one in many) or not (min(times) > 0 and max(times) <= MOST):
        return None
    tolerated = None if limit is None else inside(limit, NAME)
    return replace(sum_counted(zip(ratings, times, strict=True), inside(target, NAME), tolerated), entries=len(many))
