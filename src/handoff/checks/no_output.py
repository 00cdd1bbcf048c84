"""A department hands nothing over.

## What it finds

A department without a single output.

## Why it matters

A department exists because somebody receives something from it. As long as nobody has written down what that
is, nobody can say who its customer is, what the customer needs, or whether the customer gets it.

## Example

```yaml
department: customer-service
name: Customer Service
```

## Remedy

Ask what would be missing elsewhere if the department stopped for a week. Write that down as its first output,
with the customer who would miss it.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._examples import to_a_customer
from handoff.checks._folded import cut_off_with
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-output"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department without an output, with the departments whose chains end there."""
    idle = tuple(
        department for department in organisation.departments if not (department.outputs or "outputs" in department.unreadable)
    )
    folded = cut_off_with(organisation) if idle else {}
    for department in idle:
        yield Problem(
            NAME,
            SEVERITY,
            department.place,
            f"{department.id} hands nothing over: it has no output.",
            "A department exists for what others receive from it; what is not written down can be neither promised nor measured.",
            "Name what its customers receive, and who they are:\n"
            "outputs:\n"
            "  special-order:\n"
            "    name: Special order processing\n"
            f"{to_a_customer(organisation)}",
            follows=folded.get(department.id, ()),
            about=department.id,
        )
