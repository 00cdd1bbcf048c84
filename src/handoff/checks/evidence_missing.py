"""An audit was recorded without evidence, or the file that proves a measurement is gone or changed.

## What it finds

Looks at the newest measurement of each standard. An audit is one whose `method` says audit, or a checklist (`kind: check`)
of a guardrail or critical standard; typed in without evidence it is told. So is every standard whose newest evidence is a file
that is no longer here, or another one than was recorded; after 64 MB of files no more are read, only whether they are there.
Rows of an import are left alone: their source is named with its hash. `handoff verify` looks at all evidence of all entries.
For guardrails and critical standards it is an error, except where a file is only gone, which may be kept elsewhere on purpose.

## Why it matters

An audit that nobody can look into is an opinion with a date. When it is doubted, nothing is left to show.

## Example

```yaml
checked:
  critical: true
  measure: {kind: check, points: 20 points of the list, method: audit of one shift, every: month}
# and then: handoff record checked 20/20, without --evidence
```

## Remedy

Record it with its file (`--evidence FILE`) or the number of the document; for one that is recorded already,
`handoff correct ID VALUE --evidence FILE --because REASON`. Restore a file that is gone or changed from git, or from whoever
recorded it.
"""

import re
from collections.abc import Iterator

from handoff.analysis.holdings import Holdings, Unproved
from handoff.analysis.names import standards_by_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "evidence-missing"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()
_AUDIT = re.compile(r"\baudit(?:s|ed)?\b", re.IGNORECASE)


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard whose newest measurement is an audit without evidence, or has a file that is gone or changed."""
    known = standards_by_name(organisation) if holdings.unproved else {}
    for one in holdings.unproved:
        standard = known.get(one.standard)
        if standard is not None and (one.flaw != "none" or _is_audit(standard)):
            yield _problem(one, standard)


def _is_audit(standard: Standard) -> bool:
    measure = standard.measure
    if measure is None:
        return False
    return bool(_AUDIT.search(measure.method)) or (measure.kind == "check" and standard.stands_above_percentages)


def _problem(one: Unproved, standard: Standard) -> Problem:
    name, day = standard.name, one.observed_on
    if one.flaw == "none":
        message = f"The audit of {name} on {day} was recorded without evidence."
        why = "An audit that nobody can look into is an opinion with a date."
        fix = f"Record the next one with --evidence FILE, or this one anew with `handoff correct`; `handoff log {name}` has its id."
    else:
        message = f"{one.said} It proves the newest measurement of {name}, of {day}."
        why = "Evidence that nobody can look at, or that is not what it was, proves nothing."
        fix = "Restore it from git, or from whoever recorded it; `handoff verify` tells more."
    grave = standard.stands_above_percentages and one.flaw != "gone"
    return Problem(
        NAME,
        "error" if grave else SEVERITY,
        one.place,
        message,
        why,
        fix,
        about=name,
    )
