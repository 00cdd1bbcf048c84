"""All of a department's standards are about the same dimension.

## What it finds

A department with two or more standards that all have one `dimension:`, such as responsiveness. A standard that has
none leaves the question open.

## Why it matters

Customers judge by five dimensions: reliability, responsiveness, assurance, empathy and tangibles (Parasuraman,
Zeithaml and Berry, SERVQUAL, Journal of Retailing 64, 1988, pages 12-40). A department that measures only speed
does not know what else it is judged by, and is drawn to give the rest away.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    standards:
      entered-in-time: {dimension: responsiveness, statement: Special orders are entered within 4 working hours.}
      confirmed-in-time: {dimension: responsiveness, statement: Special orders are confirmed within 8 working hours.}
```

## Remedy

Ask each customer which of the five matters most to them, and what they would notice first if it were missing.
"""

from collections.abc import Iterator

from handoff.analysis.figures import counted
from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "one-dimensional"
SEVERITY: Severity = "info"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department whose standards, two or more, all have one dimension."""
    for department in organisation.departments:
        standards = in_force(department.standards)
        dimensions = {standard.dimension for standard in standards}
        dimension = standards[0].dimension if len(standards) > 1 else None
        if dimension is not None and len(dimensions) == 1:
            yield Problem(
                NAME,
                SEVERITY,
                department.place,
                f"All {counted(len(standards), 'standard')} of {department.id} are about {dimension}.",
                "Customers judge by more than that, and what nobody measures is the first to be given away.",
                "Ask each customer what they would notice first if it were missing: that it is right (reliability), in time "
                "(responsiveness), safe and competent (assurance), caring (empathy), or how it looks (tangibles).",
                about=department.id,
            )
