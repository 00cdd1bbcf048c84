"""One standard holds two requirements.

## What it finds

A statement with two limits of one sort in clauses that `and`, `as well as`, `;` or the like joins, two duties
("must … and must …"), or two whole sentences that each demand something. A list that is kept or not kept as one
("scanned and signed", "by name, covered and handed over") is one requirement, and so are a range and a share with
its time limit.

## Why it matters

When such a standard is missed, nobody knows which half was; when one half is kept and the other is not, the
number means nothing. And the customer cannot agree to one without the other.

## Example

```yaml
answered:
  statement: We answer a complaint within 3 days and close it within 20 days.
  measure: {kind: proportion, counts: complaints answered and closed in time, of: complaints, method: log, every: month}
  target: at least 90 %
```

## Remedy

Make two standards of it, each with a measure, a target and an owner of its own.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.checks._requirements import two_requirements
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "joined-statement"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each statement that has two requirements."""
    for standard in in_force(organisation.standards):
        two = two_requirements(standard.statement)
        if two:
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"{standard.name} holds two requirements: {quoted(two[0])} and {quoted(two[1])}.",
                "When it is missed nobody knows which of the two was, and one number cannot stand for both.",
                "Make two standards of it, each with its own measure and target:\n"
                "      answered-in-time:\n"
                "        statement: We answer a complaint within 3 days.\n"
                "      closed-in-time:\n"
                "        statement: We close a complaint within 20 days.",
                about=standard.name,
            )
