"""Two standards promise one customer different targets for the same measure.

## What it finds

Two standards of one output with a common customer, whose measures are the same (kind, cadence and every text that
defines the number: what is counted of what, from when to when), and whose targets cannot both be meant: they point the
same way with different numbers, or no number keeps both. A value, a rating and a check have no such texts of their
own; there the statements must be the same too, but for their numbers.

An "at least" beside an "at most" that leave room between them are a range, and targets that are judged differently
(`attain: 90 %` and `attain: 99 %`, the mean and each reading) complete each other.

## Why it matters

The same October is then met and missed. The customer quotes one, the supplier the other, and both are right.

## Example

```yaml
entered-in-time:
  measure: {kind: proportion, counts: entered within 4 h, of: orders, method: report, every: month}
  target: at least 90 %
entered-quickly:
  measure: {kind: proportion, counts: entered within 4 h, of: orders, method: report, every: month}
  target: at least 80 %
```

## Remedy

Ask the customer which one they need, and delete the other. If the lower one is the worst still acceptable, it is
the `limit:` of the first; if they are for different customers, say so with `customers:`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.checks._same_measure import same_measure_key
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.target import Target

NAME = "contradiction"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard that contradicts an earlier one of its output."""
    members = {party.id: party.members for party in organisation.parties if party.members}
    for output in organisation.outputs:
        by_measure: dict[tuple[str, ...], list[Standard]] = {}
        for standard in _of_one_kind(in_force(output.standards)):
            key = same_measure_key(standard)
            if key and standard.promises:
                by_measure.setdefault(key, []).append(standard)
        for alike in by_measure.values():
            earlier: dict[tuple[str, tuple[str, ...]], Standard] = {}
            for second in alike:
                first = next(
                    (one for one in earlier.values() if _contradict(one, second) and _share(output, one, second, members)), None
                )
                if first is not None:
                    yield _problem(first, second)
                earlier.setdefault((second.promises[0].target.text, second.customers), second)


def _of_one_kind(standards: Sequence[Standard]) -> list[Standard]:
    """Those whose measure is of a kind and cadence that another one's is too: a quick look that spares most their keys."""
    kinds = [(one.measure.kind, one.measure.every) if one.measure else None for one in standards]
    return [one for one, kind in zip(standards, kinds, strict=True) if kind and kinds.count(kind) > 1]


def _contradict(first: Standard, second: Standard) -> bool:
    """Whether two targets that are held against the same numbers cannot both be meant."""
    one, other = first.promises[0].target, second.promises[0].target
    if (one.attain, one.judged_by, one.unit.family) != (other.attain, other.judged_by, other.unit.family):
        return False
    if one.unit.family == "named" and one.unit != other.unit:
        return False
    if (one.low, one.high) == (other.low, other.high):
        return False
    return one.sense == other.sense or _are_apart(one, other)


def _are_apart(one: Target, other: Target) -> bool:
    """Whether no number lies in both."""
    return (one.high is not None and other.low is not None and one.high < other.low) or (
        other.high is not None and one.low is not None and other.high < one.low
    )


def _share(output: Output, first: Standard, second: Standard, members: dict[str, tuple[str, ...]]) -> bool:
    """Whether somebody is promised both, by name or as the member of a group."""
    one, other = (
        {name for customer in output.customers_of(standard) for name in (customer, *members.get(customer, ()))}
        for standard in (first, second)
    )
    return not one.isdisjoint(other)


def _problem(first: Standard, second: Standard) -> Problem:
    target, other = first.promises[0].target, second.promises[0].target
    return Problem(
        NAME,
        SEVERITY,
        second.place,
        f"{second.name} promises `{other.text}`, and {first.id} promises the same customer `{target.text}` for the same measure.",
        "The same period is then met and missed at once: the customer quotes one, the supplier the other.",
        f"Ask the customer which one they need and delete the other.{_as_a_limit(target, other)}",
        also=(first.place,),
        about=second.name,
    )


def _as_a_limit(one: Target, other: Target) -> str:
    """The easier of two targets that point the same way, written as the limit of the stricter one."""
    if one.sense != other.sense or one.better == "neutral":
        return ""
    easier, stricter = sorted((one, other), key=lambda target: target.low or -(target.high or Fraction(0)))
    return f" If one is the worst still acceptable, it is a limit:\n        target: {stricter.text}\n        limit: {easier.text}"
