"""An agreement is past the day until which it was given.

## What it finds

A party whose last word on the present terms of a standard has a `valid_until` that is over. It depends on
the day, so only `handoff check --due` and `handoff due` look.

## Why it matters

Whoever signed for a year wanted to be asked again after it. Going on without asking is how agreements turn
into habits that nobody would sign today.

## Example

```yaml
{"entry": "agreement", "agreed_on": "2025-10-01", "standard": "service/orders/in-time", "valid_until": "2026-09-30"}
```

## Remedy

Ask them whether it still holds, and change the standard first if it does not. Then they sign again with
`handoff agree`.
"""

from collections.abc import Iterator
from datetime import date

from handoff.analysis.agreeing import Heard, heard
from handoff.analysis.holdings import Holdings
from handoff.checks._signing import seated, to_sign
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import listed

NAME = "agreement-expired"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-target", "no-measure")


def find(organisation: Organisation, holdings: Holdings, today: date) -> Iterator[Problem]:
    """Yield each standard in force with everyone whose word on its present terms has ended by today."""
    doubtful = {agreed.standard for agreed in holdings.agreements if _has_ended(agreed, today)}
    for one in heard(organisation, holdings.agreements, doubtful):
        yield from _ended(one, today)


def _has_ended(agreed: Agreed, today: date) -> bool:
    return agreed.current and agreed.agreement.has_ended(today)


def _ended(one: Heard, today: date) -> Iterator[Problem]:
    last = [(standing.seat, standing.last) for standing in one.standings if standing.last]
    ended = [(seat, word) for seat, word in last if _has_ended(word, today)]
    if ended:
        name = one.standard.name
        words = dict.fromkeys(f"{seated(seat)} (on {word.agreement.valid_until})" for seat, word in ended)
        yield Problem(
            NAME,
            SEVERITY,
            one.standard.place,
            f"The agreement to {name} has ended for {listed(words)}.",
            "They agreed until then and no longer; what goes on is a habit, not an agreement.",
            f"Ask whether it still holds. If so, let them sign again:\n{to_sign(name, (seat for seat, _ in ended))}",
            about=name,
        )
