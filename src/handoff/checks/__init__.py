"""The room of checks: one rule a file, from the organisation to problems; its docstring is its manual page."""

from collections.abc import Iterator
from typing import Protocol

from handoff.analysis.judged import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level


class Check(Protocol):
    """A member is a module with these names; the module's name is the check's with underscores."""

    NAME: str
    SEVERITY: Severity
    LEVEL: Level

    def find(self, organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
        """Yield each place where the rule is broken."""
        ...


CHECKS: tuple[Check, ...] = ()
