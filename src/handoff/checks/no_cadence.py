"""Nobody knows when to measure this standard.

## What it finds

A measure without `every:`.

## Why it matters

What is due at no time is never overdue, so it is quietly forgotten. The cadence is also the period in which
the standard is judged.

## Example

```yaml
entered-in-time:
  measure: {kind: proportion, counts: entered in time, of: orders, method: report}
  target: at least 90 %
```

## Remedy

Choose how often the customer would want to know: `day`, `week`, `month`, `quarter`, `half-year` or `year`;
`event` for what is measured only when it happens, and never falls due.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-cadence"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each measure without a cadence; a missing measure is told by no-measure alone."""
    for standard in organisation.standards:
        if standard.measure is not None and standard.measure.every is None and "every" not in standard.unreadable:
            yield Problem(
                NAME,
                SEVERITY,
                standard.measure.source_place,
                f"{standard.name} does not say how often it is measured.",
                "What is due at no time is never overdue, so it is quietly forgotten.",
                "Say how often (day, week, month, quarter, half-year, year or event):\n          every: month",
                about=standard.name,
            )
