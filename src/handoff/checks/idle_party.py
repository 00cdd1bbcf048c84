"""A party that nothing is handed to, that supplies nothing and that no guardrail protects.

## What it finds

A party other than a customer or end user (`unserved-anchor` speaks of these) to whom no output goes, directly or
through a group, and whom no guardrail protects or names as its authority. A supplier supplies what a department
needs back from it, so it too stands under `customers:` of what it is given: an order, a forecast.

## Why it matters

Either somebody has forgotten a handoff, and this party is served without a standard; or the party has nothing
to do with the organisation, and its entry misleads whoever reads the file.

## Example

```yaml
parties:
  insurer: {name: Insurer, kind: regulator}   # and no output names it as a customer
```

## Remedy

Ask who deals with this party and what it gets. Write that down as a handoff, or delete the party.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.reach import reached
from handoff.checks._missing_links import TELL_A_MISSING_HANDOFF, is_partly_unread, open_end, perhaps_meant
from handoff.model.organisation import Organisation, Party
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "idle-party"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ("empty-group", *TELL_A_MISSING_HANDOFF)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each party that nothing connects with the organisation."""
    if not organisation.departments or all(party.is_anchor for party in organisation.parties):
        return
    known, authorities = reached(organisation), _authorities(organisation)
    idle = [
        party
        for party in organisation.parties
        if not party.is_anchor and party.id not in known and authorities.isdisjoint(map(_folded, (party.id, party.name)))
    ]
    if not idle or is_partly_unread(organisation):
        return
    meant = perhaps_meant(organisation, (party.id for party in idle))
    end = open_end(organisation)
    for party in idle:
        if party.id not in meant:
            yield Problem(
                NAME,
                SEVERITY,
                party.place,
                f"Nothing goes to {party.id}, nothing comes from it, and nothing protects it.",
                "Either a handoff is missing, and it is served without a standard, or its entry misleads whoever reads it.",
                _remedy(party),
                about=end or party.id,
            )


def _authorities(organisation: Organisation) -> frozenset[str]:
    guardrails = (standard.guardrail for standard in organisation.standards)
    return frozenset(_folded(guardrail.authority) for guardrail in guardrails if guardrail)


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


def _remedy(party: Party) -> str:
    if party.kind == "supplier":
        return (
            "Write what it is given and what it supplies under the output of the department that deals with it, or delete it:\n"
            "    customers:\n"
            f"      {party.id}:\n"
            "        used_for: plan its own production\n"
            "        needs_back: complete deliveries on the day"
        )
    return (
        "Write it under the output that it receives, or delete it:\n"
        "    customers:\n"
        f"      {party.id}: {{used_for: what it does with it}}"
    )
