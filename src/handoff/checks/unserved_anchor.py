"""A customer or end user outside who receives nothing.

## What it finds

A party of kind `customer` or `end-user` to whom no output goes, directly or through a group, and whom no
guardrail protects. Where just one output or department lacks a customer, it is told there: that is most likely
what this party should receive.

## Why it matters

Customers and end users are what all internal standards are for. One who receives nothing is either forgotten, so
that nobody promises them anything, or no customer at all.

## Example

```yaml
parties:
  oem-buyers: {name: OEM buyers, kind: customer}
  pump-users: {name: Pump users, kind: end-user}   # and no output names them
```

## Remedy

Ask what reaches them, and through whom. Write it down as a handoff of the department that hands it over, or
delete the party.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.reach import reached
from handoff.checks._missing_links import TELL_A_MISSING_HANDOFF, is_partly_unread, open_end, perhaps_meant
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "unserved-anchor"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = TELL_A_MISSING_HANDOFF


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each customer and end user that nothing reaches."""
    if not organisation.departments:
        return
    known = reached(organisation)
    unserved = [party for party in organisation.parties if party.is_anchor and party.id not in known]
    if not unserved or is_partly_unread(organisation):
        return
    meant = perhaps_meant(organisation, (party.id for party in unserved))
    end = open_end(organisation)
    for party in unserved:
        if party.id not in meant:
            yield Problem(
                NAME,
                SEVERITY,
                party.place,
                f"Nobody hands anything to {party.id}.",
                "Customers and end users are what all standards are for; to this one nobody promises anything.",
                "Write it under the output that reaches it, or delete it:\n"
                "    customers:\n"
                f"      {party.id}: {{used_for: what they do with it}}",
                about=end or party.id,
            )
