"""A name refers to no department, station or party.

## What it finds

A customer, the station in `from:`, someone a guardrail protects, or a member of a group, by a name that
nothing has; and a standard whose `customers:` names somebody the output does not reach.

## Why it matters

A promise to a name that nobody bears reaches nobody: no one can agree to it, and no report shows it to
anyone. Mostly it is a slip of the keyboard, which cuts a real customer off in silence.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers: {salse: {used_for: confirm price and date}}
```

## Remedy

Correct the name, or describe who it is: a department in a file of its own, anyone else in `parties.yaml`, a
station under the `stations:` of its department.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.checks._references import Reference, known_names, unknown_references
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "unknown-party"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_MOST_SUGGESTED = 20  # a hundred wrong names are one wrong folder: a guess for each would only take time
_WHY = "A promise to a name that nobody bears reaches nobody: no one can agree to it, and no report shows it to anyone."


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each unknown name once, with all its places, and each standard for somebody its output does not reach."""
    by_name: dict[str, list[Reference]] = {}
    for reference in unknown_references(organisation):
        by_name.setdefault(reference.name, []).append(reference)
    known = known_names(organisation) if by_name else frozenset()
    departments = {department.id: department for department in organisation.departments} if by_name else {}
    for count, (name, references) in enumerate(by_name.items()):
        near = nearest(name, known, 3) if count < _MOST_SUGGESTED else ()
        department = departments.get(name.partition("/")[0])
        folder = organisation.settings.standards
        message, fix = _no_station(name, department) if department else _nobody(name, folder)
        question = f"{did_you_mean(near)} If not, " if near else ""
        fix = f"{question}{fix}"
        places = tuple(dict.fromkeys(reference.place for reference in references))
        yield Problem(NAME, SEVERITY, places[0], message, _WHY, fix[0].upper() + fix[1:], also=places[1:], about=name)
    members = {party.id: party.members for party in organisation.parties if party.members}
    for output in organisation.outputs:
        for standard in output.standards:
            yield from _not_reached(output, standard, members)


def _no_station(name: str, department: Department) -> tuple[str, str]:
    station = name.partition("/")[2]
    fix = f"describe it in {department.place.path}:\nstations:\n  {station}: Name of the station"
    return f"{department.id} has no station {station}.", fix


def _nobody(name: str, folder: str) -> tuple[str, str]:
    party = name.partition("/")[0]
    fix = f"describe it in {folder}/parties.yaml, or in a department file of its own:\n"
    return f"No department or party is called {name}.", f"{fix}parties:\n  {party}: {{name: Name of the party, kind: customer}}"


def _not_reached(output: Output, standard: Standard, members: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    if not standard.customers:
        return
    customers = tuple(handoff.customer for handoff in output.handoffs)
    allowed = set(customers).union(*(members.get(name, ()) for name in customers))
    for name in standard.customers:
        if name not in allowed:
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"{standard.name} is promised to {name}, whom {output.path} does not reach.",
                _WHY,
                _reach(output, name, customers),
                about=standard.name,
            )


def _reach(output: Output, name: str, customers: tuple[str, ...]) -> str:
    choice = (
        f"Choose from the output's customers ({', '.join(customers)}), or hand it to {name} too"
        if customers
        else "Name its customer"
    )
    return f"{choice}:\n  {output.id}:\n    customers:\n      {name}: {{used_for: what the customer does with it}}"
