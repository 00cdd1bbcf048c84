"""A customer has no way to talk to its supplier.

## What it finds

A customer without `channel:`. The customers of one output are told together.

## Why it matters

A customer who has nowhere to go with a question or a complaint either stays silent or goes to the supplier's
head. Both come too late to put the thing right.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers: {sales: {used_for: confirm price and date}}
```

## Remedy

Agree with the customer where to call, write or meet when something is wrong, and write it under `channel:`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._handoffs import customers_named, handoffs_without
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-channel"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each output with customers who cannot reach its supplier."""
    for output, unheard in handoffs_without(organisation, "channel", lambda handoff: not handoff.channel):
        yield Problem(
            NAME,
            SEVERITY,
            unheard[0].place,
            f"{output.department} has named no way for {customers_named(unheard)} to talk to it about {output.path}.",
            "A customer who has nowhere to go with a question or a complaint stays silent, or speaks up when it is too late.",
            f"Agree where to call, write or meet:\n      {unheard[0].customer}:\n        channel: order desk phone",
            also=tuple(handoff.place for handoff in unheard[1:]),
            about=output.path,
        )
