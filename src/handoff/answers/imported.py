"""The answer to a file of rows: how many were recorded, how many the ledger knew."""

from msgspec import Struct

from handoff.page import Page, Text


class ImportedFacts(Struct, frozen=True):
    """What became of a file of rows, for machines."""

    version: int
    act: str
    rows: int
    recorded: int
    known: int


def imported_page(rows: int, known: int, path: str, source: str) -> Page:
    """How many rows were recorded, and how many the ledger knew."""
    new = rows - known
    parts = [f"{new:,} of {rows:,} rows recorded from {source}."]
    if known:
        parts.append(f"{known:,} were in the ledger already and count once.")
    if not rows:
        parts = [f"{source} has 0 rows under its header: nothing was recorded."]
    step = "Next: `handoff report compliance`." if new else "Nothing changed."
    return Page("Import", (Text(" ".join(parts)), Text(step)), ImportedFacts(1, path, rows, new, known))
