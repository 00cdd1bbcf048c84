"""Nobody knows what a customer does with an output.

## What it finds

A customer without `used_for:`. The customers of one output are told together.

## Why it matters

Whoever knows what their work is used for knows what must be right about it. A standard written without that
promises what is easy to count, and not what the customer needs.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers: {sales: {channel: order desk phone}}
```

## Remedy

Ask the customer what they do with it, in their own words, and write it under `used_for:`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._handoffs import customers_named, handoffs_without
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-use"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each output with customers of whom nobody knows what they do with it."""
    for output, unused in handoffs_without(organisation, "used_for", lambda handoff: not handoff.used_for):
        first = unused[0]
        yield Problem(
            NAME,
            SEVERITY,
            first.place,
            f"Nobody has written down what {customers_named(unused)} do with {output.path}."
            if len(unused) > 1
            else f"Nobody has written down what {first.customer} does with {output.path}.",
            "Whoever does not know what their work is used for cannot know what must be right about it.",
            f"Ask the customer, and write it in their words:\n      {first.customer}:\n        used_for: confirm price and date",
            also=tuple(handoff.place for handoff in unused[1:]),
            about=output.path,
        )
