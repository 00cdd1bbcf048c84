"""The answer to ``handoff seal``: what was sealed, under which id, and what to do with it."""

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.page import Page, Text


class SealedFacts(Struct, frozen=True):
    """A seal for machines; ``path`` is null where nothing was new, and ``seal`` is then the newest one's id."""

    version: int
    seal: str
    path: str | None
    parents: tuple[str, ...]
    files: int
    entries: int
    total_files: int
    total_entries: int
    root: str
    signed: bool
    signer: str | None


def sealed_page(facts: SealedFacts) -> Page:
    """One screen: what was sealed, and the next step."""
    if facts.path is None:
        return Page("Nothing is new since the newest seal", (Text(f"It is\n    {facts.seal}"),), facts)
    files, entries = counted(facts.files, "new file"), counted(facts.entries, "entry", "entries")
    whole = f"{counted(facts.total_files, 'file')} with {counted(facts.total_entries, 'entry', 'entries')}"
    signed = f"Signed by {facts.signer}." if facts.signer else "Signed." if facts.signed else "Not signed; --sign does that."
    joined = f" It joins {len(facts.parents)} seals." if len(facts.parents) > 1 else ""
    blocks = (
        Text(f"{files} with {entries}; with the seals that it stands on, {whole}.{joined} {signed}"),
        Text(
            f"The seal's id:\n    {facts.seal}\nKeep it where nobody who can change this ledger can change it: in the minutes, in "
            f"a letter, with your auditor. Later:\n    handoff verify --expect {facts.seal}"
        ),
        Text(f"It is {facts.path}; `handoff share` commits it with whatever is new in the ledger, and sends both.", "quiet"),
    )
    return Page("Sealed", blocks, facts)
