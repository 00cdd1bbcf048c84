"""Pooling: the buckets of one standard added up and judged, each part by its own target, the worst counting."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.judged import VERDICTS, Bucket, Pooled, Verdict
from handoff.analysis.proportions import wilson
from handoff.measures import kind_named, parse_target
from handoff.model.number import MICRO
from handoff.model.problem import Fault
from handoff.model.standard import Measure, Promise, Standard
from handoff.model.summary import Summary
from handoff.model.target import Target

_SHARES = ("proportion", "check")
_READINGS = ("value", "duration", "rating")
_RANK: dict[Verdict, int] = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


class _Part(Struct, frozen=True):
    """What was measured under one target and limit, judged."""

    target: Target
    limit: Target | None
    summary: Summary
    verdict: Verdict


def worst_of(verdicts: Iterable[Verdict], default: Verdict) -> Verdict:
    """The verdict that people should read first."""
    return min(verdicts, key=_RANK.__getitem__, default=default)


def verdict_of(standard: Standard, buckets: Iterable[Bucket]) -> Verdict:
    """The verdict on some buckets of a standard that has a measure: met, near, missed, no-opportunity or unmeasured."""
    measure, known = standard.measure, tuple(buckets)
    if measure is None or not known:
        return "unmeasured"
    parts = _parts(standard, measure, known)
    return worst_of((part.verdict for part in parts), _nothing_measured(known))


def pool(standard: Standard, buckets: Iterable[Bucket]) -> Pooled:
    """Add buckets of a standard up and judge them: by (target, limit), each part by its own, the worst counts.

    Of equally bad parts the one measured last speaks.  The order of the buckets does not matter.
    """
    measure, known = standard.measure, tuple(buckets)
    if measure is None or not known:
        return Pooled("unmeasured")
    parts = _parts(standard, measure, known)
    unjudged = sum(bucket.summary.entries for bucket in known if _readable(standard, measure, bucket) is None)
    if not parts:
        reason = max(bucket.summary.no_opportunity for bucket in known)
        return Pooled(_nothing_measured(known), unjudged=unjudged, reason=reason)
    worst = min(parts, key=_severity)
    kind, target, summary = kind_named(measure.kind), worst.target, worst.summary
    return Pooled(
        worst.verdict,
        target=target.text,
        limit=worst.limit.text if worst.limit else "",
        unit=target.unit,
        value=kind.judged_value(summary, target, measure),
        shown=kind.show(summary, target, measure),
        n=Fraction(summary.base, MICRO),
        interval=_interval(measure, worst),
        stretch_reached=worst.verdict == "met" and all(_reaches_stretch(standard, measure, part) for part in parts),
        summary=summary,
        unjudged=unjudged,
    )


def _parts(standard: Standard, measure: Measure, buckets: tuple[Bucket, ...]) -> tuple[_Part, ...]:
    sums: dict[tuple[str, str], Summary] = {}
    for bucket in buckets:
        key = (bucket.target, bucket.limit)
        sums[key] = sums[key] + bucket.summary if key in sums else bucket.summary
    found = []
    for (target_text, limit_text), summary in sums.items():
        target = _target_for(standard, measure, target_text)
        if target is not None and summary.base:
            limit = _target_for(standard, measure, limit_text) if limit_text else None
            found.append(_Part(target, limit, summary, _judge(measure, target, limit, summary)))
    return tuple(found)


def _judge(measure: Measure, target: Target, limit: Target | None, summary: Summary) -> Verdict:
    kind = kind_named(measure.kind)
    if kind.met(summary, target, measure):
        return "met"
    return "near" if limit is not None and kind.kept(summary, limit, measure) else "missed"


def _nothing_measured(buckets: tuple[Bucket, ...]) -> Verdict:
    return "no-opportunity" if any(bucket.summary.no_opportunity for bucket in buckets) else "unmeasured"


def _severity(part: _Part) -> tuple[int, int, str, str]:
    day = part.summary.last_on
    return (_RANK[part.verdict], -day.toordinal() if day else 0, part.target.text, part.limit.text if part.limit else "")


def _readable(standard: Standard, measure: Measure, bucket: Bucket) -> Target | None:
    return _target_for(standard, measure, bucket.target)


def _target_for(standard: Standard, measure: Measure, text: str) -> Target | None:
    """The target of that text; None where it cannot be read, or belongs to a measure that the standard had before."""
    for promise in standard.promises:
        if text == promise.target.text:
            return promise.target
        if promise.limit is not None and text == promise.limit.text:
            return promise.limit
    target = _parsed(text)
    return None if target is None or kind_named(measure.kind).suits(target, measure) else target


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Target | None:
    target = parse_target(text)
    return None if isinstance(target, Fault) else target


def _interval(measure: Measure, part: _Part) -> tuple[float, float] | None:
    if measure.kind in _SHARES:
        return wilson(part.summary.total / MICRO, part.summary.base / MICRO)
    if measure.kind in _READINGS and part.target.judged_by == "each":
        return wilson(part.summary.conforming / MICRO, part.summary.base / MICRO)
    return None


def _reaches_stretch(standard: Standard, measure: Measure, part: _Part) -> bool:
    stretch = next((promise.stretch for promise in standard.promises if _made(promise, part)), None)
    if stretch is None:
        return False
    kind, summary = kind_named(measure.kind), part.summary
    if (
        measure.kind not in _READINGS
        or stretch.judged_by != "each"
        or (stretch.low, stretch.high) == (part.target.low, part.target.high)
    ):
        return kind.met(summary, stretch, measure)
    # A summary knows how many readings kept the target, not how many kept the stretch: it is reached for sure when all did.
    mean = replace(stretch, judged_by="mean", attain=Fraction(1))
    extremes = (low for low in (summary.low, summary.high) if low is not None)
    return all(kind.met(_lone(reading), mean, measure) for reading in extremes)


def _made(promise: Promise, part: _Part) -> bool:
    return (promise.target, promise.limit) == (part.target, part.limit)


def _lone(reading: int) -> Summary:
    return Summary(1, reading, MICRO, reading * reading, low=reading, high=reading)
