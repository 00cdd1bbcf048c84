"""A row of measurements, as its file says it."""

from msgspec import Struct

from handoff.model.import_mapping import Named, RowColumn


class Row(Struct, frozen=True, gc=False):
    """One measurement as its row says it, blanks round each cell removed; '' and () for what is left out.

    ``value`` is in the written form of a measure; a numerator and a denominator make ``n/d``.  Exactly one of ``value`` and
    ``no_opportunity`` says something; ``standard`` and ``observed_on`` always do.  ``line`` is the file's, counted from 1.
    ``key`` is what the mapping's key columns say, '' where it has none.  ``excerpt`` is the line as people see it; ``labels`` are
    our columns with what the file calls them, where it calls them anything else.
    """

    line: int
    standard: str
    observed_on: str
    value: str
    recorded_by: str
    note: str
    evidence: tuple[str, ...]
    no_opportunity: str
    key: str = ""
    excerpt: str = ""
    labels: tuple[Named, ...] = ()

    def label(self, column: RowColumn) -> str:
        """What the file calls our column, '' where that is its name here."""
        return next((named.theirs for named in self.labels if named.ours == column), "")


class PassedOver(Struct, frozen=True, gc=False):
    """A row whose word for a standard the mapping ignores; ``line`` as in a row."""

    line: int


class LeftEmpty(Struct, frozen=True, gc=False):
    """A row of a worksheet in which nobody wrote anything; ``line`` as in a row."""

    line: int
