"""Nobody knows where the target comes from.

## What it finds

A standard without `basis:`.

## Why it matters

A target whose reason is forgotten can be neither defended nor improved: nobody dares to change it, or somebody
changes it on the day it is missed. What a law demands and what somebody once guessed then look the same.

## Example

```yaml
entered-in-time:
  statement: Special orders are entered within 4 working hours.
  measure: {kind: proportion, counts: entered in time, of: orders, method: report, every: month}
  target: at least 90 %
```

## Remedy

Ask the customer what they need and write `basis: customer need`. Otherwise it is one of regulation, contract,
benchmark, history; a first guess is honest as `provisional`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-basis"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-target",)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard that does not say where its target comes from."""
    for standard in in_force(organisation.standards):
        if standard.basis is None and "basis" not in standard.unreadable:
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"{standard.name} does not say where its target comes from.",
                "A target whose reason is forgotten can be neither defended nor improved.",
                "Say what it rests on: customer need, regulation, contract, benchmark, history or provisional:\n"
                "        basis: customer need",
                about=standard.name,
            )
