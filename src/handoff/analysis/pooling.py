"""Pooling: the buckets of one standard added up and judged, each part by its own target, the worst counting."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec.structs import replace

from handoff.analysis._parts import Part, over, parts_of, periods_in, sums_each_period, target_for
from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import VERDICTS, Pooled, Verdict
from handoff.analysis.statistics.proportions import wilson
from handoff.measures import kind_named
from handoff.model.number import MICRO
from handoff.model.standard import READINGS, Measure, Promise, Standard
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.unit import unit_named

_SHARES = ("proportion", "check")
_SHARE = unit_named("%")
_RANK: dict[Verdict, int] = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


def worst_of(verdicts: Iterable[Verdict], default: Verdict) -> Verdict:
    """The verdict that people should read first."""
    return min(verdicts, key=_RANK.__getitem__, default=default)


def verdict_of(standard: Standard, buckets: Iterable[Bucket]) -> Verdict:
    """The verdict on some buckets of a standard that has a measure: met, near, missed, no-opportunity or unmeasured."""
    measure, known = standard.measure, tuple(buckets)
    if measure is None or not known:
        return "unmeasured"
    parts = parts_of(standard, measure, known)
    return worst_of((part.verdict for part in parts), _nothing_measured(known))


def pool(standard: Standard, buckets: Iterable[Bucket]) -> Pooled:
    """Add buckets of a standard up and judge them: by (target, limit), each part by its own, the worst counts.

    ``value``, ``n`` and ``interval`` are those of all parts together, so that they can be recomputed from the measurements;
    where the parts cannot be added up (another unit, another way of judging), those of the worst.  What is ``shown`` to people
    is the worst part, which the result is about.  Of equally bad parts the one measured last speaks.  The order of the buckets
    does not matter.
    """
    measure, known = standard.measure, tuple(buckets)
    if measure is None or not known:
        return Pooled("unmeasured")
    parts = parts_of(standard, measure, known)
    corrected = sum(bucket.summary.corrected for bucket in known)
    unjudged = sum(bucket.summary.entries for bucket in known if target_for(standard, measure, bucket.target) is None)
    if not parts:
        reason = max(bucket.summary.no_opportunity for bucket in known)
        return Pooled(_nothing_measured(known), unjudged=unjudged, reason=reason, corrected=corrected)
    worst = min(parts, key=_severity)
    whole = _together(measure, parts, worst, known)
    return Pooled(
        worst.verdict,
        target=worst.target.text,
        limit=worst.limit.text if worst.limit else "",
        unit=_SHARE if _is_share_of_readings(measure, worst.target) else worst.target.unit,
        value=_value(measure, whole),
        shown=_shown(measure, worst) + (f" in the worst of {len(parts)} parts" if len(parts) > 1 else ""),
        n=Fraction(whole.summary.base, MICRO),
        interval=_interval(measure, whole),
        stretch_reached=worst.verdict == "met" and all(_reaches_stretch(standard, measure, part) for part in parts),
        summary=whole.summary,
        unjudged=unjudged,
        corrected=corrected,
    )


def _together(measure: Measure, parts: tuple[Part, ...], worst: Part, buckets: tuple[Bucket, ...]) -> Part:
    """All parts added up under the worst one's target; the worst alone where they do not add up."""
    if len(parts) == 1 or len({_manner(measure, part.target) for part in parts}) > 1:
        return worst
    return replace(worst, summary=sum((part.summary for part in parts), Summary()), periods=periods_in(measure, buckets))


def _manner(measure: Measure, target: Target) -> tuple[str, str]:
    """What must be the same for summaries to add up to one number: how readings are judged, and in which unit."""
    alike = measure.kind not in READINGS or target.judged_by == "each"
    return (target.judged_by, "" if alike else target.unit.symbol)


def _nothing_measured(buckets: tuple[Bucket, ...]) -> Verdict:
    return "no-opportunity" if any(bucket.summary.no_opportunity for bucket in buckets) else "unmeasured"


def _severity(part: Part) -> tuple[int, int, str, str]:
    day = part.summary.last_on
    return (_RANK[part.verdict], -day.toordinal() if day else 0, part.target.text, part.limit.text if part.limit else "")


def _is_share_of_readings(measure: Measure, target: Target) -> bool:
    return measure.kind in READINGS and target.judged_by == "each"


def _value(measure: Measure, part: Part) -> Fraction | None:
    value = kind_named(measure.kind).judged_value(part.summary, part.target, measure)
    return value / part.periods if value is not None and sums_each_period(part.target, measure) else value


def _shown(measure: Measure, part: Part) -> str:
    together = over(part.periods, part.target, measure)
    limit = over(part.periods, part.limit, measure) if part.limit else None
    shown = kind_named(measure.kind).show(part.summary, together, measure, limit)
    return shown if together is part.target else f"{shown} in {part.periods} periods"


def _interval(measure: Measure, part: Part) -> tuple[float, float] | None:
    if measure.kind in _SHARES:
        return wilson(part.summary.total / MICRO, part.summary.base / MICRO)
    if _is_share_of_readings(measure, part.target):
        return wilson(part.summary.conforming / MICRO, part.summary.base / MICRO)
    return None


def _reaches_stretch(standard: Standard, measure: Measure, part: Part) -> bool:
    stretch = next((promise.stretch for promise in standard.promises if _made(promise, part)), None)
    if stretch is None:
        return False
    kind, summary = kind_named(measure.kind), part.summary
    if not _is_share_of_readings(measure, stretch) or (stretch.low, stretch.high) == (part.target.low, part.target.high):
        return kind.met(summary, over(part.periods, stretch, measure), measure)
    # A summary knows how many readings kept the target, not how many kept the stretch: it is reached for sure when all did.
    mean = replace(stretch, unit=part.target.unit, judged_by="mean", attain=Fraction(1))
    extremes = (low for low in (summary.low, summary.high) if low is not None)
    return all(kind.met(_lone(reading), mean, measure) for reading in extremes)


def _made(promise: Promise, part: Part) -> bool:
    return (promise.target, promise.limit) == (part.target, part.limit)


def _lone(reading: int) -> Summary:
    return Summary(1, reading, MICRO, reading * reading, low=reading, high=reading)
