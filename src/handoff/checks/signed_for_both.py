"""One person has signed for both sides.

## What it finds

A standard whose present terms were signed for the supplier and for a customer by one and the same person: by
one name, whatever its case and blanks, or with signatures that turn out to be one person's. So is a guardrail whose
supplier and authority are one person: nobody approves their own gate.

## Why it matters

An agreement is between two. Whoever signs for both sides agrees with nobody but themselves, and the customer
was not asked.

## Example

```yaml
{"entry": "agreement", "standard": "service/orders/in-time", "party": "buyers", "by": "Sam Service"}
# and once more for the party `service`, by the same person
```

## Remedy

Somebody of the other side signs for it. Who that is stands under `head` of a department, or under
`represented_by` of a party. Their word takes the place of the one before.
"""

from collections.abc import Iterator

from handoff.analysis.agreeing import Standing, heard
from handoff.analysis.holdings import Holdings
from handoff.checks._signing import seated, to_sign
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.person import folded, same_person
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import listed, quoted

NAME = "signed-for-both"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard in force whose supplier was spoken for by somebody who spoke for a customer or the authority too."""
    for one in heard(organisation, holdings.agreements, _spoken_for_by_one(holdings.agreements)):
        present = [standing for standing in one.standings if standing.last and standing.last.current]
        for supplier in (standing for standing in present if standing.seat.side == "supplier"):
            both = [standing for standing in present if standing.seat.side != "supplier" and _is_same(supplier, standing)]
            if both:
                yield _problem(one.standard, supplier, both)


def _spoken_for_by_one(agreements: tuple[Agreed, ...]) -> set[str]:
    """The standards with words for several parties by one person."""
    spoke: dict[tuple[str, str], str] = {}
    found: set[str] = set()
    for agreed in agreements:
        if agreed.current and not agreed.fault:
            for person in _persons(agreed):
                if spoke.setdefault((agreed.standard, person), agreed.agreement.party) != agreed.agreement.party:
                    found.add(agreed.standard)
    return found


def _persons(agreed: Agreed) -> set[str]:
    """By which names a person is known; what a name is and what a principal is may look alike, so each is marked."""
    found = {f"by {folded(agreed.agreement.by)}", f"signer {agreed.signer}"}
    return found - {"by ", "signer "}


def _is_same(one: Standing, other: Standing) -> bool:
    if one.last is None or other.last is None or one.seat.party == other.seat.party:
        return False
    return not _persons(one.last).isdisjoint(_persons(other.last))


def _problem(standard: Standard, supplier: Standing, others: list[Standing]) -> Problem:
    name = standard.name
    whom = listed(dict.fromkeys(_other_side(standing) for standing in others))
    by = quoted(supplier.last.agreement.by) if supplier.last else ""
    aside = "".join(f", {text}" for text in dict.fromkeys(_other_name(supplier, standing) for standing in others) if text)
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{by} signed {name} for its supplier {supplier.seat.party} and for {whom}{aside}.",
        "Whoever signs for both sides agrees with nobody but themselves; the other side was not asked.",
        f"Let somebody else sign for the other side:\n{to_sign(name, (standing.seat for standing in others))}",
        also=tuple(standing.last.place for standing in (supplier, *others) if standing.last),
        about=name,
    )


def _other_side(standing: Standing) -> str:
    return seated(standing.seat) if standing.seat.side == "authority" else f"its customer {standing.seat.party}"


def _other_name(supplier: Standing, customer: Standing) -> str:
    """By which other name, and what shows that it is the same person; '' where the names are one."""
    if supplier.last is None or customer.last is None:
        return ""
    name = customer.last.agreement.by
    if same_person(name, supplier.last.agreement.by):
        return ""
    return f"there as {quoted(name)}: both signatures are those of {quoted(customer.last.signer)}"
