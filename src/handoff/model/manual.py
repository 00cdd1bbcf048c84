"""A manual page: what a check or an error finds, why it matters, an example, the remedy."""

from msgspec import Struct


class Manual(Struct, frozen=True):
    """A page for ``handoff explain``: the name in brackets in a message, and its text in Markdown."""

    name: str
    text: str


def laid_out(name: str, finds: str, why: str, example: str, remedy: str) -> Manual:
    """A page in the order of all manual pages; its title is the first sentence of what it finds, the example is shown as typed."""
    title, _, more = finds.partition(". ")
    return Manual(
        name,
        f"{title.rstrip('.')}.\n\n## What it finds\n\n{more or finds}\n\n## Why it matters\n\n{why}\n\n"
        f"## Example\n\n```\n{example}\n```\n\n## Remedy\n\n{remedy}\n",
    )
