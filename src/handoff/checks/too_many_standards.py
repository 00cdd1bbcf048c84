"""A department promises one customer more standards than anybody keeps in mind.

## What it finds

More than seven standards from one department to one customer, over all its outputs. `standards_to_a_customer` under
`[check.thresholds]` in `handoff.toml` changes the number.

## Why it matters

Twenty promises are no promise: nobody remembers them, the few that matter drown among the others, and measuring
costs more than improving.

## Example

```toml
[check.thresholds]
standards_to_a_customer = 7   # and customer-service promises sales eight
```

## Remedy

Ask the customer for the three that they would keep. Retire those whose miss nobody would notice.
"""

from collections import Counter
from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "too-many-standards"
SEVERITY: Severity = "info"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each customer to whom a department promises too many standards."""
    most = organisation.settings.thresholds.standards_to_a_customer
    for department in organisation.departments:
        promised = Counter(
            customer
            for output in department.outputs
            for standard in in_force(output.standards)
            for customer in dict.fromkeys(output.customers_of(standard))
        )
        for customer, count in promised.items():
            if count > most:
                yield Problem(
                    NAME,
                    SEVERITY,
                    department.place,
                    f"{department.id} promises {customer} {count} standards; more than {most} are too many.",
                    "Nobody keeps so many in mind, and the few that matter drown among the others.",
                    f"Ask {customer} which three they would keep, and retire those whose miss nobody would notice.",
                    about=department.id,
                )
