"""Nobody receives this output: it is waste, or its customer is unknown.

## What it finds

An output without a customer, in a department whose other outputs have some. Where none has, `no-customer`
says so once.

## Why it matters

What nobody receives costs time and material and serves nobody. If somebody does receive it, they were never
asked what they need.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers: {sales: {used_for: confirm price and date}}
  weekly-statistics: {name: Weekly statistics}
```

## Remedy

Ask who would notice if it stopped. Name them under `customers:`, or stop making it and delete the output.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._examples import to_a_customer
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "unreceived-output"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each output without a customer in a department that serves somebody."""
    for department in organisation.departments:
        unreceived = tuple(output for output in department.outputs if not (output.handoffs or "customers" in output.unreadable))
        if len(unreceived) < len(department.outputs):
            for output in unreceived:
                yield Problem(
                    NAME,
                    SEVERITY,
                    output.place,
                    f"Nobody receives {output.path}.",
                    "Either it is waste, or its customer is unknown and was never asked what they need.",
                    f"Name who receives it, or stop making it:\n  {output.id}:\n{to_a_customer(organisation)}",
                    about=output.path,
                )
