"""A duration does not say when its clock starts, when it stops, or whether it runs at night.

## What it finds

A measure of kind `duration` that lacks `start:`, `stop:` or `clock:` (calendar or working time).

## Why it matters

"Within 4 hours" from the call or from the ticket, to the first answer or to the solution, over the weekend or
not: each reading is honest, and they differ by days. Two people who measure will not find the same number.

## Example

```yaml
first-answer:
  statement: Each enquiry is answered within 4 hours.
  measure: {kind: duration, start: enquiry received, method: report, every: month}
  target: at most 4 h
```

## Remedy

Name two events that leave a trace of their own, such as a time stamp, and say whether nights and weekends count.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._unsaid import unsaid
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "undefined-clock"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each duration that lacks its start, its stop or its clock."""
    for one in unsaid(organisation, "duration", ("start", "stop", "clock")):
        yield Problem(
            NAME,
            SEVERITY,
            one.measure.source_place,
            f"{one.standard.name} measures a duration without {one.keys}.",
            "Two people who measure it will find different numbers, and both are right.",
            "Say from when to when it runs, and whether nights and weekends count:\n"
            "          start: enquiry received\n"
            "          stop: first answer sent\n"
            "          clock: working",
            about=one.standard.name,
        )
