"""A row of measurements, as its file says it."""

from msgspec import Struct


class Row(Struct, frozen=True, gc=False):
    """One measurement as its row says it, blanks round each cell removed; '' and () for what is left out.

    ``value`` is in the written form of a measure; a numerator and a denominator make ``n/d``.  Exactly one of ``value`` and
    ``no_opportunity`` says something; ``standard`` and ``observed_on`` always do.  ``line`` is the file's, counted from 1.
    ``key`` is what the mapping's key columns say, '' where it has none.
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


class LeftEmpty(Struct, frozen=True, gc=False):
    """A row of a worksheet in which nobody wrote anything; ``line`` as in a row."""

    line: int
