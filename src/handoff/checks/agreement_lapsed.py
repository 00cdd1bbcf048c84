"""The terms of a standard have changed since it was signed.

## What it finds

A standard whose supplier, customer or authority signed earlier terms only: since then its statement, measure,
target, limit or guardrail says something else. A new owner, note, source or layout changes no terms.

## Why it matters

Whoever signed `at least 95 %` has not agreed to `at least 85 %`. An agreement that outlives what it was about
is worth nothing, and the customer is the last to hear of it.

## Example

```yaml
in-time:
  statement: Orders are entered within 4 hours.
  target: at least 85 %     # signed as: at least 95 %
```

## Remedy

Look at what has changed, with `handoff show STANDARD` or `handoff diff`. Either agree again, each side for
itself, or put back what was signed: the old signatures then count again.
"""

from collections.abc import Iterator

from handoff.analysis.agreeing import Standing, heard
from handoff.analysis.holdings import Holdings
from handoff.checks._signing import has_readable_terms, signed, to_sign
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import listed

NAME = "agreement-lapsed"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
# Errors that a change of terms can consist of; not what only warns, or a loosened target could hide behind a vague word.
FOLLOWS: tuple[str, ...] = (
    *("guardrail-weakened", "guardrail-incomplete", "no-target", "no-measure", "no-method", "no-cadence", "impossible-limit"),
    "duplicate-name",
)


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard in force with everyone who signed only what it said before."""
    doubtful = {agreed.standard for agreed in holdings.agreements if not agreed.current}
    for one in heard(organisation, holdings.agreements, doubtful):
        lapsed = tuple(standing for standing in one.standings if standing.state == "lapsed")
        if lapsed and has_readable_terms(one.output, one.standard):
            yield _problem(one.standard, lapsed)


def _problem(standard: Standard, lapsed: tuple[Standing, ...]) -> Problem:
    name = standard.name
    words = listed(dict.fromkeys(signed(standing, standing.last) for standing in lapsed if standing.last))
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"The terms of {name} have changed since they were signed for {words}.",
        "Nobody has agreed to what it says now, and a signature under other terms binds nobody.",
        f"See what changed with `handoff show {name}`. Put it back, or let each of them sign again:\n"
        f"{to_sign(name, (standing.seat for standing in lapsed))}",
        about=name,
    )
