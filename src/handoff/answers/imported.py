"""The answer to a file of rows: how many were recorded, how many the ledger knew."""

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.model.text import briefly, quoted
from handoff.page import Page, Text


class ImportedFacts(Struct, frozen=True):
    """What became of a file of rows, for machines."""

    version: int
    act: str
    rows: int
    recorded: int
    known: int
    left_empty: int
    hidden_sheets: tuple[str, ...]


class Counts(Struct, frozen=True):
    """How many rows a file had, how many of them the ledger knew, how many more were left empty, and which sheets are hidden."""

    rows: int
    known: int
    left_empty: int = 0
    hidden: tuple[str, ...] = ()


def imported_page(counts: Counts, path: str, source: str) -> Page:
    """How many rows were recorded, how many the ledger knew, and what was not read."""
    rows, known = counts.rows, counts.known
    new = rows - known
    parts = [f"{new:,} of {rows:,} rows recorded from {source}."]
    if known:
        parts.append(f"{known:,} were in the ledger already and count once.")
    if not rows:
        parts = [
            f"No row of {source} was filled in: nothing was recorded."
            if counts.left_empty
            else f"{source} has 0 rows under its header: nothing was recorded."
        ]
    if counts.left_empty:
        parts.append(f"{counted(counts.left_empty, 'row was', 'rows were')} left empty, and skipped.")
    if counts.hidden:
        parts.append(f"Hidden sheets are not read: {briefly(tuple(map(quoted, counts.hidden)))}.")
    step = "Next: `handoff report compliance`." if new else "Nothing changed."
    facts = ImportedFacts(1, path, rows, new, known, counts.left_empty, counts.hidden)
    return Page("Import", (Text(" ".join(parts)), Text(step)), facts)
