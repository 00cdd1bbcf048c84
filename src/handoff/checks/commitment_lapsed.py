"""The day on which top management's commitment was to be reviewed has passed.

## What it finds

A commitment whose `review_by:` lies before today. It depends on the day, so only `handoff check --due` looks for
it. A commitment without `review_by:` does not lapse.

## Why it matters

A commitment that nobody has looked at for years is a poster. Those who signed it may have gone, and those who
lead now have promised nothing.

## Example

```yaml
organisation:
  commitment: We ask our customers what they need, promise it in numbers and measure it openly.
  signed_by: Ruth Harrow
  signed_on: 2024-10-01
  review_by: 2026-09-30
```

## Remedy

Ask those who lead today whether they still stand by it. Change what they would not sign, have it signed again,
and write down the new day and the next review.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "commitment-lapsed"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()
_A_YEAR = timedelta(days=365)


def find(organisation: Organisation, _holdings: Holdings, today: date) -> Iterator[Problem]:
    """Yield one problem where the review of a commitment is past its day."""
    commitment = organisation.commitment
    if commitment is not None and commitment.review_by is not None and commitment.review_by < today:
        yield Problem(
            NAME,
            SEVERITY,
            commitment.place,
            f"The commitment of top management was to be reviewed by {commitment.review_by}.",
            "Those who lead today may never have agreed to it, and a promise that nobody looks at is a poster.",
            "Have it confirmed, or changed and signed again, then write the new days:\n"
            f"  signed_on: {today}\n"
            f"  review_by: {today + _A_YEAR}",
        )
