"""What becomes of a file of rows: what was understood, what the ledger has otherwise, and what somebody typed in before."""

from typing import Literal

from msgspec import Struct

from handoff.analysis.judged import Verdict
from handoff.model.entry import Correction, Filed, Measurement
from handoff.model.problem import Problem

Novelty = Literal["new", "known", "changed", "repeated", "contrary"]
# Why a changed row cannot be corrected by an import: a person said the last word on it, it has several corrections side by side,
# its day has several rows without a key of their own, or it has moved to another standard or day.
Hindrance = Literal["", "by-hand", "rivals", "several", "moved"]


class Understood(Struct, frozen=True):
    """A row as it was understood, by its line in the source, what it is to the ledger, and what a new one means alone.

    ``verdict`` is None where the row is not new.
    """

    line: int
    row: Measurement
    novelty: Novelty
    verdict: Verdict | None = None


class Changed(Struct, frozen=True):
    """A row that the ledger has with another value: what it says now, and the entry that says otherwise."""

    line: int
    row: Measurement
    kept: Filed
    hindrance: Hindrance = ""

    @property
    def entry(self) -> Measurement | Correction:
        """What the ledger says."""
        if not isinstance(self.kept.entry, (Measurement, Correction)):
            raise TypeError("only a measurement or its correction stands for a row")
        return self.kept.entry


class Double(Struct, frozen=True):
    """A new row, by its line in the source, and a measurement that somebody typed in and that says the same."""

    line: int
    kept: Filed


class Imported(Struct, frozen=True):
    """What became of a file.

    ``path`` is the act's ('': nothing was recorded), ``entries`` how many it holds; ``recorded`` is how many new rows it has or
    would have, ``corrected`` how many corrections.  ``left_empty`` counts the rows of a worksheet that nobody filled in,
    ``passed_over`` those that the mapping ignores; neither are among ``rows``.  ``hidden`` are the names of sheets that were not
    read.  ``first`` are the first rows as they were understood.  Of ``problems``, ``changed`` and ``doubles`` the first are there;
    ``bad_rows``, ``changed_rows`` and ``double_rows`` count all.
    """

    source: str
    path: str
    entries: int
    rows: int
    recorded: int
    known: int
    left_empty: int = 0
    passed_over: int = 0
    hidden: tuple[str, ...] = ()
    corrected: int = 0
    bad_rows: int = 0
    changed_rows: int = 0
    double_rows: int = 0
    problems: tuple[Problem, ...] = ()
    changed: tuple[Changed, ...] = ()
    doubles: tuple[Double, ...] = ()
    first: tuple[Understood, ...] = ()
    is_rehearsal: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it may be recorded."""
        return bool(self.bad_rows)

    @property
    def is_unreadable(self) -> bool:
        """Whether the file itself could not be read, or not to its end."""
        return any(problem.check == "bad-file" for problem in self.problems)
