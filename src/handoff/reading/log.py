"""The problems found in one file while it is read, bounded so that one broken file cannot bury the others."""

from msgspec.structs import replace

from handoff.model.problem import Fault, Problem, Source, at
from handoff.reading.fault_names import FaultName
from handoff.reading.nodes import Placed, Spot

LIMIT = 100


class Log:
    """The problems of one file, in the order they were met; past the limit they are only counted."""

    def __init__(self, path: str) -> None:
        """Begin the log of the file shown to people as ``path``."""
        self.path = path
        self._problems: list[Problem] = []
        self._more = 0

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted, so that their wording need not be made."""
        return len(self._problems) >= LIMIT

    def place(self, where: Placed) -> Source:
        """The place of something in this file."""
        return Source(self.path, where.line, where.column)

    def report(self, check: FaultName, where: Placed, fault: Fault, also: tuple[Source, ...] = ()) -> None:
        """Keep a fault with its place."""
        if self.is_full:
            self._more += 1
            return
        problem = at(self.place(where), fault, check)
        self._problems.append(replace(problem, also=also) if also else problem)

    def problems(self) -> tuple[Problem, ...]:
        """Everything kept, in order of line, and how much was only counted."""
        kept = tuple(sorted(self._problems, key=lambda problem: (problem.source.line, problem.source.column)))
        if not self._more:
            return kept
        rest = Fault(
            f"{self._more} more problems in this file are not shown.",
            "One slip often breaks everything below it.",
            "Mend the first ones and check again.",
        )
        return (*kept, at(self.place(Spot()), rest, "more-problems"))
