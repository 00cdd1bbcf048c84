"""A target is kept with certainty, period after period: it no longer asks for anything.

## What it finds

A standard whose target was kept in the twelve newest periods without a break, whose process will keep it as it runs, and
whose target could still ask for more: a share below 100 %, a count above nought.

## Why it matters

A target that is kept whatever happens guides nobody. Perhaps the customer would gain from a tighter one; perhaps
the effort is better spent elsewhere.

## Example

```yaml
in-time:
  target: at least 80 %       # and for a year it was never below 95 %
```

## Remedy

Ask the customer whether a tighter target would help them, and agree on it. If not, measure less often, or leave it:
this check only informs.
"""

from collections.abc import Iterator

from handoff.analysis.improvement import PERIODS_TO_TIGHTEN, improving_of
from handoff.analysis.judged import Bucket, Holdings
from handoff.analysis.periods import ONE_DAY
from handoff.analysis.process import Charting, process_of
from handoff.checks._periods import buckets_of, newest_verdicts
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "too-easy"
SEVERITY: Severity = "info"
LEVEL: Level = "improving"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard that a report of improvement would propose to tighten."""
    buckets = buckets_of(holdings)
    for standard in organisation.standards:
        own = buckets.get(standard.name, [])
        if standard.until is None and len(own) >= PERIODS_TO_TIGHTEN and _is_easy(standard, own, holdings):
            yield _problem(standard)


def _is_easy(standard: Standard, buckets: list[Bucket], holdings: Holdings) -> bool:
    """Whether supplier and customer should ask for more; what is cheap to see is looked at first."""
    verdicts = newest_verdicts(standard, buckets, PERIODS_TO_TIGHTEN)
    if len(verdicts) < PERIODS_TO_TIGHTEN or any(verdict != "met" for _, verdict in verdicts):
        return False
    rebases = (one for one in holdings.rebases if one.standard == standard.name)
    process = process_of(standard, buckets, buckets[-1].period.end + ONE_DAY, Charting(), rebases)
    return process is not None and "tighten" in improving_of(process, ()).proposals


def _problem(standard: Standard) -> Problem:
    target = standard.promises[0].target.text
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{standard.name} has kept `{target}` for {PERIODS_TO_TIGHTEN} periods running, and will go on keeping it.",
        "A target that is kept whatever happens guides nobody.",
        "Ask the customers whether a tighter one would help them; if not, leave it, or measure it less often.",
        about=standard.name,
    )
