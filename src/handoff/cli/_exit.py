"""The exit codes, which scripts rely on."""

from typing import TYPE_CHECKING, Literal

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


def exit_for(unreadable: "tuple[Problem, ...]") -> int:
    """The code for what cannot be read, trusted or found: 4 above 3 above 0."""
    from handoff.ledger import INTEGRITY

    if any(problem.check in INTEGRITY for problem in unreadable):
        return EXIT_INTEGRITY
    return EXIT_UNREADABLE if any(problem.severity == "error" for problem in unreadable) else EXIT_FINE


def others_text(problems: "tuple[Problem, ...]") -> str:
    """Other faults of the ledger than what was just done, and the code that they end ``handoff check`` with, if any."""
    from handoff.analysis.figures import counted

    code, them = exit_for(problems), "it" if len(problems) == 1 else "them"
    faults = counted(len(problems), "other fault" if code else "other warning")
    return f"The ledger has {faults}: `handoff check` lists {them}{f' and exits with {code}' if code else ''}."


def exit_at(findings: "tuple[Problem, ...]", threshold: "Severity | Literal['never']") -> int:
    """1 when a finding is at or above the threshold, else 0."""
    counting = {"error": {"error"}, "warning": {"error", "warning"}}.get(threshold, set())
    return EXIT_FINDING if any(problem.severity in counting for problem in findings) else EXIT_FINE
