"""The settings silence a check that can never be waived.

## What it finds

A line under `[check.severity]` that switches off or softens one of the checks that no waiver covers: those about
guardrails, waivers and signatures, about names that refer to nothing, and this one. Such a line has no effect; making one
of them stricter is fine.

## Why it matters

These checks hold the others up. Whoever could silence them with one line could waive everything, and no auditor
would see who allowed it, why and until when.

## Example

```toml
[check.severity]
guardrail-waived-by-recipient = "off"
```

## Remedy

Delete the line, and put right what the check finds. Everything that may be set aside for a time is set aside with
`handoff waive`, which keeps a reason, an approver and an end.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._waiving import NEVER_WAIVED
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import SETTINGS_FILE, Level

NAME = "silenced-check"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each line of the settings that silences a check which no waiver covers."""
    for change in organisation.settings.severities:
        if change.check in NEVER_WAIVED and change.severity != "error":
            yield Problem(
                NAME,
                SEVERITY,
                Source(SETTINGS_FILE),
                f'[check.severity] sets {change.check} to "{change.severity}"; it can never be waived, so the line has no effect.',
                "These checks hold the others up: silenced with one line, nobody would see who allowed it, why and until when.",
                "Delete the line, and put right what the check finds.",
            )
