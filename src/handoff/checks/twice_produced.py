"""Two departments list the same output.

## What it finds

One output name in two or more departments. Case and blanks make no difference.

## Why it matters

Either the work is done twice, or two departments believe that the other one is responsible. The customer does
not know whose promise counts.

## Example

```yaml
department: sales
outputs:
  delivery-dates: {name: Delivery dates}   # and planning has an output of that name, too
```

## Remedy

Let one department hand it over, and the other be its customer or its supplier. If they are two different
things, give them names that tell them apart.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import briefly, quoted

NAME = "twice-produced"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_WHY = "Either the work is done twice, or each believes the other responsible; the customer cannot know whose promise counts."


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each output that several departments list, at its second place, with all the others."""
    by_name: dict[str, dict[str, Output]] = {}
    for output in organisation.outputs:
        if "name" not in output.unreadable:
            by_name.setdefault("".join(output.name.split()).casefold(), {}).setdefault(output.department, output)
    for by_department in by_name.values():
        if len(by_department) > 1:
            first, second, *others = by_department.values()
            yield Problem(
                NAME,
                SEVERITY,
                second.place,
                f"{briefly(tuple(by_department))} produce the same: {quoted(first.name)}.",
                _WHY,
                "Let one of them hand it over. If they are two different things, give them names that tell them apart.",
                also=(first.place, *(output.place for output in others)),
                about=second.path,
            )
