"""Manual pages as pages: one in full, or all by name."""

from msgspec import Struct

from handoff.model.manual import Manual
from handoff.page import Cell, Column, Page, Table, Text


class ManualFacts(Struct, frozen=True):
    """Pages for machines."""

    version: int
    manuals: tuple[Manual, ...]


def manual_page(manual: Manual) -> Page:
    """One manual page: its headings open sections, the rest stands as written."""
    return Page(manual.name, tuple(_block(part) for part in manual.text.strip().split("\n\n") if part), ManualFacts(1, (manual,)))


def _block(part: str) -> Text:
    """A heading, a paragraph with its lines joined, or an example with its lines kept."""
    if part.startswith("#"):
        return Text(part.lstrip("# "), heading=True)
    if part.startswith("```"):
        return Text("\n".join(f"    {line}" for line in part.split("\n")[1:] if line != "```"))
    return Text(part if part.startswith(("- ", "|", "    ")) else " ".join(part.split("\n")))


def manuals_page(manuals: tuple[Manual, ...]) -> Page:
    """All names, each with its first sentence."""
    rows = tuple((Cell(manual.name), Cell(manual.text.strip().split("\n")[0])) for manual in manuals)
    table = Table("manuals", "", (Column("name"), Column("what it is")), rows)
    return Page(
        "What handoff can find and say", (table, Text("handoff explain NAME prints one of them in full.")), ManualFacts(1, manuals)
    )
