"""Departments serve only each other.

## What it finds

Two or more departments that hand their outputs to each other, and to nobody else. Told once for the whole
ring; the departments that serve only the ring are named with it.

## Why it matters

A ring can be busy, friendly and punctual, and still do nothing for anybody outside it. Mostly one handoff out
of the ring is missing.

## Example

```yaml
department: sales
outputs:
  forecasts:
    customers: {planning: {used_for: the plan}}   # and planning hands its plan to sales alone
```

## Remedy

Ask which of them finally serves somebody outside the ring, and write down that handoff.
"""

from collections.abc import Iterator

from handoff.analysis.chains import cut_off
from handoff.analysis.holdings import Holdings
from handoff.checks._examples import to_a_customer
from handoff.checks._folded import ends_too
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import listed

NAME = "closed-ring"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each ring of departments without a way out."""
    for cut in cut_off(organisation):
        if len(cut.roots) == 1 or cut.ends:
            continue
        first, *others = (department.place for department in organisation.departments if department.id in cut.roots)
        yield Problem(
            NAME,
            SEVERITY,
            first,
            f"{listed(cut.roots)} serve only each other.",
            "A ring can be busy and punctual, and still do nothing for anybody outside it.",
            f"Write down the handoff that leaves the ring:\n{to_a_customer(organisation)}",
            also=tuple(others),
            follows=ends_too(cut.upstream),
            about=cut.roots[0],
        )
