"""A department serves nobody: none of its outputs reaches anyone.

## What it finds

A department that has outputs, none of which names a customer. Where some of its outputs have a customer and
others do not, `unreceived-output` speaks of the others.

## Why it matters

Everyone has a customer. Work that nobody receives is waste; more often the customer exists, and nobody has
ever asked what they need.

## Example

```yaml
department: customer-service
outputs:
  special-order: {name: Special order processing}
```

## Remedy

Ask of each output: who takes it up, and what do they do with it? Name them under `customers:`. The next
person on the line is a customer too. An output that nobody misses can be stopped.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._examples import to_a_customer
from handoff.checks._folded import cut_off_with
from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-customer"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department none of whose outputs has a customer, with what follows from that."""
    unheard = tuple(department for department in organisation.departments if _serves_nobody(department))
    folded = cut_off_with(organisation) if unheard else {}
    for department in unheard:
        unreceived = tuple(f"Nobody receives {output.path}." for output in department.outputs)
        yield Problem(
            NAME,
            SEVERITY,
            department.place,
            f"{department.id} serves nobody: none of its outputs reaches a customer.",
            "Everyone has a customer; while none is named, nobody can say what is needed or whether it is good enough.",
            f"Name who receives {department.outputs[0].path}:\n  {department.outputs[0].id}:\n{to_a_customer(organisation)}",
            also=tuple(output.place for output in department.outputs),
            follows=(*unreceived, *folded.get(department.id, ())),
            about=department.id,
        )


def _serves_nobody(department: Department) -> bool:
    return bool(department.outputs) and not any(
        output.handoffs or "customers" in output.unreadable for output in department.outputs
    )
