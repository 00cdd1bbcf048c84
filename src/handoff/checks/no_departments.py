"""The workspace describes no department.

## What it finds

A workspace whose standards folder holds no department file that can be read.

## Why it matters

Without a department there is no output, no customer and no standard: nothing can be promised, measured or
reported. A check that finds nothing wrong in an empty folder would be a false comfort.

## Example

```yaml
# standards/ holds parties.yaml, and nothing else
parties:
  buyers: {name: Buyers, kind: customer}
```

## Remedy

Write one file for one department, with one output, its customer and one standard. `handoff init` writes such
a file with comments.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level

NAME = "no-departments"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield one problem for a workspace without a department."""
    if not organisation.departments:
        folder = organisation.settings.standards
        yield Problem(
            NAME,
            SEVERITY,
            Source(folder),
            f"No department is described in {folder}.",
            "Without a department nobody has promised anything to anyone, and there is nothing to measure.",
            f"Write one department file, {folder}/customer-service.yaml for example:\n"
            "department: customer-service\n"
            "name: Customer Service\n"
            "head: Customer service manager",
        )
