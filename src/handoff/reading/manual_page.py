"""How a manual page about a fault in a file is laid out."""

from handoff.model.manual import Manual
from handoff.reading.fault_names import FaultName


def page(name: FaultName, finds: str, why: str, example: str, remedy: str) -> Manual:
    """Lay out a page: its first line says what it finds, the rest explains, in the order of every other manual page."""
    title, _, more = finds.partition(". ")
    return Manual(
        name,
        f"{title.rstrip('.')}.\n\n## What it finds\n\n{more or finds}\n\n## Why it matters\n\n{why}\n\n"
        f"## Example\n\n```\n{example}\n```\n\n## Remedy\n\n{remedy}\n",
    )
