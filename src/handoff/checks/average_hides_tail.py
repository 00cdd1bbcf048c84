"""A duration is judged by its mean, which says nothing about those who waited longest.

## What it finds

A measure of kind `duration` whose target has `judged_by: mean`, unless another standard of the same output, from the
same start to the same stop, judges each reading.

## Why it matters

Nobody waits the mean. Nine answers in one hour and one in thirty make a mean of four hours, and the one customer
who waited thirty is the one who leaves. A mean can improve while the worst gets worse.

## Example

```yaml
first-answer:
  statement: Enquiries are answered within 4 hours on average.
  measure: {kind: duration, start: enquiry received, stop: answer sent, clock: calendar, method: report, every: month}
  target: {value: at most 4 h, judged_by: mean}
```

## Remedy

Promise how many of the customers get it in that time: `target: {value: at most 4 h, attain: 90 %}`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "average-hides-tail"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each duration judged by its mean whose readings no other standard of the output judges one by one."""
    for output in organisation.outputs:
        durations = [one for one in in_force(output.standards) if one.measure and one.measure.kind == "duration" and one.promises]
        watched = {_span(one) for one in durations if one.promises[0].target.judged_by == "each"}
        for standard in durations:
            target = standard.promises[0].target
            if target.judged_by == "mean" and _span(standard) not in watched:
                value = target.text.partition(",")[0]
                yield Problem(
                    NAME,
                    SEVERITY,
                    standard.place,
                    f"{standard.name} judges a duration by its mean, `{target.text}`.",
                    "Nobody waits the mean: it may be kept while some wait many times as long.",
                    "Promise how many get it in that time; the share is an example:\n"
                    f"        target: {{value: {value}, attain: 90 %}}",
                    about=standard.name,
                )


def _span(standard: Standard) -> tuple[str, str]:
    """From when to when a duration runs, as written."""
    measure = standard.measure
    return (measure.start, measure.stop) if measure else ("", "")
