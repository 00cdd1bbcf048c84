"""The same measurement counts twice: typed in twice by one person, or a row of an import in two versions.

## What it finds

Measurements typed in by hand that say the same: standard, day, value and person. A note or evidence that
differs makes them two.

Rows of an import are known by their keys, so importing a file again repeats nothing. But two branches that
import the same row, each with another value, note or definition of its standard, have made two entries of
it, and after the merge both are there.

## Why it matters

Both count. A month in which a bad day stands twice looks worse than it was, one with a good day twice looks
better, and whoever compares the sums with the source trusts neither.

## Example

```yaml
{"entry": "measurement", "observed_on": "2026-11-20", "standard": "service/orders/in-time", "numerator": 97, "denominator": 104}
# and the same once more, on another line of the ledger
```

## Remedy

Ask who recorded it. Where it was one observation, and its act is not shared yet, take the second act back
with git. Where it was two, record such values with `--note`, which tells them apart. What must stay as it is
can be waived.

Of a row in two versions take the wrong one back: `handoff correct ID --void --because TEXT`.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings, Repeated
from handoff.analysis.names import standards_by_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "duplicate-measurement"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_ID = 8


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each measurement that was typed in more than once, with all its places; of standards that are still described."""
    if not holdings.repeated:
        return
    known = standards_by_name(organisation)
    for repeated in holdings.repeated:
        standard = known.get(repeated.standard)
        if standard is not None:
            yield _problem(repeated, standard.name)


def _problem(repeated: Repeated, standard: str) -> Problem:
    first, *others = repeated.places
    if repeated.mapping:
        return _in_versions(repeated, standard)
    times = "twice" if len(repeated.places) == 2 else f"{len(repeated.places)} times"  # noqa: PLR2004 -- twice
    by = f" by {quoted(repeated.recorded_by)}" if repeated.recorded_by else ""
    return Problem(
        NAME,
        SEVERITY,
        first,
        f"The same value of {standard} for {repeated.observed_on} was recorded {times}{by}.",
        "Each of them counts, so its day weighs more in the result than it should.",
        "If it was one observation, take the later act back with git while nobody else has it. If there were several, record such "
        "values with --note, which tells them apart.",
        also=tuple(others),
        about=standard,
    )


def _in_versions(repeated: Repeated, standard: str) -> Problem:
    first, *others = repeated.places
    return Problem(
        NAME,
        SEVERITY,
        first,
        f"A row of the import {quoted(repeated.mapping)}, of {standard} for {repeated.observed_on}, stands here in "
        f"{len(repeated.places)} versions: branches that were merged had it differently.",
        "Each of them counts, so its day weighs more in the result than it should.",
        f"Take the wrong one back, such as the last: handoff correct {repeated.last[:_ID]} --void --because TEXT",
        also=tuple(others),
        about=standard,
    )
