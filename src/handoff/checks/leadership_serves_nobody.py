"""Leadership promises nothing to those it leads.

## What it finds

A department of kind `management` none of whose standards is promised to somebody inside: another department, a
neighbour of kind `department`, or a group with one of them in it. A guardrail that protects one of these counts.

## Why it matters

Leadership that only receives reports serves nobody. People can keep their promises to customers when leaders
keep theirs: to decide in time, to provide the means, to remove what is in the way.

## Example

```yaml
department: leadership
kind: management
outputs:
  quality-report:
    customers: {shareholders: {used_for: judge the cost of poor quality}}   # and nothing for anyone inside
    standards:
      out-by-day-20: {statement: Owners have the report by day 20., target: at least 100 %}
```

## Remedy

Ask the departments what keeps them from serving their customers, and what they need from leadership. Promise
one of those things in a number.
"""

from collections.abc import Iterator

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.reach import outside
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "leadership-serves-nobody"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-output", "no-customer", "no-standard", "self-customer")
# The keys that say whom something is promised to.
_WHOM = frozenset(["outputs", "customers", "standards", "guardrail", "protects"])


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department of kind management that promises nothing to anyone inside."""
    leading = tuple(department for department in organisation.departments if department.kind == "management")
    strangers = outside(organisation) if leading else frozenset()
    for department in leading:
        if _is_partly_unread(department) or any(
            _serves_inside(output, standard, strangers) for output in department.outputs for standard in output.standards
        ):
            continue
        yield Problem(
            NAME,
            SEVERITY,
            department.place,
            f"{department.id} leads, and promises nothing to those it leads.",
            "People can keep their promises to customers when leaders keep theirs: decisions, means, obstacles removed.",
            "Ask the departments what they need from leadership, and promise one of those things:\n"
            "  decisions:\n"
            "    kind: decision\n"
            "    customers:\n"
            "      customer-service: {used_for: answer a buyer who is waiting}\n"
            "    standards:\n"
            "      decided-in-time:\n"
            "        statement: We decide an escalated question within 5 working days.",
            about=_without_a_standard(department, strangers),
        )


def _serves_inside(output: Output, standard: Standard, strangers: frozenset[str]) -> bool:
    protected = standard.guardrail.protects if standard.guardrail else ()
    return standard.until is None and any(
        _is_inside(name, output, strangers) for name in (*output.customers_of(standard), *protected)
    )


def _is_inside(name: str, output: Output, strangers: frozenset[str]) -> bool:
    """Whether somebody else inside has this name; one that nobody knows may have been misspelt."""
    return party_of(name) not in strangers and party_of(name) != output.department


def _is_partly_unread(department: Department) -> bool:
    unread = {"outputs"}.intersection(department.unreadable)
    unread.update(key for output in department.outputs for key in output.unreadable)
    unread.update(key for standard in department.standards for key in standard.unreadable)
    return not _WHOM.isdisjoint(unread)


def _without_a_standard(department: Department, strangers: frozenset[str]) -> str:
    """The output that already goes to somebody inside and lacks a standard for them, which no-standard tells; or the department."""
    return next(
        (
            output.path
            for output in department.outputs
            if any(_is_inside(handoff.customer, output, strangers) for handoff in output.handoffs)
        ),
        department.id,
    )
