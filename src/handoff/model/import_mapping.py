"""How the rows of another system's export are read: what ``[import.NAME]`` in the settings says."""

from typing import Literal, get_args

from msgspec import Struct

from handoff.model.number_form import ThousandsMark
from handoff.model.problem import Source

RowColumn = Literal[
    "standard", "observed_on", "value", "numerator", "denominator", "recorded_by", "note", "evidence", "no_opportunity"
]
ROW_COLUMNS: tuple[RowColumn, ...] = get_args(RowColumn)
Encoding = Literal[
    "utf-8",
    "utf-16",
    "cp437",
    "cp850",
    "cp852",
    "cp932",
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "cp1257",
    "latin-1",
    "iso-8859-2",
    "iso-8859-15",
    "mac-roman",
]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)


class Named(Struct, frozen=True, gc=False):
    """Two names of one thing: ``ours`` here, ``theirs`` in the export; ``place`` is where the settings say so."""

    ours: str
    theirs: str
    place: Source = Source("")


class ImportMapping(Struct, frozen=True):
    """A mapping of an export's form onto ours; what is not declared is read strictly, never guessed.

    ``name`` is part of the identity of every row (specification: integrity).  ``columns``: our column and the export's header for
    it, () where the export has our names; ``constants``: our column and what it says in every row; ``standards``: our standard
    and the export's word for it, several words where it has them; ``ignore``: words whose rows are passed over; ``units``:
    ``value``, or one of ``standards``, and the unit that bare numbers have.  ``key``: the export's headers that tell its rows
    apart; () means standard, day and occurrence.  ``dates``: the form of days, such as ``DD.MM.YYYY``; '' means ``YYYY-MM-DD``.
    ``skip_rows``: how many lines stand before the header.  ``totals``: what the first cell of a row of totals says.  ``sheet``,
    ``delimiter`` and ``encoding``: '' means found out, where the file leaves no doubt.
    """

    name: str
    columns: tuple[Named, ...] = ()
    constants: tuple[Named, ...] = ()
    standards: tuple[Named, ...] = ()
    ignore: tuple[str, ...] = ()
    units: tuple[Named, ...] = ()
    key: tuple[str, ...] = ()
    dates: str = ""
    decimal: Literal[".", ","] = "."
    thousands: ThousandsMark | Literal[""] = ""
    skip_rows: int = 0
    totals: str = ""
    sheet: str = ""
    delimiter: str = ""
    encoding: Encoding | Literal[""] = ""

    @property
    def declares_cells(self) -> bool:
        """Whether cells say something else here than they would without the mapping."""
        return bool(
            self.constants or self.standards or self.units or self.key or self.dates or self.thousands or self.decimal != "."
        )


# Files that say everything in our own words.  The name is as old as the first import: it is in the ids of its rows.
PLAIN = ImportMapping("csv")
