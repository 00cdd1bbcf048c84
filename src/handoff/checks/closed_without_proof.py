"""Something was closed as effective or solved without proof.

## What it finds

An action that was closed as effective although its own criterion was not met by as many later measurements as it
said; or that nobody confirmed but its owner or who did it; or while a standard that it must not harm got worse. A
finding that was closed as solved with neither evidence nor an action that was effective, or confirmed by somebody who
acted on it. `handoff action close` and `handoff finding close` refuse all of these; a corrected measurement, or
another program, may bring them in.

## Why it matters

What is closed without proof comes back, and nobody looks for it any more.

## Example

```yaml
{"entry": "action", "step": "close", "outcome": "effective", "confirmed_by": "Order desk lead"}    # who owns it
```

## Remedy

Measure on. Open a finding again with `--repeats ID`, and close its action when it has proved itself, by a second
person.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.analysis.remedies.remedies import remedies
from handoff.model.organisation import Organisation
from handoff.model.person import folded, same_person
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level
from handoff.model.stated import Found, Taken
from handoff.model.text import listed, quoted

NAME = "closed-without-proof"
SEVERITY: Severity = "error"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each action closed as effective, and each finding closed as solved, that lacks its proof."""
    known = remedies(holdings)
    for course in known.courses:
        closed = course.closed
        why = _unproved(organisation, holdings, course, closed) if closed and course.is_effective else ""
        if closed and why:
            yield _problem(
                f"The action {course.id[:8]} for {course.standard} was closed as effective", why, closed.place, course.standard
            )
    for case in known.cases:
        why = _unsolved(case, case.closed) if case.closed and case.state == "solved" else ""
        if case.closed and why:
            yield _problem(f"The finding {case.id[:8]} about {case.about} was closed as solved", why, case.closed.place, case.about)


def _unproved(organisation: Organisation, holdings: Holdings, course: Course, closed: Taken) -> str:
    unconfirmed = _unconfirmed(closed.action.confirmed_by or "", course.doers)
    if unconfirmed:
        return unconfirmed
    from handoff.analysis.process import Charting, Process  # noqa: PLC0415 -- few actions are closed, and charts take time to load
    from handoff.analysis.processes import processes_in  # noqa: PLC0415 -- as above
    from handoff.analysis.remedies.proof import proof_of  # noqa: PLC0415 -- as above

    standards = {standard.name: standard for standard in organisation.standards}
    processes = processes_in(holdings)

    def process_named(name: str) -> Process | None:
        return processes.of(standards[name], closed.action.stated_on, Charting()) if name in standards else None

    proof = proof_of(course, process_named)
    if not course.done:
        return "it was never done"
    if proof.criterion is not None and not proof.is_met:
        return f"{proof.meeting} of {proof.needed} later measurements in a row had met `{proof.criterion.text}` by then"
    worse = tuple(one.standard for one in proof.balances if one.is_worse)
    return f"{listed(worse)}, which must not suffer, had got worse by then" if worse else ""


def _unsolved(case: Case, closed: Found) -> str:
    if not closed.finding.evidence and not any(course.is_effective for course in case.actions):
        return "there is neither evidence nor an action that was effective"
    return _unconfirmed(closed.finding.confirmed_by or "", tuple(doer for course in case.actions for doer in course.doers))


def _unconfirmed(confirmed_by: str, doers: tuple[str, ...]) -> str:
    if not folded(confirmed_by):
        return "nobody confirmed it"
    acted = any(same_person(confirmed_by, doer) for doer in doers)
    return f"{quoted(confirmed_by)}, who confirmed it, owns it or acted on it" if acted else ""


def _problem(what: str, why: str, place: Source, about: str) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        place,
        f"{what}, but {why}.",
        "What is closed without proof comes back, and nobody looks for it any more.",
        f'Measure on; where it is not solved, open it again: handoff finding open {about} "…" --repeats ID',
        about=about,
    )
