"""A manual page: what a check or an error finds, why it matters, an example, the remedy."""

from msgspec import Struct


class Manual(Struct, frozen=True):
    """A page for ``handoff explain``: the name in brackets in a message, and its text in Markdown."""

    name: str
    text: str
