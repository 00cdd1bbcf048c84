"""A measurement was typed in long after it was observed.

## What it finds

Standards of which somebody recorded a measurement by hand more than 31 days after the day it was observed;
`days_until_late` under `[check.thresholds]` changes the number. Rows of an import are left alone: a system brings its
history with it.

## Why it matters

What is written down from memory is written down as one would have liked it. Auditors ask why, and nobody remembers.

## Example

```toml
[check.thresholds]
days_until_late = 31
```

## Remedy

Ask what kept it: a worksheet that lay about, a report that comes late. Record on the day itself, or have the system's
export imported. The entry stays as it is, and so does the day on which it was recorded.
"""

from collections.abc import Iterator

from handoff.analysis.figures import counted
from handoff.analysis.holdings import Holdings, Late
from handoff.analysis.names import standards_by_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "late-entry"
SEVERITY: Severity = "info"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard with a late entry, at the one that was latest."""
    known = standards_by_name(organisation) if holdings.late else {}
    for late in holdings.late:
        if late.standard in known:
            yield _problem(late, known[late.standard].name)


def _problem(late: Late, name: str) -> Problem:
    others = late.entries - 1
    more = f", and {counted(others, 'other one', 'other ones')} late too" if others else ""
    return Problem(
        NAME,
        SEVERITY,
        late.place,
        f"What was observed of {name} on {late.observed_on} was recorded {late.days} days later{more}.",
        "What is written down from memory is written down as one would have liked it.",
        "Ask what kept it, and record on the day itself.",
        about=name,
    )
