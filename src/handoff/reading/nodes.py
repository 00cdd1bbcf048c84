"""What a YAML file holds, before anyone asks what it means: text, lists and mappings, each with its line and column.

No node ever contains itself, so the garbage collector need not know of them (``gc=False``).
"""

from typing import Protocol

from msgspec import Struct


class Placed(Protocol):
    """Anything that stands at a line and a column, both counted from 1."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column, in characters."""
        ...


class Spot(Struct, frozen=True):
    """A bare place; line 0 means the whole file."""

    line: int = 0
    column: int = 0


class Scalar(Struct, frozen=True, gc=False):
    """A text as the author wrote it; ``style`` is its quote, ``|`` or ``>`` for a block, '' for a plain one."""

    text: str
    line: int
    column: int
    style: str = ""


class Refused(Struct, frozen=True, gc=False):
    """A value that cannot be used and has been reported; whoever meets it stays silent."""

    line: int
    column: int


class Items(Struct, frozen=True, gc=False):
    """A list."""

    line: int
    column: int
    items: "tuple[Node, ...]"


class Entry(Struct, frozen=True, gc=False):
    """The value of one key, with the place of the key."""

    line: int
    column: int
    value: "Node"


class Block(Struct, frozen=True, gc=False):
    """A mapping: an index of its keys, in the order of the file."""

    line: int
    column: int
    entries: dict[str, Entry]


Node = Scalar | Items | Block | Refused
EMPTY = Block(0, 0, {})


def described(node: Node) -> str:
    """Name the sort of a value for people."""
    if isinstance(node, Block):
        return "a mapping"
    if isinstance(node, Items):
        return "a list"
    return "text" if isinstance(node, Scalar) and node.text else "nothing"
