"""All manual pages: the checks' docstrings, the errors that reading files and ledgers can give, what verifying finds, and
what the improvement report says.
"""

from handoff import checks, ledger, reading
from handoff.analysis.explaining import VERDICTS
from handoff.model.manual import Manual, laid_out
from handoff.workspace.opening import NO_WORKSPACE


def manuals() -> tuple[Manual, ...]:
    """Every page, by name."""
    pages = (
        *(Manual(check.NAME, checks.manual(check.NAME) or "") for check in (*checks.CHECKS, *checks.DUE_CHECKS)),
        *reading.FAULTS,
        *ledger.FAULTS,
        *ledger.FINDINGS,
        *VERDICTS,
        laid_out(NO_WORKSPACE.check, NO_WORKSPACE.message, NO_WORKSPACE.why, "cd ~\nhandoff check", NO_WORKSPACE.fix),
    )
    return tuple(sorted(pages, key=lambda page: page.name))
