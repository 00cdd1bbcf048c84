"""Supplier and customer have not talked for longer than they agreed.

## What it finds

A handoff whose `talk:` was due, and which is past its grace of a tenth of the interval, at least a day; and one
that says `every:` and not when the last talk was. It depends on the day, so only `handoff check --due` looks for
it. `every: event` is never due.

## Why it matters

Numbers say whether a standard was kept, only a conversation says whether it is still the right one. Without it a
supplier keeps a promise that the customer no longer needs.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers:
      sales: {used_for: confirm price and date, talk: {every: quarter, last: 2026-01-15}}
```

## Remedy

Talk to the customer: what helped, what did not, what will change? Then write the day under `last:`. If it is not
worth so much time, agree on a longer interval.
"""

from collections.abc import Iterator
from datetime import date

from handoff.analysis.holdings import Holdings
from handoff.analysis.periods import overdue_from
from handoff.analysis.talks import awaited_talk
from handoff.model.organisation import Handoff, Organisation, Output, Talk
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "talk-overdue"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings, today: date) -> Iterator[Problem]:
    """Yield each handoff whose supplier and customer should have talked by now, or never said when they did."""
    for output in organisation.outputs:
        for handoff in output.handoffs:
            talk = handoff.talk
            if talk is None or talk.every in {None, "event"} or "talk" in handoff.unreadable:
                continue
            awaited = awaited_talk(talk)
            if awaited is None or today >= overdue_from(awaited):
                yield _problem(output, handoff, talk, today)


def _problem(output: Output, handoff: Handoff, talk: Talk, today: date) -> Problem:
    last = f"last did on {talk.last}" if talk.last else "nobody has written down when they last did"
    message = f"{output.department} and {handoff.customer} are to talk about {output.path} every {talk.every}, and {last}."
    return Problem(
        NAME,
        SEVERITY,
        handoff.place,
        message,
        "Only a conversation says whether the standard is still what the customer needs.",
        "Talk to the customer, then write the day:\n"
        f"      {handoff.customer}:\n"
        f"        talk: {{every: {talk.every}, last: {today}}}",
        about=output.path,
    )
