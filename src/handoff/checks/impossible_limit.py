"""A limit or a stretch lies on the wrong side of its target.

## What it finds

A limit that is stricter than its target, a stretch that is easier, and either of them where it points the
other way. Units that do not suit each other, and a share outside 0 to 100 %, are told when the file is read.

## Why it matters

The limit is the worst still acceptable, the target what the customer needs, the stretch what would exceed
expectation. In another order, a result can miss its limit and meet its target at once, and the report would
contradict itself.

## Example

```yaml
entered-in-time:
  measure: {kind: proportion, counts: entered in time, of: orders, method: report, every: month}
  target: at least 90 %
  limit: at least 95 %
```

## Remedy

Put them in order. For "at least": limit, target, stretch going up; for "at most", going down.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Promise, Standard
from handoff.model.target import Target

NAME = "impossible-limit"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each limit and each stretch that contradicts its target."""
    sound: set[tuple[str, ...]] = set()
    for standard in organisation.standards:
        for promise in standard.promises:
            limit, stretch = promise.limit, promise.stretch
            texts = (promise.target.text, limit.text if limit else "", stretch.text if stretch else "")
            if texts not in sound:  # few pairs stand in many standards, and comparing fractions takes long
                problems = tuple(_out_of_order(standard, promise))
                if not problems:
                    sound.add(texts)
                yield from problems


def _out_of_order(standard: Standard, promise: Promise) -> Iterator[Problem]:
    target, limit, stretch = promise.target, promise.limit, promise.stretch
    if limit is not None and _comparable(limit, target) and not _contains(limit, target):
        message = f"{standard.name}: the limit `{limit.text}` is stricter than the target `{target.text}`, or points the other way."
        why = "A result could be worse than acceptable and still meet the target, and the report would contradict itself."
        fix = f"The limit is the worst still acceptable: {_in_order('limit', target, limit)}"
        yield Problem(NAME, SEVERITY, standard.place, message, why, fix, about=standard.name)
    if stretch is not None and _comparable(stretch, target) and not _contains(target, stretch):
        message = (
            f"{standard.name}: the stretch `{stretch.text}` is easier than `{target.text}`, the target, or points the other way."
        )
        why = "A result could exceed expectation and still miss the target, and the report would contradict itself."
        fix = f"The stretch is what would exceed expectation: {_in_order('stretch', target, stretch)}"
        yield Problem(NAME, SEVERITY, standard.place, message, why, fix, about=standard.name)


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
