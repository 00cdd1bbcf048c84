"""Standards need each other in a ring, and each can wait for the next.

## What it finds

A ring of standards over three parties or more, each of which names the next one under the `needs_back:` of its
handoff; and a standard that needs itself. Two parties that need standards of each other are no ring: that is the
give and take that makes a handoff work, and both sit at one table.

## Why it matters

When one of them is missed, each party points to the next, and the last one points to the first. Nobody in the ring can
begin to mend it, because nobody deals with the one they wait for.

## Example

```yaml
department: sales
outputs:
  forecast:
    customers:
      production:
        used_for: plan people and shifts
        needs_back: [procurement/parts/on-date]   # which needs production/plan/published, which needs sales/forecast/on-day
    standards:
      on-day: {statement: The forecast is out by working day 5.}
```

## Remedy

Ask which of them can be kept without the one it names, even if less well, and take that need out or soften it: last
month's forecast, a stock for two days. The ring is then a chain with a beginning.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.rings import Ring, rings_of_needs
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "circular-dependency"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each ring of standards once, at the first need in it."""
    for ring in rings_of_needs(organisation):
        yield _of_itself(ring) if len(ring.standards) == 1 else _of_several(ring)


def _of_itself(ring: Ring) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        ring.places[0],
        f"{ring.standards[0]} needs itself.",
        "What is needed back is what the customer owes in return; this is the supplier's own promise.",
        "Name what the customer has to do or give, so that the promise can be kept.",
        about=ring.standards[0],
    )


def _of_several(ring: Ring) -> Problem:
    first, *others = ring.standards
    return Problem(
        NAME,
        SEVERITY,
        ring.places[0],
        f"{first} needs {', which needs '.join(others)}, which needs the first one again.",
        "When one of them is missed each party waits for the next, and nobody in the ring can begin to mend it.",
        "Ask which of them can be kept without the one it names, even if less well, and take that need out.",
        also=ring.places[1:],
        about=first,
    )
