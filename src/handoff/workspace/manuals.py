"""All manual pages: the checks' docstrings, and the errors that reading files and ledgers can give."""

from handoff import checks, ledger, reading
from handoff.model.manual import Manual
from handoff.workspace.opening import NO_WORKSPACE

_OWN: tuple[Manual, ...] = (
    Manual(
        "no-workspace",
        f"{NO_WORKSPACE.message}\n\n## Why it matters\n\n{NO_WORKSPACE.why}\n\n## Remedy\n\n{NO_WORKSPACE.fix}",
    ),
)


def manuals() -> tuple[Manual, ...]:
    """Every page, by name."""
    pages = (
        *(Manual(check.NAME, checks.manual(check.NAME) or "") for check in checks.CHECKS),
        *reading.FAULTS,
        *ledger.FAULTS,
        *_OWN,
    )
    return tuple(sorted(pages, key=lambda page: page.name))
