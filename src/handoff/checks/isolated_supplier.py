"""A department that receives nothing and needs nothing.

## What it finds

A department to which no other department hands anything, directly or through a group, and whose handoffs name
nothing that it needs back: `needs_back:` is missing or says `none, because …` everywhere. Silent where only one
department is described, since nobody else could serve it.

## Why it matters

No department works on nothing: somebody gives it orders, parts, information or decisions. Whoever does is a
supplier without a standard, and what they give is never as good as it could be, because nobody has asked.

## Example

```yaml
department: statistics
outputs:
  weekly-figures:
    customers: {sales: {used_for: the weekly meeting, needs_back: "none, because the figures are there"}}
```

## Remedy

Ask what the department waits for, asks twice for or has to correct. Write it under `needs_back:` of the customer
who gives it, or as an output of the department that hands it over.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.reach import served_by_others
from handoff.checks._missing_links import is_partly_unread, perhaps_meant
from handoff.model.organisation import Department, Organisation, says_nothing
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "isolated-supplier"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-output", "no-customer")


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department that stands at the start of everything."""
    if len(organisation.departments) == 1:
        return
    served = served_by_others(organisation)
    alone = [department for department in organisation.departments if department.id not in served and not _needs(department)]
    if not alone or is_partly_unread(organisation):
        return
    meant = perhaps_meant(organisation, (department.id for department in alone))
    for department in alone:
        if department.id not in meant:
            yield Problem(
                NAME,
                SEVERITY,
                department.place,
                f"{department.id} receives nothing from another department and needs nothing.",
                "No department works on nothing: whoever gives it something is a supplier that nobody has asked for a standard.",
                "Ask what it waits for or has to correct, and say what it needs from whom:\n"
                "        needs_back:\n"
                "          - the order number with each enquiry",
                about=department.id,
            )


def _needs(department: Department) -> bool:
    """Whether it says that it needs something; what it says there may not have been readable."""
    return any(
        "needs_back" in handoff.unreadable or not all(map(says_nothing, handoff.needs_back))
        for output in department.outputs
        for handoff in output.handoffs
    )
