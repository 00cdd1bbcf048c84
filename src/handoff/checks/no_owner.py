"""Nobody owns the standard.

## What it finds

A standard without `owner:`. An owner that is a group in `parties.yaml`, by its id or name, is a warning: a group
answers for nothing.

## Why it matters

When the number is missed somebody has to notice, ask why and begin to mend it. What everybody owns is looked
after by nobody.

## Example

```yaml
entered-in-time:
  statement: Special orders are entered within 4 working hours.
  measure: {kind: proportion, counts: entered in time, of: orders, method: report, every: month}
  target: at least 90 %
```

## Remedy

Write the role of the person who sees the number first and can change the work behind it. A role outlives the
people in it; their names do not belong here.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import quoted

NAME = "no-owner"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()
_FIX = "Write the role of one person who can change the work behind the number:\n        owner: Order desk lead"


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard without an owner, and as a warning each that a group owns."""
    groups = {name.casefold() for party in organisation.parties if party.kind == "group" for name in (party.id, party.name)}
    for standard in in_force(organisation.standards):
        if standard.owner.casefold() in groups:
            yield _by_a_group(standard)
        elif not standard.owner and "owner" not in standard.unreadable:
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"Nobody owns {standard.name}.",
                "When it is missed somebody has to notice, ask why and begin to mend it; nobody is named.",
                _FIX,
                about=standard.name,
            )


def _by_a_group(standard: Standard) -> Problem:
    return Problem(
        NAME,
        "warning",
        standard.place,
        f"{standard.name} is owned by {quoted(standard.owner)}, which is a group.",
        "A group answers for nothing: what everybody owns is looked after by nobody.",
        _FIX,
        about=standard.name,
    )
