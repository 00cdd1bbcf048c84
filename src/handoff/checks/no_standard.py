"""A customer receives something, and nothing measurable is promised to them.

## What it finds

A department without any standard, and an output that reaches a customer to whom none of its standards
promises anything. A standard without `customers:` is promised to all customers of its output.

## Why it matters

This is the fault that handoff exists for. Without a standard the customer does not know what to expect, the
supplier does not know what is good enough, and nobody can tell whether things get better.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers: {sales: {used_for: confirm price and date}}
```

## Remedy

Ask the customer one question: what must be true of this output so that you can do your own work well? Write
the answer as a standard with a measure and a target.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "no-standard"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_WHY = "Without a standard the customer does not know what to expect, and nobody can tell whether it is good enough."
_STANDARD = (
    "    standards:\n"
    "      in-time:\n"
    "        statement: what the customer can rely on\n"
    "        measure:\n"
    "          kind: proportion\n"
    "          counts: what was right\n"
    "          of: all of them\n"
    "          method: how it is counted, by whom\n"
    "          every: month\n"
    "        target: at least 90 %"
)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department without a standard, and in the others each output with customers nothing is promised to."""
    members = {party.id: party.members for party in organisation.parties if party.members}
    for department in organisation.departments:
        readable = tuple(output for output in department.outputs if "standards" not in output.unreadable)
        if readable == department.outputs and not department.standards:
            if department.outputs:
                yield _department_without(department)
            continue
        for output in readable:
            left_out = _left_out(output, members)
            if left_out:
                yield _output_without(output, left_out)


def _department_without(department: Department) -> Problem:
    output = department.outputs[0]
    return Problem(
        NAME,
        SEVERITY,
        department.place,
        f"{department.id} has no standard: none of its outputs promises anything that can be measured.",
        _WHY,
        f"Begin with one standard, under {output.id}:\n{_STANDARD}",
        also=tuple(output.place for output in department.outputs),
        about=department.id,
    )


def _output_without(output: Output, left_out: tuple[str, ...]) -> Problem:
    customers = ", ".join(left_out)
    if output.standards:
        message = f"{output.path} has standards, but none of them is promised to {customers}."
        fix = f"Ask {customers} what they need; add them to a standard's `customers:`, or promise one of their own:\n{_STANDARD}"
        return Problem(NAME, SEVERITY, output.place, message, _WHY, fix, about=output.path)
    message = f"{output.path} reaches {customers}, and no standard says how good it must be."
    fix = f"Ask {customers} what they need, and promise it:\n{_STANDARD}"
    return Problem(NAME, SEVERITY, output.place, message, _WHY, fix, about=output.path)


def _left_out(output: Output, members: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The customers to whom no standard promises anything; a group is served when all its members are."""
    if not all(standard.customers for standard in output.standards):
        return ()  # one that names nobody is promised to all
    customers = tuple(handoff.customer for handoff in output.handoffs)
    promised = {name for standard in output.standards for name in output.customers_of(standard)}
    known = set(customers).union(*(members.get(name, ()) for name in customers))
    if not promised <= known:
        return ()  # a standard names somebody who is no customer: unknown-party says so, and mending it may mend this
    return tuple(
        name for name in customers if name not in promised and not (name in members and promised.issuperset(members[name]))
    )
