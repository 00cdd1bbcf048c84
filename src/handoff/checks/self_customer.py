"""A department names itself as its customer.

## What it finds

An output handed to its own department. From one station to another station of the same department is a
handoff like any other, when `from:` names the station that hands it over.

## Why it matters

Whoever is their own customer is always content. A promise needs somebody on the other side who can say that
it was not kept.

## Example

```yaml
department: production
outputs:
  machined-housings:
    customers: {production: {used_for: assembly}}
```

## Remedy

Name the department or party that takes the output up. If the next station on the line does, say from which
station to which: `from: machining` and `customers: {production/assembly: …}`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._examples import to_a_customer
from handoff.checks._folded import cut_off_with, is_own_customer, serves_only_itself
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "self-customer"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each handoff of a department to itself, but for those from one station to another."""
    own = [
        (department, output, handoff)
        for department in organisation.departments
        for output in department.outputs
        for handoff in output.handoffs
        if is_own_customer(department.id, output.station, handoff.customer)
    ]
    folded = cut_off_with(organisation) if own else {}
    for department, output, handoff in own:
        follows = folded.pop(department.id, ()) if serves_only_itself(department) else ()
        yield Problem(
            NAME,
            SEVERITY,
            handoff.place,
            f"{output.path} is handed to {handoff.customer}, which is the department itself.",
            "Whoever is their own customer is always content; a promise needs somebody else who can say it was not kept.",
            _remedy(department, output, to_a_customer(organisation)),
            follows=follows,
            about=output.path,
        )


def _remedy(department: Department, output: Output, lines: str) -> str:
    other = next((station.id for station in department.stations if station.id != output.station), "")
    first = output.station or next((station.id for station in department.stations if station.id != other), "")
    if not (first and other):
        return f"Name who takes it up outside the department:\n{lines}"
    return (
        "Name who takes it up outside the department, or say from which station to which:\n"
        f"    from: {first}\n"
        "    customers:\n"
        f"      {department.id}/{other}: {{used_for: what the next station does with it}}"
    )
