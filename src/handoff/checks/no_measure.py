"""A standard says nothing about how it is measured, or in which unit.

## What it finds

A standard without `measure:`, and a value that has no unit, neither in its measure nor in its target.

## Why it matters

A promise that cannot be measured can be neither kept nor broken. A number without a unit means something else
to everyone who reads it.

## Example

```yaml
entered-in-time:
  statement: Complete special orders are entered within 4 working hours.
  target: at least 90 %
```

## Remedy

Say what is counted, of what, how and how often. If nobody can think of a measure, the statement is still too
vague: ask the customer how they notice that it went well.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "no-measure"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard without a measure, and each value without a unit."""
    for standard in organisation.standards:
        if "measure" in standard.unreadable:
            continue
        if standard.measure is None:
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"{standard.name} has no measure.",
                "What is not measured can be neither kept nor broken; it is a wish.",
                "Say what is counted, of what, how and how often:\n"
                "        measure:\n"
                "          kind: proportion\n"
                "          counts: what was right\n"
                "          of: all of them\n"
                "          method: how it is counted, by whom\n"
                "          every: month",
                about=standard.name,
            )
        elif _has_no_unit(standard):
            yield Problem(
                NAME,
                SEVERITY,
                standard.measure.source_place,
                f"{standard.name} measures a value without a unit.",
                "A number without a unit means something else to everyone who reads it.",
                "Say in which unit it is measured:\n          unit: mm",
                about=standard.name,
            )


def _has_no_unit(standard: Standard) -> bool:
    if standard.measure is None or standard.measure.kind != "value" or standard.measure.unit:
        return False
    return not any(promise.target.unit.symbol for promise in standard.promises) and "target" not in standard.unreadable
