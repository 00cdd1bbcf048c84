"""How the rows of another system's export are read: what ``[import.NAME]`` in the settings says."""

from typing import Literal

from msgspec import Struct

DECIMAL_MARKS: tuple[Literal[".", ","], ...] = (".", ",")


class Named(Struct, frozen=True, gc=False):
    """Two names of one thing: ``ours`` here, ``theirs`` in the export."""

    ours: str
    theirs: str


class ImportMapping(Struct, frozen=True):
    """A mapping of an export's form onto ours; what is not declared is read strictly, never guessed.

    ``name`` is part of the identity of every row (specification: integrity).  ``columns``: our column and the export's header for
    it; ``constants``: our column and what it says in every row; ``standards``: our standard and the export's word for it;
    ``units``: our column and the unit that its bare numbers have.  ``key``: the export's headers that tell its rows apart; ()
    means standard, day and occurrence.  ``dates``: the form of days, such as ``DD.MM.YYYY``; '' means ``YYYY-MM-DD``.
    ``skip_rows``: how many lines stand before the header.  ``sheet``, ``delimiter`` and ``encoding``: '' means found out, where
    the file leaves no doubt.
    """

    name: str
    columns: tuple[Named, ...] = ()
    constants: tuple[Named, ...] = ()
    standards: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()
    key: tuple[str, ...] = ()
    dates: str = ""
    decimal: Literal[".", ","] = "."
    thousands: str = ""
    skip_rows: int = 0
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""


# Files that say everything in our own words.  The name is as old as the first import: it is in the ids of its rows.
PLAIN = ImportMapping("csv")
