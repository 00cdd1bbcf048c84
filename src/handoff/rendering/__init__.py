"""The room of formats: one file each, from a page to text or bytes; none knows the question."""

from typing import Protocol

from msgspec import Struct

from handoff.page import Page


class Canvas(Struct, frozen=True):
    """What the page is drawn on: width in columns, whether colours may be used, whether it can show more than ASCII."""

    width: int = 100
    colour: bool = False
    unicode: bool = True


class Format(Protocol):
    """A member is a module with these names."""

    NAME: str

    def render(self, page: Page, canvas: Canvas) -> str:
        """Draw the page; the text ends with a newline."""
        ...
