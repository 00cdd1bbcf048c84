"""A group without members.

## What it finds

A party of kind `group` without `members:`.

## Why it matters

A promise to everyone and to nobody in particular has no customer: nobody can say what the group needs, and no
report can show its members what they are promised.

## Example

```yaml
parties:
  staff: {name: Staff, kind: group}
```

## Remedy

List the departments, stations and parties that belong to it. If it is one customer after all, give it another
kind.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "empty-group"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each group without members."""
    for party in organisation.parties:
        if party.kind == "group" and not party.members and "members" not in party.unreadable:
            member = next((department.id for department in organisation.departments), "customer-service")
            yield Problem(
                NAME,
                SEVERITY,
                party.place,
                f"The group {party.id} has no members.",
                "A promise to a group without members is made to nobody: no one can say what it needs or whether it was kept.",
                f"List who belongs to it:\n    members: [{member}]",
                about=party.id,
            )
