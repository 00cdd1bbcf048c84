"""A standard was missed six periods running, and nothing is done about it.

## What it finds

A standard whose six newest measured periods all missed their target, and for which no action is open.
`periods_missed` under `[check.thresholds]` changes the number. It looks at the files alone, so a running
period counts as it stands.

## Why it matters

Measuring what one never keeps, and doing nothing, teaches everybody that promises do not matter.

## Example

```toml
[check.thresholds]
periods_missed = 6
```

## Remedy

Plan an action with a prediction, `handoff action open STANDARD TEXT`. Where nobody can do anything, the target is not
a promise: change it with the customers.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.periods import Period
from handoff.analysis.remedies.remedies import remedies
from handoff.checks._periods import buckets_of, newest_verdicts
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "no-action-on-misses"
SEVERITY: Severity = "warning"
LEVEL: Level = "improving"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard that is missed again and again while nobody acts."""
    most = max(organisation.settings.thresholds.periods_missed, 1)
    acted_on = {course.standard for course in remedies(holdings).courses if course.is_open}
    buckets = buckets_of(holdings)
    for standard in organisation.standards:
        own = buckets.get(standard.name, ())
        if standard.until is None and standard.name not in acted_on and len(own) >= most:
            verdicts = newest_verdicts(standard, own, most)
            if len(verdicts) == most and all(verdict in {"missed", "near"} for _, verdict in verdicts):
                yield _problem(standard, verdicts[-1][0], verdicts[0][0], most)


def _problem(standard: Standard, first: Period, last: Period, times: int) -> Problem:
    name = standard.name
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{name} missed its target {times} periods running, from {first.label} to {last.label}, and no action is open.",
        "Who measures what is never kept, and does nothing, teaches everybody that promises do not matter.",
        f'Plan what shall change: handoff action open {name} "…"; or agree on a target that can be kept.',
        about=name,
    )
