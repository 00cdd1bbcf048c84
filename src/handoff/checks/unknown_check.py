"""The settings change the severity of a check that does not exist.

## What it finds

A name under `[check.severity]` in `handoff.toml` that is no check.

## Why it matters

Whoever wrote it believes that a check is switched off, or made stricter, and it is not.

## Example

```toml
[check.severity]
no-haed = "off"
```

## Remedy

Correct the name; `handoff explain` lists them all. Faults in reading a file are no checks: they cannot be
switched off.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import SETTINGS_FILE, Level
from handoff.model.text import quoted

NAME = "unknown-check"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each name in the settings that no check has."""
    if not organisation.settings.severities:
        return
    from handoff.checks import CHECKS, DUE_CHECKS  # noqa: PLC0415 -- the register imports this module

    known = {check.NAME for check in (*CHECKS, *DUE_CHECKS)}
    for change in organisation.settings.severities:
        if change.check not in known:
            near = nearest(change.check, known, 1)
            yield Problem(
                NAME,
                SEVERITY,
                Source(SETTINGS_FILE),
                f"[check.severity] names {quoted(change.check)}, which is no check.",
                "Whoever wrote it believes that a check is switched off, or made stricter, and it is not.",
                did_you_mean(near) or "Correct or delete it; `handoff explain` lists the names.",
            )
