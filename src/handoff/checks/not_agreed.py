"""A standard that its supplier or a customer never signed.

## What it finds

A standard in force about which its supplier, one of its customers or, where it is a guardrail, its authority
has said nothing yet. Whoever has objected has said something.

## Why it matters

A standard that only one side knows of is a wish. The supplier plans by it, and the customer needs something
else; nobody finds out before the first quarrel.

## Example

```yaml
department: service
outputs:
  orders:
    customers: {sales: {used_for: confirm price and date}}
    standards:
      in-time: {statement: Orders are entered within 4 hours., target: at least 90 %}   # and nobody has signed
```

## Remedy

Show each of them what it says, with `handoff show STANDARD`. Who agrees signs with `handoff agree`; who does
not says why with `--objection`. `handoff agree --all --for PARTY` agrees to everything that a party has yet to
agree to. A party that is represented by somebody is signed for by that person.
"""

from collections.abc import Iterator

from handoff.analysis.agreeing import Seat, silent
from handoff.analysis.holdings import Holdings
from handoff.checks._references import known_names
from handoff.checks._signing import seated, to_sign
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import listed

NAME = "not-agreed"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("bad-signature", "no-target", "no-measure", "unreceived-output", "no-customer")

_WHY = (
    "A standard that only one side knows of is a wish, not an agreement. (`handoff agree --all --for PARTY` says yes to all that a "
    "party has yet to agree to.)"
)


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard in force with everyone who never said anything about it, but for names that nobody knows."""
    known = known_names(organisation)
    told: dict[tuple[Seat, ...], tuple[str, tuple[Seat, ...]]] = {}  # the standards of an output miss the same ones
    for standard, silent_ones in silent(organisation, holdings.agreements):
        if silent_ones not in told:
            told[silent_ones] = _told(silent_ones, known)
        who, missing = told[silent_ones]
        if not missing:
            continue
        name = standard.name
        yield Problem(
            NAME,
            SEVERITY,
            standard.place,
            f"{name} was never signed by {who}.",
            _WHY,
            f"Show it to them (`handoff show {name}`), and let them sign:\n{to_sign(name, missing)}",
            about=name,
        )


def _told(silent_ones: tuple[Seat, ...], known: frozenset[str]) -> tuple[str, tuple[Seat, ...]]:
    """Those who can sign, in words and by their seats; nobody where nobody knows them."""
    missing = tuple(seat for seat in silent_ones if seat.side == "authority" or seat.party in known)
    names = dict.fromkeys(map(seated, missing))
    return listed(names) if names else "", missing
