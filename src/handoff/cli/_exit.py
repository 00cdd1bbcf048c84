"""The exit codes, which scripts rely on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoff.model.problem import Problem, Severity

EXIT_FINE = 0
EXIT_FINDING = 1
EXIT_USAGE = 2
EXIT_UNREADABLE = 3
EXIT_INTEGRITY = 4
EXIT_IO = 5
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


def exit_for(problems: "tuple[Problem, ...]", fail_on: "Severity | str") -> int:
    """The highest code that the problems call for: integrity, unreadable, then findings at or above ``fail_on``."""
    from handoff.checks import CHECKS, REFERS_TO_NOTHING
    from handoff.ledger import INTEGRITY

    findings = {check.NAME for check in CHECKS if check.NAME not in REFERS_TO_NOTHING}
    code = EXIT_FINE
    for problem in problems:
        if problem.check in INTEGRITY:
            code = max(code, EXIT_INTEGRITY)
        elif problem.severity == "error" and problem.check not in findings:
            code = max(code, EXIT_UNREADABLE)
        if _counts(problem.severity, fail_on):
            code = max(code, EXIT_FINDING)
    return code


def _counts(severity: "Severity", fail_on: str) -> bool:
    return severity == "error" and fail_on in ("error", "warning") or severity == "warning" and fail_on == "warning"
