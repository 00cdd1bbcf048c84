"""The measure ``count``: how many, such as 3 complaints, or how many per exposure, such as 3/250 deliveries."""

from collections.abc import Sequence
from fractions import Fraction

from handoff.measures._entries import not_this_kind, unmeasured
from handoff.measures._quantities import number_fault
from handoff.measures._shares import may_mean_thousands, pooled_only, thousands_fault
from handoff.measures._shown import hundred_percent_and_none, number_shown
from handoff.model.entry import Observation, Plain
from handoff.model.number import MICRO, is_plain, micro, micros, parse_number
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.text import quoted

NAME: MeasureKind = "count"
WRITTEN = "3 or 3/250"
CHART: ChartKind = "u"


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:
    """Read ``3``, or ``3/250`` where the measure says per what it counts."""
    text = " ".join(words).strip(" ")
    first, slash, second = text.partition("/")
    if text and bool(slash) != bool(measure.per):
        return _other_form(text, measure)
    count = parse_number(first.strip(" "))
    exposure = parse_number(second.strip(" ")) if slash else None
    if count is None or (slash and exposure is None):
        return number_fault(text, example(measure))
    if may_mean_thousands(first) or may_mean_thousands(second):
        return thousands_fault(text, example(measure))
    if count.is_signed() or count % 1:
        return Fault(
            f"{quoted(text)} is no count.",
            "What is counted comes in whole numbers, from 0 up.",
            f"Write a whole number, such as {example(measure)}.",
        )
    if exposure is not None and exposure <= 0:
        return Fault(
            f"{quoted(text)} counts per {measure.per}, of which there were none.",
            "Where nothing could happen, a count of 0 says nothing.",
            f"Use --no-opportunity with the reason, or write {example(measure)}.",
        )
    return Observation(count=count, exposure=exposure)


def example(measure: Measure, target: Target | None = None) -> str:  # noqa: ARG001 -- the room's protocol
    """A count, with its exposure where the measure says per what it counts."""
    return "3/250" if measure.per else "3"


def _other_form(text: str, measure: Measure) -> Fault:
    if measure.per:
        return Fault(
            f"{quoted(text)} does not say per how many: expected a count and its exposure, such as 3/250.",
            f"This measure counts per {measure.per}, and both numbers are added over the period.",
            "Write the count, a slash and the exposure, such as 3/250.",
        )
    return Fault(
        f"{quoted(text)} has an exposure: expected one count, such as 3.",
        "This measure says no `per`, so nobody knows what the second number counts.",
        "Write the count alone, such as 3, or give the measure a `per`.",
    )


def written(observation: Observation) -> str:
    """The observation as people write it; '' where it is none of this kind."""
    if observation.count is None:
        return ""
    return str(observation.count) if observation.exposure is None else f"{observation.count}/{observation.exposure}"


def suits(target: Target, measure: Measure) -> Fault | None:
    """Say why a target cannot be held against this count, or None."""
    if target.unit.family not in (("ratio", "plain") if measure.per else ("plain", "named")):
        expected = (
            f"so many per {measure.per}, such as `at most 3 per 1000`" if measure.per else "a plain number, such as `at most 3`"
        )
        return Fault(
            f"`{target.text}` cannot be held against this count: expected {expected}.",
            "A count is judged as counted, a count with `per` as a rate.",
            f"Write the target as {expected}.",
        )
    return pooled_only(target, measure)


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:  # noqa: ARG001 -- the room's protocol
    """One entry's count over its exposure, or over one entry."""
    count, exposure = observation.count, observation.exposure
    if count is None:
        return unmeasured(observation, NAME, WRITTEN)
    if not is_plain(count) or count < 0 or count % 1 or (exposure is None) == bool(measure.per):
        return not_this_kind(NAME, example(measure))
    if exposure is not None and not (is_plain(exposure) and exposure > 0):
        return not_this_kind(NAME, example(measure))
    if observation != Observation(count=count, exposure=exposure):
        return not_this_kind(NAME, example(measure))
    return Summary(entries=1, total=micro(count), base=MICRO if exposure is None else micro(exposure))


def pool(many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:  # noqa: ARG001 -- the room's protocol
    """Many entries' counts over their exposures, or over one entry each."""
    counts = micros([one.count for one in many])
    if not counts or min(counts) < 0 or any(count % MICRO for count in counts):
        return None
    given = [one.exposure for one in many]
    exposures = micros(given) if measure.per else [MICRO] * given.count(None)
    if exposures is None or len(exposures) < len(counts) or min(exposures) <= 0:
        return None
    return Summary(entries=len(counts), total=sum(counts), base=sum(exposures))


def judged_value(summary: Summary, target: Target, measure: Measure) -> Fraction | None:  # noqa: ARG001 -- the room's protocol
    """Counts over exposures; without ``per`` the number counted in the period."""
    if not summary.base:
        return None
    return Fraction(summary.total, summary.base if measure.per else MICRO)


def met(summary: Summary, target: Target, measure: Measure) -> bool:
    """Whether the pooled count or rate keeps the target."""
    value = judged_value(summary, target, measure)
    return value is not None and target.holds(value)


def kept(summary: Summary, limit: Target, measure: Measure) -> bool:
    """Whether the pooled count or rate keeps the limit."""
    return met(summary, limit, measure)


def show(summary: Summary, target: Target, measure: Measure, limit: Target | None = None) -> str:
    """The count, or the rate in the target's unit."""
    value = judged_value(summary, target, measure)
    return "" if value is None else number_shown(value, target, limit, also=hundred_percent_and_none(target.unit))
