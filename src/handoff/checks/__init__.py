"""The room of checks: one rule a file, from the organisation to problems; its docstring is its manual page."""

from collections.abc import Iterator
from typing import Literal, Protocol

import msgspec

from handoff.analysis.judged import Holdings
from handoff.checks import (
    chain_ends_inside,
    closed_ring,
    duplicate_name,
    impossible_limit,
    no_anchor,
    no_cadence,
    no_customer,
    no_departments,
    no_head,
    no_measure,
    no_method,
    no_output,
    no_standard,
    no_target,
    self_customer,
    unknown_check,
    unknown_party,
    unknown_standard,
    unreceived_output,
)
from handoff.checks._unread import fold_unread
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import LEVELS, Level, Settings

__all__ = ["CHECKS", "REFERS_TO_NOTHING", "Check", "fold_unread", "manual", "run"]


class Check(Protocol):
    """A member is a module with these names; the module's name is the check's with underscores.

    ``SEVERITY`` holds from the adoption level ``LEVEL`` on; below it the check informs.  A problem that a member yields
    with a severity below its own stays there.
    """

    NAME: str
    SEVERITY: Severity
    LEVEL: Level

    def find(self, organisation: Organisation, holdings: Holdings, /) -> Iterator[Problem]:
        """Yield each place where the rule is broken."""
        ...


CHECKS: tuple[Check, ...] = (
    no_departments,
    unknown_party,
    no_anchor,
    no_output,
    no_customer,
    duplicate_name,
    no_head,
    unreceived_output,
    self_customer,
    no_standard,
    no_measure,
    no_target,
    no_cadence,
    no_method,
    impossible_limit,
    unknown_standard,
    chain_ends_inside,
    closed_ring,
    unknown_check,
)
# What refers to nothing can be judged no more than what cannot be read: exit code 3.
REFERS_TO_NOTHING = ("unknown-party", "duplicate-name", "unknown-standard")


def run(organisation: Organisation, holdings: Holdings) -> tuple[Problem, ...]:
    """All problems that the checks find, by place, each with the severity that the workspace's settings give it."""
    found: list[Problem] = []
    for check in CHECKS:
        severity = _severity(check, organisation.settings)
        if severity != "off":
            problems = check.find(organisation, holdings)
            found.extend(
                _with_severity(problem, severity) if problem.severity == check.SEVERITY else problem for problem in problems
            )
    return tuple(sorted(found, key=lambda problem: (problem.source, problem.check, problem.message)))


def manual(name: str) -> str | None:
    """The manual page of a check, in Markdown; None where no check has that name."""
    return next((check.__doc__ for check in CHECKS if name == check.NAME), None)


def _severity(check: Check, settings: Settings) -> Severity | Literal["off"]:
    changed = next((change.severity for change in settings.severities if change.check == check.NAME), None)
    if changed is not None:
        return changed
    return check.SEVERITY if LEVELS.index(settings.level) >= LEVELS.index(check.LEVEL) else "info"


def _with_severity(problem: Problem, severity: Severity) -> Problem:
    return problem if problem.severity == severity else msgspec.structs.replace(problem, severity=severity)
