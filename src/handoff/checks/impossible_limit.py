"""A limit, a stretch or a target that no result can make sense of.

## What it finds

A limit that is stricter than its target or points the other way, a stretch that is easier than its target,
and a proportion or check outside 0 to 100 %.

## Why it matters

The limit is the worst still acceptable, the target what the customer needs, the stretch what would exceed
expectation. In another order, a result can miss its limit and meet its target at once, and the report would
contradict itself.

## Example

```yaml
entered-in-time:
  measure: {kind: proportion, counts: entered in time, of: orders received, method: system report, every: month}
  target: at least 90 %
  limit: at least 95 %
```

## Remedy

Put them in order. For "at least": limit, target, stretch going up; for "at most", going down.
"""

from collections.abc import Iterator
from fractions import Fraction

from handoff.analysis.judged import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Promise, Standard
from handoff.model.target import Target

NAME = "impossible-limit"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
_WHY_ORDER = "A result could meet the stricter one and miss the easier one, and the report would contradict itself."
_WHY_SHARE = "A share of all cases lies between 0 and 100 %: this can never be met, or never be missed."
_SHARES = ("proportion", "check")


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each promise whose target, limit and stretch contradict each other or lie where no result can."""
    for standard in organisation.standards:
        for promise in standard.promises:
            yield from _out_of_range(standard, promise)
            yield from _out_of_order(standard, promise)


def _out_of_range(standard: Standard, promise: Promise) -> Iterator[Problem]:
    if standard.measure is None or standard.measure.kind not in _SHARES:
        return
    for word, target in (("target", promise.target), ("limit", promise.limit), ("stretch", promise.stretch)):
        if target is not None and target.unit.family == "ratio" and any(_impossible(end) for end in (target.low, target.high)):
            message = f"{standard.name}: the {word} `{target.text}` lies outside 0 to 100 %."
            yield _problem(standard, message, _WHY_SHARE, f"Write a share that can occur:\n        {word}: at least 90 %")


def _impossible(share: Fraction | None) -> bool:
    return share is not None and not 0 <= share <= 1


def _out_of_order(standard: Standard, promise: Promise) -> Iterator[Problem]:
    target, limit, stretch = promise.target, promise.limit, promise.stretch
    if limit is not None and _comparable(limit, target) and not _contains(limit, target):
        message = f"{standard.name}: the limit `{limit.text}` is stricter than the target `{target.text}`, or points the other way."
        yield _problem(
            standard, message, _WHY_ORDER, f"The limit is the worst still acceptable: {_in_order('limit', target, limit)}"
        )
    if stretch is not None and _comparable(stretch, target) and not _contains(target, stretch):
        message = (
            f"{standard.name}: the stretch `{stretch.text}` is easier than the target `{target.text}`, or points the other way."
        )
        yield _problem(
            standard, message, _WHY_ORDER, f"The stretch is what would exceed expectation: {_in_order('stretch', target, stretch)}"
        )


def _comparable(one: Target, other: Target) -> bool:
    """Units that do not suit each other were told when they were read; a mean is not held against single readings."""
    same_unit = one.unit.family == other.unit.family and (one.unit.family != "named" or one.unit == other.unit)
    return same_unit and one.judged_by == other.judged_by


def _contains(outer: Target, inner: Target) -> bool:
    """Whether the outer interval holds the inner one; of equal intervals, whether it asks for no more of the readings."""
    if (outer.low, outer.high) == (inner.low, inner.high):
        return outer.attain <= inner.attain
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


def _in_order(word: str, target: Target, other: Target) -> str:
    if target.sense == other.sense:
        return f"perhaps the two are exchanged.\n        target: {other.text}\n        {word}: {target.text}"
    return f"write it in the words of the target, `{target.text}`."


def _problem(standard: Standard, message: str, why: str, fix: str) -> Problem:
    return Problem(NAME, SEVERITY, standard.place, message, why, fix)
