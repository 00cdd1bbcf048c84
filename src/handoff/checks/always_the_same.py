"""What is typed in of a standard is always the same, or months of it were entered in one minute.

## What it finds

Standards of which the last eight measurements typed in, each of another day, are identical, numerator and denominator
included; `same_values` under `[check.thresholds]` changes the number. And standards of which the last minute of typing brought
measurements of three months or more. Nothing happening is left alone (a count or numerator of 0), and so are pass or fail,
which can be nothing else, and rows of an import. Whatever is recorded otherwise afterwards ends it.

## Why it matters

Work varies. Numbers that do not were often copied from the last sheet, and months filled in at once come from memory. It may
also be right: a sample of fixed size in which all is well. Then the sample tells nobody anything new.

## Example

```toml
[check.thresholds]
same_values = 8             # 30/30 in each of eight months
```

## Remedy

Ask whoever records it how the number comes about, without blame, and look on once. Record each period when it ends; take a
larger sample, or measure more seldom, where nothing ever varies.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings, Same
from handoff.analysis.names import standards_by_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "always-the-same"
SEVERITY: Severity = "info"
LEVEL: Level = "improving"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard whose last entries are identical, or brought months in one minute."""
    known = standards_by_name(organisation) if holdings.same else {}
    for same in holdings.same:
        if same.standard in known:
            yield _problem(same)


def _problem(same: Same) -> Problem:
    name, span = same.standard, f"from {same.since} to {same.until}"
    message = f"What was observed of {name} {span} was entered in one minute."
    why, fix = "Months that are filled in at once come from memory.", "Ask what kept it, and record each period when it ends."
    if same.times:
        message = f"The last {same.times} measurements of {name}, {span}, are identical."
        why = "Work varies; numbers that do not were often copied from the last sheet."
        fix = "Ask how the number comes about, and look on once; where nothing ever varies, take a larger sample."
    return Problem(NAME, SEVERITY, same.place, message, why, fix, about=name)
