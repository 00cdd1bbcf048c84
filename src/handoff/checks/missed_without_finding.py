"""A guardrail or critical standard was missed, and nobody has opened a finding.

## What it finds

A guardrail or critical standard that was missed in one of the twelve newest periods measured, without a finding
about it, or about its output, from that period or later. It looks at the files alone, so a running period
that is missed already counts.

## Why it matters

These are the standards that no percentage may hide. A miss that nobody looks into happens again, and next time
somebody is harmed.

## Example

```yaml
no-pump-without-release:
  critical: true
  target: exactly 0       # and 2 were measured in October
```

## Remedy

Open a finding, with `handoff finding open STANDARD TEXT`: what was seen, how many, where. Then contain it, and find
its cause.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.periods import Period
from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.remedies import remedies
from handoff.checks._periods import buckets_of, newest_verdicts
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "missed-without-finding"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()
_LOOKED_BACK = 12


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each guardrail or critical standard whose newest miss nobody has found."""
    above = tuple(standard for standard in organisation.standards if standard.stands_above_percentages and standard.until is None)
    if not above or not holdings.buckets:
        return
    buckets, cases = buckets_of(holdings), remedies(holdings).cases
    for standard in above:
        verdicts = newest_verdicts(standard, buckets.get(standard.name, ()), _LOOKED_BACK)
        missed = next((period for period, verdict in verdicts if verdict == "missed"), None)
        if missed is not None and not any(_is_found(case, standard, missed) for case in cases):
            yield _problem(standard, missed)


def _is_found(case: Case, standard: Standard, period: Period) -> bool:
    about = case.about in {standard.name, f"{standard.department}/{standard.output}"}
    return about and case.first.stated_on >= period.start


def _problem(standard: Standard, period: Period) -> Problem:
    name = standard.name
    what = "guardrail" if standard.guardrail else "critical standard"
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"The {what} {name} was missed in {period.label}, and nobody has opened a finding.",
        "A miss that nobody looks into happens again.",
        f'Say what was seen: handoff finding open {name} "…"',
        about=name,
    )
