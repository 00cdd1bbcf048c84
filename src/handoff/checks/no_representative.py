"""Nobody speaks for a party.

## What it finds

A party without `represented_by:`.

## Why it matters

A standard counts when its customer agrees to it. Buyers, users, neighbours and groups are many; as long as
nobody speaks for them, the supplier decides alone what they need.

## Example

```yaml
parties:
  buyers: {name: Buyers, kind: customer}
```

## Remedy

Name who speaks for the party: a council, a panel, or for the time being somebody inside who knows it well and
is not its supplier.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-representative"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("idle-party",)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each party that nobody speaks for."""
    for party in organisation.parties:
        if not party.represented_by and "represented_by" not in party.unreadable:
            yield Problem(
                NAME,
                SEVERITY,
                party.place,
                f"Nobody speaks for {party.id}.",
                "Nobody can agree to a standard in its name, so its supplier decides alone what it needs.",
                "Name who speaks for it, by role or name:\n    represented_by: Buyer council",
                about=party.id,
            )
