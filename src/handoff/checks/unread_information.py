"""Nobody says what an information output is read for.

## What it finds

An output of kind `information` with customers, none of whom has `used_for:`. Where some have it, `no-use` speaks
of the others.

## Why it matters

Reports outlive their readers. Information that changes nobody's decision costs work in making and in reading,
and hides what does matter.

## Example

```yaml
department: controlling
outputs:
  monthly-report:
    kind: information
    customers: [sales, production]
```

## Remedy

Ask each reader which decision it is for, and write that under `used_for:`. Stop sending it to whoever has none;
if nobody has one, stop making it.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._handoffs import customers_named, handoffs_without
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "unread-information"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-use",)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each information output that none of its customers is known to use."""
    for output, unused in handoffs_without(organisation, "used_for", lambda handoff: not handoff.used_for):
        if output.kind == "information" and len(unused) == len(output.handoffs):
            yield Problem(
                NAME,
                SEVERITY,
                output.place,
                f"Nobody is known to read {output.path}.",
                "Reports outlive their readers: information that changes nobody's decision costs work and hides what matters.",
                f"Ask {customers_named(unused)} which decision it is for, and write it under `used_for:`; else stop making it.",
                about=output.path,
            )
