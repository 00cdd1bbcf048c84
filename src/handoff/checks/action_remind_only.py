"""All that is done about a finding is to remind or retrain people.

## What it finds

An open finding, or one that was solved, whose only actions are trainings, or corrective actions that say no more
than remind, retrain, instruct or tell people to take care.

## Why it matters

People forget again, and others come who were never told. A fault that is possible happens; what helps is a way of
working in which it is impossible, or shows at once.

## Example

```yaml
{"entry": "action", "step": "open", "kind": "corrective", "statement": "remind everyone to check the label"}
```

## Remedy

Ask why the fault was possible. Change the form, the tool, the order of steps or the place, with another action; the
training may stay beside it.
"""

import re
from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.remedies import remedies
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "action-remind-only"
SEVERITY: Severity = "warning"
LEVEL: Level = "improving"
FOLLOWS: tuple[str, ...] = ()
_REMINDING = re.compile(
    r"\b(?:remind\w*|re-?train\w*|re-?instruct\w*|instruct\w*|re-?brief\w*|toolbox talks?|(?:raise )?awareness"
    r"|take (?:more )?care|(?:be|is|are) more careful|pay (?:more )?attention"
    r"|tell (?:everyone|everybody|staff|people|the team))\b",
    re.IGNORECASE,
)


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:  # noqa: ARG001 -- every check is asked alike
    """Yield each finding on which nothing but reminding is done."""
    for case in remedies(holdings).cases:
        acting = tuple(course for course in case.actions if course.is_open or course.is_effective)
        if acting and case.state != "withdrawn" and all(map(_only_reminds, acting)):
            yield _problem(case, acting[0])


def _only_reminds(course: Course) -> bool:
    plan = course.plan
    return plan.kind == "training" or (plan.kind == "corrective" and _REMINDING.search(plan.statement) is not None)


def _problem(case: Case, course: Course) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        course.opened.place,
        f"All that is done about the finding {case.id[:8]} about {case.about} is {quoted(course.plan.statement)}.",
        "A fault that is possible happens again, whoever was told about it.",
        f'Change what made it possible: handoff action open {case.id[:8]} "…"',
        about=case.about,
    )
