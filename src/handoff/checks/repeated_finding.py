"""The same cause has led to the same finding within a year, and nobody has said so.

## What it finds

Findings about one standard or output, found within twelve months of each other, with the same sort of cause at the
same place, of which the later one does not say that it repeats the earlier.

## Why it matters

Then what was done the first time did not help, and doing it once more will not either. Whoever does not see that it
is the same fault begins from nothing.

## Example

```yaml
{"entry": "finding", "step": "cause", "cause": "method"}    # of two findings about one standard, in March and in June
```

## Remedy

Say its cause again with `--repeats ID`, look at what was done the first time, and act on why that did not last.
"""

from collections.abc import Iterator
from datetime import timedelta

from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.cases import Case, earlier_alike
from handoff.analysis.remedies.remedies import remedies
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "repeated-finding"
SEVERITY: Severity = "warning"
LEVEL: Level = "improving"
FOLLOWS: tuple[str, ...] = ()
_YEAR = timedelta(days=366)


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:  # noqa: ARG001 -- every check is asked alike
    """Yield each finding that was there before within a year, unmarked."""
    cases = remedies(holdings).cases
    for case in cases:
        if not case.repeats:
            alike = earlier_alike(case, cases)
            lately = tuple(one for one in alike if case.first.stated_on - one.first.stated_on <= _YEAR)
            if lately:
                yield _problem(case, lately)


def _problem(case: Case, earlier: tuple[Case, ...]) -> Problem:
    last = earlier[-1]
    step = f'handoff finding cause {case.id[:8]} "…" --of {case.cause} --repeats {last.id[:8]}'
    return Problem(
        NAME,
        SEVERITY,
        case.opened.place,
        f"The finding {case.id[:8]} about {case.about} has the same cause ({case.cause} at {case.caused_at}) as {last.id[:8]} of "
        f"{last.first.stated_on}, and does not say so.",
        "What was done then did not last.",
        f"Say so, and act on why it did not last: {step}",
        also=tuple(one.opened.place for one in earlier),
        about=case.about,
    )
