"""A waiver has no end, no reason or no approver.

## What it finds

A waiver in the ledger that lacks one of the three, or whose days cannot be: it ends before it begins, or lasts
for many years. One that a newer waiver of the same thing has taken the place of is history.

## Why it matters

A permission without an end is a new standard that nobody agreed to. Without a reason nobody can tell when it
is over, and without an approver nobody has allowed it.

## Example

```yaml
{"entry": "waiver", "standard": "service/orders/in-time", "since": "2026-11-01", "because": "the system moves house"}
```

## Remedy

Grant it anew and whole: `handoff waive NAME --until DATE --because TEXT --approved-by NAME`. A waiver of a
standard that lacks something waives nothing.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.waiving import lacking, wrong_days
from handoff.checks._waivers import newest_of_each, thing_of
from handoff.model.entry import Waiver
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import listed

NAME = "waiver-incomplete"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(_organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield the newest waiver of each thing where it lacks something."""
    for granted in newest_of_each(holdings.waivers):
        wrong = _wrong(granted.waiver)
        if wrong:
            thing = thing_of(granted)
            yield Problem(
                NAME,
                SEVERITY,
                granted.place,
                f"The waiver of {thing.words} {wrong}.",
                "A permission that is open at one end is a new standard, to which nobody has agreed.",
                f"Grant it anew and whole:\n{thing.anew}",
                about=thing.about,
            )


def _wrong(waiver: Waiver) -> str:
    missing = lacking(waiver)
    if missing:
        return f"lacks {listed(missing)}"
    days = wrong_days(waiver.since, waiver.until) if waiver.until else ""
    return f"cannot be: {days}" if days else ""
