"""The parts of a pool: what was measured under one target and limit, added up and held against them."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import Verdict
from handoff.measures import kind_named, parse_target
from handoff.model.problem import Fault
from handoff.model.standard import Measure, Standard
from handoff.model.summary import Summary
from handoff.model.target import Target

_MISSED: Verdict = "missed"


class Part(Struct, frozen=True):
    """What was measured under one target and limit in so many cadence periods, judged."""

    target: Target
    limit: Target | None
    summary: Summary
    periods: int
    verdict: Verdict


def parts_of(standard: Standard, measure: Measure, buckets: tuple[Bucket, ...]) -> tuple[Part, ...]:
    """Add up what was measured under the same target and limit, and judge it; what cannot be judged is left out."""
    together: dict[tuple[str, str], list[Bucket]] = {}
    for bucket in buckets:
        if bucket.summary.base:
            together.setdefault((bucket.target, bucket.limit), []).append(bucket)
    found = []
    for (target_text, limit_text), same in together.items():
        target = target_for(standard, measure, target_text)
        if target is not None:
            limit = target_for(standard, measure, limit_text) if limit_text else None
            found.append(_part(measure, target, limit, same))
    return tuple(found)


def _part(measure: Measure, target: Target, limit: Target | None, buckets: list[Bucket]) -> Part:
    summary, periods = buckets[0].summary, 1
    if len(buckets) > 1:
        summary, periods = sum((bucket.summary for bucket in buckets), Summary()), periods_in(measure, buckets)
    kind, verdict = kind_named(measure.kind), _MISSED
    if kind.met(summary, over(periods, target, measure), measure):
        verdict = "met"
    elif limit is not None and kind.kept(summary, over(periods, limit, measure), measure):
        verdict = "near"
    return Part(target, limit, summary, periods, verdict)


def periods_in(measure: Measure, buckets: Iterable[Bucket]) -> int:
    """In how many cadence periods something was measured; events have none, and count as one."""
    return 1 if measure.every == "event" else len({bucket.period for bucket in buckets if bucket.summary.base})


def sums_each_period(target: Target, measure: Measure) -> bool:
    """Whether the target allows a sum anew in every period."""
    return (measure.kind == "count" and not measure.per) or target.judged_by == "total"


def over(periods: int, target: Target, measure: Measure) -> Target:
    """The target for several periods together: one that allows a sum in each, as 3 complaints a month, is 36 for twelve."""
    if periods == 1 or not sums_each_period(target, measure):
        return target
    low = None if target.low is None else target.low * periods
    return replace(target, low=low, high=None if target.high is None else target.high * periods)


def target_for(standard: Standard, measure: Measure, text: str) -> Target | None:
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
