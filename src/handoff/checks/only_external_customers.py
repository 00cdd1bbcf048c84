"""A department names only customers outside the organisation.

## What it finds

A department all of whose customers are parties outside, in a workspace that describes others inside: further
departments, or neighbours of kind `department`. It asks a question and breaks no rule.

## Why it matters

Hardly any department serves outsiders alone. Mostly somebody inside depends on it, too: for information, for an
answer, for a decision. Those handoffs go wrong unseen as long as nobody has written them down.

## Example

```yaml
department: sales
outputs:
  quotations:
    customers: {buyers: {used_for: compare offers}}   # and planning, which waits for the orders, is not named
```

## Remedy

Ask the other departments what would stop without this one. Write it down as an output with its customer. If the
answer is nothing, all is well.
"""

from collections.abc import Iterator

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.reach import outside
from handoff.checks._missing_links import unheard
from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "only-external-customers"
SEVERITY: Severity = "info"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ("unreceived-output",)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department whose customers are all outside; a name that nobody knows may be one inside."""
    neighbours = any(party.kind == "department" for party in organisation.parties)
    if len(organisation.departments) == 1 and not neighbours:
        return
    strangers = outside(organisation)
    for department in organisation.departments:
        customers = {party_of(handoff.customer) for output in department.outputs for handoff in output.handoffs}
        if customers and customers <= strangers and not _is_partly_unread(department):
            yield Problem(
                NAME,
                SEVERITY,
                department.place,
                f"{department.id} serves only customers outside. Who inside depends on it?",
                "Handoffs inside go wrong unseen as long as nobody has written them down.",
                "Ask the other departments what would stop without it, and write that down as an output with its customer.",
                about=unheard(department),
            )


def _is_partly_unread(department: Department) -> bool:
    return "outputs" in department.unreadable or any("customers" in output.unreadable for output in department.outputs)
