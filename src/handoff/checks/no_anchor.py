"""No customer and no end user outside the organisation is named.

## What it finds

A workspace whose parties include nobody of kind `customer` or `end-user`. A single team may describe its
neighbours as parties of kind `department` instead: then the anchors belong to the organisation around it, and
this check is silent.

## Why it matters

Departments that serve each other well can still serve nobody: the chain of internal customers has to end at
somebody outside, who pays or depends on it. They are what every internal standard is finally for.

## Example

```yaml
parties:
  shareholders: {name: Shareholders, kind: owner}
```

## Remedy

Name who buys or uses what the organisation makes, in `parties.yaml`, and hand them the output that reaches
them.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._references import unknown_references
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level

NAME = "no-anchor"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield one problem where nobody outside is served; where a customer's name is unknown, that is told first."""
    outside = any(party.is_anchor or party.kind == "department" for party in organisation.parties)
    if outside or organisation.unreadable or not organisation.departments:
        return
    if any(reference.role == "customer" for reference in unknown_references(organisation)):
        return
    place = next((party.place.path for party in organisation.parties), f"{organisation.settings.standards}/parties.yaml")
    yield Problem(
        NAME,
        SEVERITY,
        Source(place),
        "No customer and no end user outside the organisation is named.",
        "Every chain of internal customers has to end at somebody outside; they are what all internal standards are for.",
        f"Name who buys or uses what you make, in {place}:\nparties:\n  buyers: {{name: Buyers, kind: customer}}",
    )
