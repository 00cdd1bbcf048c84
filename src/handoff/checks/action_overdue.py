"""An action was not done by its day, or has not proved itself by the day that it said.

## What it finds

An open action whose due day is over, after all extensions, and one that was done and should have proved itself by
now. Those for a major or critical finding are errors. It depends on the day, so only `handoff check --due` and
`handoff due` look.

## Why it matters

An action that nobody does is worse than none: everybody believes that something is done about it.

## Example

```yaml
{"entry": "action", "step": "open", "statement": "man both desks at noon", "due": "2026-10-31"}    # and it is November
```

## Remedy

Do it, and say so with `handoff action do`. Where it takes longer, give it more time with a reason, `handoff action
extend`; what was done is looked at with `handoff action check`, and closed as effective or ineffective.
"""

from collections.abc import Iterator
from datetime import date

from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.remedies import remedies
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "action-overdue"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings, today: date) -> Iterator[Problem]:  # noqa: ARG001 -- every check is asked alike
    """Yield each open action whose day is over."""
    known = remedies(holdings)
    for course in known.courses:
        if course.is_overdue(today):
            case = known.case_of(course)
            yield _problem(course, "error" if case is not None and case.severity in {"major", "critical"} else SEVERITY)


def _problem(course: Course, severity: Severity) -> Problem:
    name, owner = course.id[:8], f" by {quoted(course.plan.owner)}" if course.plan.owner else ""
    more = f", after it was given more time {len(course.extended)} times" if course.is_stretched else ""
    if course.done:
        said = f"The action {name} for {course.standard} was to have proved itself by {course.plan.expected_by}"
        fix = f"See whether it worked, then close it: handoff action check {name}"
    else:
        said = f"The action {name} for {course.standard} was to be done{owner} until {course.due}{more}"
        fix = f'Have it done, then say so: handoff action do {name} "…"'
    why = "Everybody believes that something is done about it."
    return Problem(NAME, severity, course.opened.place, f"{said}.", why, fix, about=course.standard)
