"""A standard was not measured by the day it fell due, nor in the days of grace after it.

## What it finds

A standard that has a period which is over, with a tenth of its days as grace, and has no measurement and no
reason why there was nothing to measure: after the last one measured or, for a year, before it. Guardrails and
critical standards are errors, the
others warnings. What a waiver covers and what happens as an event is never overdue. It depends on the day, so
only `handoff check --due` and `handoff due` look.

## Why it matters

A promise that nobody measures is kept by luck. The months in which nobody looked are those in which it went
wrong.

## Example

```yaml
in-time:
  owner: Order desk lead
  measure: {kind: proportion, counts: entered in time, of: orders, method: report, every: month}
  target: at least 90 %       # and the last measurement is of the month before last
```

## Remedy

Measure it now, with `handoff record`, for the period that is missing; or say why there was nothing to
measure, with `--no-opportunity`. What nobody has time to measure is measured too often, or by the wrong method.
"""

from collections.abc import Iterator
from datetime import date

from handoff.analysis.agenda import measurements
from handoff.analysis.agenda.tasks import Task
from handoff.analysis.holdings import Holdings
from handoff.analysis.periods import ONE_DAY
from handoff.measures import kind_named
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import quoted

NAME = "overdue"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ("no-measure", "no-target", "no-cadence")


def find(organisation: Organisation, holdings: Holdings, today: date) -> Iterator[Problem]:
    """Yield each standard whose oldest outstanding measurement is past its grace."""
    standards = {standard.name: standard for standard in organisation.standards}
    for task in measurements(organisation, holdings, today):
        if task.state == "overdue":
            yield _problem(standards[task.about], task)


def _problem(standard: Standard, task: Task) -> Problem:
    name, last, measure = standard.name, task.day - ONE_DAY if task.day else None, standard.measure
    value = kind_named(measure.kind).example(measure, standard.promises[0].target) if measure else "VALUE"
    who = f" by {quoted(task.who)}, who answers for it" if task.who else ""
    return Problem(
        NAME,
        "error" if standard.stands_above_percentages else SEVERITY,
        standard.place,
        f"{name} was not measured for {task.key}; that fell due on {task.day}.",
        "A promise that nobody measures is kept by luck.",
        f"Have it measured{who}; {value} stands for what they find:\nhandoff record {name} {value} --on {last}",
        about=name,
    )
