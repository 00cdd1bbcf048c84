"""A department checks others, and promises them nothing.

## What it finds

A department that stops others and owes those whom it stops no ordinary standard of turnaround, reasons or courtesy:
none whose `dimension` is responsiveness, empathy or assurance. It stops others where a guardrail stands on an output
of kind `decision`, or on any output of a department of kind `assurance`. A guardrail on other goods, services or
information binds the department itself, and regulators, owners and neighbours are not the ones who wait at a gate.

## Why it matters

Whoever may say no decides how long others wait and what they hear. Without a promise of their own a gate is
passed when it suits the gatekeeper, and people find ways around it.

## Example

```yaml
department: quality-inspection
outputs:
  release:
    kind: decision
    customers: {assembly: {used_for: pass only what is right}}
    standards:
      no-unchecked-lot:
        guardrail: {protects: [end-users], authority: ISO 9001 8.6, prevents: faulty pumps, waivable_by: Plant manager}
      # and nothing about how soon assembly hears, or why a lot was refused
```

## Remedy

Ask those who are checked what they need to know, and how soon. Promise it as a standard of the same
department, with `dimension: responsiveness`, `empathy` or `assurance`.
"""

from collections.abc import Iterator

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Department, Organisation, PartyKind
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Dimension
from handoff.model.text import listed

NAME = "gatekeeper-without-service"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-customer",)
_SERVICE: tuple[Dimension, ...] = ("responsiveness", "empathy", "assurance")
_OVERSEERS: tuple[PartyKind, ...] = ("regulator", "owner", "community")


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department with the recipients of its guardrails to whom it promises no service."""
    members = {party.id: party.members for party in organisation.parties if party.members}
    overseers = {party.id for party in organisation.parties if party.kind in _OVERSEERS}
    for department in organisation.departments:
        checked = [name for name in _recipients(department) if name not in overseers]
        if checked:
            served = _served(department)
            served |= {member for name in served for member in members.get(name, ())}
            left_out = [name for name in checked if not _is_served(name, served, members)]
            if left_out and not _is_unread(department):
                yield _problem(department, left_out)


def _recipients(department: Department) -> dict[str, None]:
    """Who receives what stops them, each once; an output that does not say its kind may be a decision."""
    return dict.fromkeys(
        customer
        for output in department.outputs
        if department.kind == "assurance" or output.kind in {"decision", None}
        for standard in output.standards
        if standard.guardrail is not None and standard.until is None
        for customer in output.customers_of(standard)
    )


def _served(department: Department) -> set[str]:
    """To whom it promises turnaround, reasons or courtesy."""
    return {
        customer
        for output in department.outputs
        for standard in output.standards
        if standard.guardrail is None and standard.until is None and standard.dimension in _SERVICE
        for customer in output.customers_of(standard)
    }


def _is_served(name: str, served: set[str], members: dict[str, tuple[str, ...]]) -> bool:
    """Whether a recipient is served itself, through its department, or as a group all of whose members are."""
    return name in served or party_of(name) in served or (name in members and served.issuperset(members[name]))


def _is_unread(department: Department) -> bool:
    """Whether a promise of service may be there that could not be read."""
    keys = {"dimension", "customers", "standards", "guardrail"}
    unread = [output.unreadable for output in department.outputs] + [standard.unreadable for standard in department.standards]
    return "outputs" in department.unreadable or not keys.isdisjoint(key for part in unread for key in part)


def _problem(department: Department, left_out: list[str]) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        department.place,
        f"{department.id} checks {listed(left_out)}, and promises them neither turnaround nor reasons nor courtesy.",
        "Whoever may say no decides how long others wait and what they hear; people find ways around a gate without a promise.",
        "Ask them what they need to know and how soon, and promise it:\n"
        "      answered-in-time:\n"
        "        statement: A refusal comes within one working day, with its reason.\n"
        "        dimension: responsiveness",
        about=department.id,
    )
