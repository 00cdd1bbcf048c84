"""A sample cannot show what the target claims.

## What it finds

A measure with a `sample:` whose target claims all or nothing (at least 100 %, exactly 0), and a target that the size of
the sample cannot show: of 10 cases a month, at least 95 % are 10 of 10, so that it is in truth a target of 100 %.
The size is the number with which `sample:` begins, when it is the size for one period of the measure's `every:`.

## Why it matters

Nobody can promise for what nobody looked at: 20 cases without a fault still leave room for about 15 % faulty ones (the
rule of three: Hanley and Lippman-Hand, JAMA 249, 1983, pages 1743-1745). And a target that one single case
decides is missed by chance, not by work.

## Example

```yaml
matches-the-request:
  measure:
    {kind: proportion, counts: lines that match, of: lines sampled, method: read by sales, every: month, sample: 10 a month}
  target: at least 95 %
```

## Remedy

Take a sample in which at least one case may miss (20 for 95 %, 100 for 99 %), judge a longer period, or look at all
cases. What must never happen is no business of a sample: make it impossible, and count every occurrence.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.checks._sample_size import is_sample, sample_size
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import READINGS, Measure, Standard
from handoff.model.target import Target
from handoff.model.text import quoted

NAME = "sample-proves-nothing"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()
_FEWEST_FOR_THREE = 4  # of fewer cases the rule of three says nothing


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each target that claims all or nothing from a sample, or that its size cannot show."""
    for standard in in_force(organisation.standards):
        measure = standard.measure
        if measure is None or not measure.sample or not standard.promises or not is_sample(measure):
            continue
        target = standard.promises[0].target
        size = _cases(measure)
        if _claims_all_or_nothing(target, measure):
            yield _all_or_nothing(standard, target, measure, size)
        elif size is not None and (share := _share(target, measure)) is not None:
            yield from _out_of_reach(standard, target, share, size)


def _claims_all_or_nothing(target: Target, measure: Measure) -> bool:
    if measure.kind in READINGS:
        return False  # every reading is the default there, and claims no more than that those seen were good
    nothing = target.high == 0
    return nothing or (measure.kind in {"proportion", "check"} and target.low == 1)


def _cases(measure: Measure) -> int | None:
    """How many cases a period has: a checklist has as many as its points, where they are numbered."""
    size = sample_size(measure)
    if size is None or measure.kind != "check":
        return size
    points = re.match(r"[0-9]{1,9}(?= |$)", measure.points)
    return size * int(points[0]) if points else None


def _share(target: Target, measure: Measure) -> tuple[Fraction, Fraction] | None:
    """The shares that keep a target, both ends included; None where it is held against no share."""
    if measure.kind in {"proportion", "check"}:
        return target.low or Fraction(0), Fraction(1) if target.high is None else target.high
    if measure.kind in READINGS and target.judged_by == "each" and target.attain < 1:
        return target.attain, Fraction(1)
    return None


def _all_or_nothing(standard: Standard, target: Target, measure: Measure, size: int | None) -> Problem:
    room = ""
    if size is not None and size >= _FEWEST_FOR_THREE:
        room = f" {size:,} without a fault still leave room for about {_percent(Fraction(3, size))} faulty ones (rule of three)."
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{standard.name} claims `{target.text}`, and looks only at a sample ({quoted(measure.sample)}).",
        f"Nobody can promise for what nobody looked at.{room}",
        "Look at all cases and drop `sample`, or promise a share that a sample of this size can show.",
        about=standard.name,
    )


def _out_of_reach(standard: Standard, target: Target, share: tuple[Fraction, Fraction], size: int) -> Iterator[Problem]:
    fewest, most = ceil(share[0] * size), floor(share[1] * size)
    if share[0] > 0 and fewest == size <= most:
        cases, enough = f"only {size} of {size} meet", ceil(1 / (1 - share[0]))
    elif share[1] < 1 and fewest == most == 0:
        cases, enough = f"only 0 of {size} meet", ceil(1 / share[1])
    elif fewest > most:
        width = share[1] - share[0]
        cases, enough = f"no number of {size} meets", ceil(1 / width) if width else share[0].denominator
    else:
        return
    yield Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{standard.name}: {cases} `{target.text}`, as the sample is {size}.",
        "One single case decides, so it is missed by chance and not by work.",
        f"Look at {enough:,} or more in each period, judge a longer one, or set a target that {size} can show.",
        about=standard.name,
    )


def _percent(share: Fraction) -> str:
    percent = share * 100
    return f"{ceil(percent)} %" if percent >= 1 else "1 %"
