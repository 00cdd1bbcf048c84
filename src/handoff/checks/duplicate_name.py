"""One id or name stands for two things.

## What it finds

Two departments, two parties, or a department and a party, with one id or one name; two outputs of one
department with one name; a former name (`formerly:`) that is another standard's name, or that two standards
claim; groups that contain each other, or themselves.

## Why it matters

Whoever reads the name cannot know which of the two is meant, and neither can handoff: a promise or a
measurement would count for the wrong one. Groups that contain each other have the same members: they are one
group under two names.

## Example

```yaml
parties:
  buyers: {name: Buyers, kind: customer}
  oem-buyers: {name: Buyers, kind: customer}
```

## Remedy

Give each its own id and name. If both are the same thing, keep one and let the others refer to it. Take one
group out of the other's `members:`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.names import former_names
from handoff.analysis.reach import groups_in_rings
from handoff.model.organisation import Department, Organisation, Output, Party
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level
from handoff.model.text import listed

NAME = "duplicate-name"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_WHY = "Nobody can know which of them is meant; a promise or a measurement would count for the wrong one."
_WHY_GROUPS = "Nobody can know who belongs to it: groups that contain each other are one group under several names."


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each id and each name that stands for more than one thing, once, with all its places."""
    yield from _one_id(organisation.everyone)
    yield from _one_name(organisation.everyone, "departments or parties")
    for department in organisation.departments:
        yield from _one_name(department.outputs, f"outputs of {department.id}")
    yield from _one_former_name(organisation)
    yield from _one_in_another(organisation)


def _one_id(everyone: tuple[Department | Party, ...]) -> Iterator[Problem]:
    by_id: dict[str, list[Source]] = {}
    for one in everyone:
        by_id.setdefault(one.id, []).append(one.place)
    for name, places in by_id.items():
        if len(places) > 1:
            message = f"The id {name} is given to {len(places)} departments or parties."
            yield _problem(name, places, message, "Give each its own id, or keep one of them and delete the others.")


def _one_name(things: tuple[Department | Party | Output, ...], what: str) -> Iterator[Problem]:
    """One name for different ids; where the ids are one too, that has been said."""
    by_name: dict[str, dict[str, Department | Party | Output]] = {}
    for thing in things:
        by_name.setdefault(" ".join(thing.name.split()).casefold(), {}).setdefault(thing.id, thing)
    for found in by_name.values():
        if len(found) > 1:
            first, second, *_ = same = list(found.values())
            message = f'"{first.name}" is the name of {len(same)} {what}: {", ".join(found)}.'
            about = second.path if isinstance(second, Output) else second.id
            fix = "Give each a name that people can tell from the other's."
            yield _problem(about, [thing.place for thing in same], message, fix)


def _one_former_name(organisation: Organisation) -> Iterator[Problem]:
    renamed = [standard for standard in organisation.standards if standard.formerly]
    if not renamed:
        return
    present = {standard.name: standard.place for standard in organisation.standards}
    claims: dict[str, dict[str, Source]] = {}
    for standard in renamed:
        for former in former_names(standard):
            claims.setdefault(former, {})[standard.name] = standard.place
    for former, by in claims.items():
        if former in present:
            message = f"{former} is the former name of {' and '.join(by)}, and a standard of today has it too."
            fix = "Take it out of `formerly:`, or give today's standard another name: an entry belongs to one of them."
            yield _problem(next(iter(by)), [present[former], *by.values()], message, fix)
        elif len(by) > 1:
            message = f"{former} is claimed as a former name by {len(by)} standards: {', '.join(by)}."
            fix = "Leave it under `formerly:` of the one that its entries belong to."
            yield _problem(list(by)[1], list(by.values()), message, fix)


def _one_in_another(organisation: Organisation) -> Iterator[Problem]:
    places = {party.id: party.place for party in organisation.parties}
    for ring in groups_in_rings(organisation):
        first, *others = (places[name] for name in ring)
        message = f"The groups {listed(ring)} contain each other." if others else f"The group {ring[0]} contains itself."
        fix = "Keep one of them, or take one out of the other's `members:`." if others else "Take it out of its own `members:`."
        yield Problem(NAME, SEVERITY, first, message, _WHY_GROUPS, fix, also=tuple(others), about=ring[0])


def _problem(about: str, places: list[Source], message: str, fix: str) -> Problem:
    """At the second place, where the name is taken already; the first and any others beside it."""
    return Problem(NAME, SEVERITY, places[1], message, _WHY, fix, also=(places[0], *places[2:]), about=about)
