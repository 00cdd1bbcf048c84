"""A waiver was approved by who asked for it.

## What it finds

A waiver whose approver is the person who asked for it, or who recorded it, whatever the case and blanks of the
name. One that a newer waiver of the same thing has taken the place of is history.

## Why it matters

A second person has to see that what was promised is not kept. Whoever allows themselves what they ask for has
asked nobody.

## Example

```yaml
{"entry": "waiver", "standard": "service/orders/in-time", "requested_by": "Sam Service", "approved_by": "sam service"}
```

## Remedy

Let somebody else approve it: `handoff waive NAME … --approved-by NAME`. For a guardrail that is the role in
its `waivable_by`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.waiving import is_self_approved
from handoff.checks._waivers import newest_of_each, thing_of
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "waiver-self-approved"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(_organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield the newest waiver of each thing where its approver asked for it, or wrote it down."""
    for granted in newest_of_each(holdings.waivers):
        waiver = granted.waiver
        if is_self_approved(granted):
            thing = thing_of(granted)
            yield Problem(
                NAME,
                SEVERITY,
                granted.place,
                f"{quoted(waiver.approved_by or '')} asked for the waiver of {thing.words}, and approved it.",
                "A second person has to see that what was promised is not kept.",
                f"Let somebody else approve it:\n{thing.anew}",
                about=thing.about,
            )
