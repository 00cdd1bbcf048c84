"""A proportion does not say what it counts, or of what.

## What it finds

A measure of kind `proportion` that lacks `counts:` or `of:`.

## Why it matters

90 % of what? Whoever chooses the cases chooses the number: of all orders, of the complete ones, of those that were
not cancelled. Nobody can repeat the count, and two months cannot be compared.

## Example

```yaml
entered-in-time:
  statement: Special orders are entered within 4 working hours.
  measure: {kind: proportion, counts: orders entered within 4 working hours, method: report, every: month}
  target: at least 90 %
```

## Remedy

Say which cases count and out of which they are taken, so that somebody else would count the same.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._unsaid import unsaid
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "undefined-ratio"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each proportion that lacks what it counts, or of what."""
    for one in unsaid(organisation, "proportion", ("counts", "of")):
        yield Problem(
            NAME,
            SEVERITY,
            one.measure.source_place,
            f"{one.standard.name} measures a proportion without {one.keys}.",
            "Whoever chooses the cases chooses the number, and nobody can repeat the count.",
            "Say which cases count, and out of which:\n"
            "          counts: special orders entered within 4 working hours\n"
            "          of: complete special orders received",
            about=one.standard.name,
        )
