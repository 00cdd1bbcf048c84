"""No department of kind management is described.

## What it finds

A workspace in which no department has `kind: management`.

## Why it matters

Leaders have customers too: everyone who needs a decision, the means to do the job, or an obstacle out of the
way. As long as leadership is not described, all promises run upwards and none comes down.

## Example

```yaml
department: customer-service
kind: core
```

## Remedy

Describe leadership like any other department: what it hands over (decisions, means, attention), to whom, and
what it promises in numbers.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level

NAME = "no-leadership"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield one problem for a workspace whose departments are all led by somebody who is not described."""
    departments = organisation.departments
    if departments and not any(one.kind == "management" or "kind" in one.unreadable for one in departments):
        folder = organisation.settings.standards
        yield Problem(
            NAME,
            SEVERITY,
            Source(folder),
            "No department of kind management is described.",
            "Leaders have customers too: whoever needs a decision, the means to do the job, or an obstacle out of the way.",
            f"Describe leadership in a file of its own, {folder}/leadership.yaml for example:\n"
            "department: leadership\n"
            "name: Leadership\n"
            "kind: management\n"
            "head: Managing director",
        )
