"""What a verification can find: the words for it, and a finding with its place."""

from typing import Literal

from handoff.model.problem import Problem, Source

Found = Literal[
    "ALTERED",
    "TORN",
    "CONFLICT",
    "NOT-AN-ENTRY",
    "MISSING",
    "CHANGED",
    "BAD-SEAL",
    "BAD-SIGNATURE",
    "UNSIGNED",
    "ROLLBACK",
    "LATE",
    "ABSENT",
    "UNENDED",
]
# What is shown for a person to judge; everything else means that the ledger's integrity is broken.
ADVISORY: tuple[Found, ...] = ("LATE", "ABSENT", "UNENDED")
WHY = "What can be changed without a trace proves nothing to an auditor."


def finding(found: Found, place: Source, message: str, fix: str, why: str = WHY) -> Problem:
    """A finding at its place; an advisory one is a warning."""
    severity: Literal["error", "warning"] = "warning" if found in ADVISORY else "error"
    return Problem(found, severity, place, message, why, fix)
