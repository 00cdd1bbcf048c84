"""Nobody answers for the department.

## What it finds

A department without `head:`.

## Why it matters

A customer who does not get what was promised needs somebody to turn to, and an agreement needs somebody who
can sign it.

## Example

```yaml
department: customer-service
name: Customer Service
```

## Remedy

Name the role that answers for the department. A role is better than a person's name: it stays when the person
moves on.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-head"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department that nobody answers for."""
    for department in organisation.departments:
        if not department.head and "head" not in department.unreadable:
            yield Problem(
                NAME,
                SEVERITY,
                department.place,
                f"Nobody answers for {department.id}.",
                "Its customers have nobody to turn to, and nobody can agree to a standard in its name.",
                "Name the role that answers for it:\nhead: Customer service manager",
                about=department.id,
            )
