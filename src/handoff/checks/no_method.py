"""Nobody knows how this standard is measured, or where its figures come from.

## What it finds

A measure with neither `method:` nor `source:`.

## Why it matters

Two people who measure the same thing in two ways get two results, and the argument is then about the figures
instead of the work. The customer can only trust a number when they know how it was made.

## Example

```yaml
entered-in-time:
  measure: {kind: proportion, counts: entered in time, of: orders, every: month}
  target: at least 90 %
```

## Remedy

Write the operational definition: how, by whom, from where. Another person who follows it must get the same
figure.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-method"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each measure with neither method nor source; a missing measure is told by no-measure alone."""
    for standard in organisation.standards:
        measure = standard.measure
        if measure is None or measure.method or measure.source or not {"method", "source"}.isdisjoint(standard.unreadable):
            continue
        yield Problem(
            NAME,
            SEVERITY,
            measure.source_place,
            f"{standard.name} does not say how it is measured, nor where its figures come from.",
            "Two people who measure in two ways get two results, and then argue about figures instead of the work.",
            "Say how, by whom and from where:\n"
            "          method: system report, run by the order desk lead\n"
            "          source: ERP report SO-17",
            about=standard.name,
        )
