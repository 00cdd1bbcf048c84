"""Everybody is everyone's customer, so nobody is anyone's in particular.

## What it finds

More than 60 % of all pairs of departments linked by a handoff, in either direction, where five departments or
more are described; a department with more than seven customers; a department whose only customer is a group.
`[check.thresholds]` in `handoff.toml` has `linked_pairs` and `customers_of_a_department`.

## Why it matters

A department can know what a few customers need, ask them, and talk to them. Whoever lists everybody has mostly
asked nobody, and the map shows a ball of wool instead of a chain.

## Example

```yaml
department: personnel
outputs:
  newsletter:
    customers: {all-staff: {used_for: be informed}}   # a group, and the department's only customer
```

## Remedy

Ask who would miss the output first. Keep those as its customers, and name the group's member that depends on it
most. Split a department that really serves so many.
"""

from collections.abc import Iterator

from handoff.analysis.chains import serves
from handoff.analysis.figures import percentage
from handoff.analysis.holdings import Holdings
from handoff.checks._missing_links import unheard
from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level

NAME = "everyones-customer"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("unreceived-output",)
_FEW = 5  # of four departments, each may well serve most others
_WHY = "Whoever lists everybody as a customer has mostly asked nobody what they need."


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield one problem for a workspace in which most departments are linked, and each department that serves too many."""
    by_department: dict[str, dict[str, None]] = {}
    for link in serves(organisation):
        if link.customer != link.supplier:
            by_department.setdefault(link.supplier, {})[link.customer] = None
    yield from _ball_of_wool(organisation, by_department)
    groups = {party.id for party in organisation.parties if party.kind == "group"}
    for department in organisation.departments:
        customers = tuple(by_department.get(department.id, ()))
        if len(customers) > organisation.settings.thresholds.customers_of_a_department:
            yield _too_many(department, len(customers), organisation.settings.thresholds.customers_of_a_department)
        elif len(customers) == 1 and customers[0] in groups and not _is_partly_unread(department):
            yield _only_a_group(department, customers[0])


def _ball_of_wool(organisation: Organisation, by_department: dict[str, dict[str, None]]) -> Iterator[Problem]:
    departments = {department.id for department in organisation.departments}
    number = len(departments)
    linked = {
        frozenset((supplier, customer))
        for supplier, customers in by_department.items()
        for customer in customers
        if customer in departments
    }
    pairs = number * (number - 1) // 2
    most = organisation.settings.thresholds.linked_pairs
    if number >= _FEW and 100 * len(linked) > most * pairs:
        yield Problem(
            NAME,
            SEVERITY,
            Source(organisation.settings.standards),
            f"{percentage(len(linked), pairs)} of all pairs of departments are linked by a handoff, more than {most} %.",
            _WHY,
            "Ask of each handoff who would miss it first, and take out those that nobody would miss.",
        )


def _too_many(department: Department, number: int, most: int) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        department.place,
        f"{department.id} has {number} customers, more than {most}.",
        _WHY,
        "Ask who would miss each output first, and keep those as its customers; or describe the department as two.",
        about=department.id,
    )


def _only_a_group(department: Department, group: str) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        department.place,
        f"{department.id} has the group {group} as its only customer.",
        _WHY,
        f"Name the member of {group} that depends on it most as a customer of its own, and ask what it needs.",
        about=unheard(department),
    )


def _is_partly_unread(department: Department) -> bool:
    return "outputs" in department.unreadable or any("customers" in output.unreadable for output in department.outputs)
