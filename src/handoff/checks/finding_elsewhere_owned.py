"""An action is owned outside the department that caused the finding.

## What it finds

An open action that belongs to a finding caused in another department than the one that acts; and one whose owner
heads or owns something in other departments only. `handoff action open` refuses both, but a cause may be found
elsewhere afterwards.

## Why it matters

Others can keep a fault from the customer, sorting and checking for ever. Only who causes it can stop causing it.

## Example

```yaml
{"entry": "finding", "step": "cause", "caused_at": "warehouse"}    # of a finding on which the order desk acts
```

## Remedy

Plan an action where the cause is, with `handoff action open ID TEXT`, and close the other one with its reason. Where
the cause is not there, say so: `handoff finding cause ID TEXT --caused-at PLACE`.
"""

from collections.abc import Iterator

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.owning import owned_elsewhere
from handoff.analysis.remedies.remedies import Remedies, remedies
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import listed, quoted

NAME = "finding-elsewhere-owned"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each open action whose owner is not where the finding was caused."""
    known = remedies(holdings)
    for course in known.courses:
        said = _elsewhere(organisation, known, course) if course.is_open else ""
        if said:
            yield _problem(course, said)


def _elsewhere(organisation: Organisation, known: Remedies, course: Course) -> str:
    """Who owns it instead ('': who should)."""
    case, department, owner = known.case_of(course), course.plan.department or "", course.plan.owner or ""
    caused_at = case.caused_at if case else ""
    if caused_at and department and party_of(caused_at) != party_of(department):
        return f"is owned by {department}, and its finding was caused at {caused_at}"
    places = owned_elsewhere(organisation, caused_at or department, owner)
    return f"is owned by {quoted(owner)} of {listed(places)}, and acts on {caused_at or department}" if places else ""


def _problem(course: Course, said: str) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        course.opened.place,
        f"The action {course.id[:8]} for {course.standard} {said}.",
        "Only who causes a fault can stop causing it.",
        f"Plan one where the cause is, and close this one: handoff action close {course.id[:8]} --ineffective --because TEXT",
        about=course.standard,
    )
