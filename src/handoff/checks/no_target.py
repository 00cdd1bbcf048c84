"""A standard does not say how good is good enough.

## What it finds

A standard without a target.

## Why it matters

A measurement without a target is only a number: nobody can say whether the customer got what they need, and
every result can be explained away.

## Example

```yaml
entered-in-time:
  measure: {kind: proportion, counts: entered in time, of: orders, method: report, every: month}
```

## Remedy

Ask the customer what they need, not what seems easy to reach. If nobody knows yet, measure for a few periods,
then set a target with `basis: provisional`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "no-target"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_EXAMPLES = (
    ("proportion", "at least 90 %"),
    ("count", "at most 2"),
    ("value", "between 19.5 and 20.5 mm"),
    ("duration", "at most 4 h"),
    ("rating", "at least 4"),
    ("check", "at least 95 %"),
)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard without a target."""
    for standard in organisation.standards:
        if not standard.promises and "target" not in standard.unreadable:
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"{standard.name} has no target.",
                "Without a target a measurement is only a number: nobody can say whether the customer got what they need.",
                f"Ask the customer what they need, and write it down:\n        target: {_example(standard)}",
                about=standard.name,
            )


def _example(standard: Standard) -> str:
    kind = standard.measure.kind if standard.measure else "proportion"
    return next(example for name, example in _EXAMPLES if name == kind)
