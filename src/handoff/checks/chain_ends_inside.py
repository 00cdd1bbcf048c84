"""A department's chain of customers never reaches a customer or end user outside.

## What it finds

A department whose customers, and their customers, and so on, include no party of kind `customer` or
`end-user`. A group leads to its members, and a guardrail to those it protects. Told once, where the chain
stops; the departments before the stop are named with it. A chain that ends at a party of kind `department`,
which is described elsewhere, only informs.

## Why it matters

Work whose effect never leaves the building serves nobody outside. Mostly a handoff is missing: the customer
exists, and nobody has written them down.

## Example

```yaml
department: quality
outputs:
  test-certificates:
    customers: {notified-body: {used_for: surveillance}}   # a party of kind regulator
```

## Remedy

Follow the output: who outside would notice if it were bad, and through whom does it reach them? Write down
the handoff that is missing.
"""

from collections.abc import Iterator, Mapping

from handoff.analysis.chains import Cut, cut_off, party_of
from handoff.analysis.holdings import Holdings
from handoff.checks._examples import to_a_customer
from handoff.checks._folded import ends_too, serves_only_itself
from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "chain-ends-inside"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_WHY = "Work whose effect reaches nobody outside serves no customer; mostly a handoff is missing."


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each place where chains stop, but for rings and for departments without a customer, which have their own checks."""
    cuts = [cut for cut in cut_off(organisation) if cut.ends or len(cut.roots) == 1]
    if not cuts:
        return
    departments = {department.id: department for department in organisation.departments}
    kinds = {party.id: party.kind for party in organisation.parties}
    for cut in cuts:
        roots = tuple(departments[name] for name in cut.roots)
        if any(_has_customers(root) for root in roots) and not serves_only_itself(roots[0]):
            yield _stop(cut, roots, kinds, to_a_customer(organisation))


def _stop(cut: Cut, roots: tuple[Department, ...], kinds: Mapping[str, str], lines: str) -> Problem:
    ends = ", ".join(f"{name} ({kinds[name]})" for name in cut.ends)
    elsewhere = any(kinds[name] == "department" for name in cut.ends)
    who = " and ".join(cut.roots)
    if not ends:
        message = f"{who} serves only its own stations."
    elif len(roots) > 1:
        message = f"{who} serve only each other and {ends}: no customer or end user outside."
    else:
        message = f"The chain of {who} ends at {ends}, and reaches no customer or end user outside."
    fix = (
        "If their work goes on to somebody outside, describe that department too"
        if elsewhere
        else "Write down the handoff that is missing"
    )
    return Problem(
        NAME,
        "info" if elsewhere else SEVERITY,
        roots[0].place,
        message,
        _WHY,
        f"{fix}, or hand an output to a customer outside:\n{lines}",
        also=tuple(
            handoff.place
            for root in roots
            for output in root.outputs
            for handoff in output.handoffs
            if not cut.ends or party_of(handoff.customer) in cut.ends
        ),
        follows=ends_too(cut.upstream),
        about=cut.roots[0],
    )


def _has_customers(department: Department) -> bool:
    return any(output.handoffs for output in department.outputs)
