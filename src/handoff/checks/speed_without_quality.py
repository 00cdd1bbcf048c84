"""An output is promised fast or in quantity, and nobody promises that it is right.

## What it finds

An output whose standards for a customer are all about speed or volume (dimension responsiveness, a duration, or a count
of which more is better), while no other standard of the department balances them for the same customer.

## Why it matters

What is measured is done. Who is judged by speed alone learns to be fast, and pays with what nobody counts: answers
without content, closed tickets that open again, discharges that come back.

## Example

```yaml
department: customer-service
outputs:
  answers:
    customers: {sales: {used_for: answer the buyer}}
    standards:
      quick:
        dimension: responsiveness
        measure: {kind: duration, start: asked, stop: answered, clock: working, method: report, every: month}
        target: {value: at most 4 wh, attain: 90 %}
```

## Remedy

Ask the customer what a fast one is worth nothing without: right, complete, first time, no second call. Promise that
beside it.
"""

from collections.abc import Iterator, Mapping

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import listed

NAME = "speed-without-quality"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each output of which a customer is promised nothing but speed or volume."""
    groups = _groups_of(organisation)
    for department in organisation.departments:
        if any("standards" in output.unreadable for output in department.outputs) or "outputs" in department.unreadable:
            continue
        fast = [(output, customers) for output in department.outputs if (customers := _only_fast(output))]
        balanced = _promised_quality(department) if fast else set()
        for output, promised in fast:
            customers = tuple(customer for customer in promised if balanced.isdisjoint(_names(customer, groups)))
            if customers:
                yield Problem(
                    NAME,
                    SEVERITY,
                    output.place,
                    f"{output.path} is promised to {listed(customers)} fast or in quantity; nothing promises that it is right.",
                    "What is measured is done: who is judged by speed alone pays with what nobody counts.",
                    "Ask what a fast one is worth nothing without, and promise that beside it:\n"
                    "      right-first-time:\n"
                    "        statement: what must be right about it\n"
                    "        dimension: reliability",
                    about=output.path,
                )


def _is_fast(standard: Standard) -> bool:
    """Whether a standard is about speed or volume; what cannot be read may be about anything."""
    if standard.unreadable and not {"dimension", "measure", "target"}.isdisjoint(standard.unreadable):
        return False
    measure = standard.measure
    if standard.dimension == "responsiveness" or (measure is not None and measure.kind == "duration"):
        return True
    more = measure is not None and measure.kind == "count" and standard.promises
    return bool(more) and standard.promises[0].target.better == "higher"


def _only_fast(output: Output) -> tuple[str, ...]:
    """The customers who are promised something of an output, all of it speed or volume."""
    standards = in_force(output.standards)
    others = [standard for standard in standards if not _is_fast(standard)]
    if not all(standard.customers for standard in others):
        return ()  # one that names nobody is promised to all
    slow = {customer for standard in others for customer in standard.customers}
    promised = dict.fromkeys(customer for standard in standards for customer in output.customers_of(standard))
    return tuple(customer for customer in promised if customer not in slow)


def _promised_quality(department: Department) -> set[str]:
    """The customers whom a department promises something else than speed, a station's department among them."""
    names = {
        name
        for output in department.outputs
        for standard in in_force(output.standards)
        if not _is_fast(standard)
        for name in output.customers_of(standard)
    }
    return names | {party_of(name) for name in names}


def _groups_of(organisation: Organisation) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for party in organisation.parties:
        for member in party.members:
            groups[member] = (*groups.get(member, ()), party.id)
    return groups


def _names(customer: str, groups: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Everything under which a customer is served: its own name, its department's, and the groups of both."""
    own = (customer, party_of(customer))
    return {*own, *(group for name in own for group in groups.get(name, ()))}
