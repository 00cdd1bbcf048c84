"""A target is kept with room to spare, period after period: it no longer asks for anything.

## What it finds

A standard that kept its target in each of the twelve newest periods, and would have kept one that allows half as much:
95 % where 90 % are asked, 2 where 4 are allowed. A stretch that was reached in each of them says the same. Targets
that leave no room, such as all or none, are not meant.

## Why it matters

A target that is kept whatever happens guides nobody. Perhaps the customer would gain from a tighter one; perhaps
the effort is better spent elsewhere.

## Example

```yaml
in-time:
  target: at least 80 %       # and for a year it was never below 95 %
```

## Remedy

Ask the customer whether a tighter target would help them, and agree on it; `handoff report improvement` says what the
process can keep. If it would not, measure less often, or leave it: this check only informs.
"""

from collections.abc import Iterator
from fractions import Fraction

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import Pooled
from handoff.analysis.pooling import pool
from handoff.checks._periods import buckets_of, newest_periods
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.target import Target

NAME = "too-easy"
SEVERITY: Severity = "info"
LEVEL: Level = "improving"
FOLLOWS: tuple[str, ...] = ()
_PERIODS = 12


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard whose target was kept with half of what it allows to spare."""
    buckets = buckets_of(holdings)
    for standard in organisation.standards:
        own = buckets.get(standard.name, ())
        if (
            standard.until is None
            and standard.promises
            and len(own) >= _PERIODS
            and _is_easy(standard, newest_periods(own, _PERIODS))
        ):
            yield _problem(standard)


def _is_easy(standard: Standard, periods: tuple[list[Bucket], ...]) -> bool:
    target = standard.promises[0].target
    return len(periods) == _PERIODS and all(_has_spare(pool(standard, buckets), target) for buckets in periods)


def _has_spare(pooled: Pooled, target: Target) -> bool:
    """Whether a period kept the target that holds now, and half of what it allows would have done."""
    if pooled.verdict != "met" or pooled.value is None or pooled.target != target.text:
        return False
    if pooled.stretch_reached:
        return True
    is_share = pooled.unit.family == "ratio"
    if is_share and target.unit.family != "ratio":  # each reading is judged: the value is the share of those inside
        return target.attain < 1 and pooled.value >= _half_way(target.attain)
    if target.sense == "at-least" and is_share and target.low is not None:
        return target.low < 1 and pooled.value >= _half_way(target.low)
    return target.sense == "at-most" and bool(target.high) and target.high is not None and pooled.value <= target.high / 2


def _half_way(share: Fraction) -> Fraction:
    """Half way from a share to all of them."""
    return (1 + share) / 2


def _problem(standard: Standard) -> Problem:
    target = standard.promises[0].target.text
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{standard.name} has kept `{target}` for {_PERIODS} periods running, with half of what it allows to spare.",
        "A target that is kept whatever happens guides nobody.",
        "Ask the customers whether a tighter one would help them; if not, leave it, or measure it less often.",
        about=standard.name,
    )
