"""What a bucket of measurements adds up to: the hinge between a ledger of any size and every report."""

from datetime import date
from typing import TypeVar

from msgspec import Struct

_Ordered = TypeVar("_Ordered", int, date)


class Summary(Struct, frozen=True, gc=False, array_like=True):
    """Exact sums of the measurements of one standard in one bucket, under one target.

    ``total`` and ``base`` are in millionths: numerators and denominators (proportion), counts and exposures or periods
    (count), readings and their number (value, duration, rating), points passed and points (check).  Durations are summed in
    seconds or working units, values in the unit of their target.  ``squares`` is the sum of squared readings, in millionths
    squared.  ``conforming`` and ``tolerable`` are the numbers of readings inside target and limit, in millionths like ``base``.
    ``low`` and ``high`` are the smallest and largest reading, in millionths.  Kinds without readings (proportion, count,
    check) leave these at 0 and None.  ``corrected`` counts corrections, those that void a measurement too.  Summaries add up
    in any order.
    """

    entries: int = 0
    total: int = 0
    base: int = 0
    squares: int = 0
    conforming: int = 0
    tolerable: int = 0
    low: int | None = None
    high: int | None = None
    first_on: date | None = None
    last_on: date | None = None
    no_opportunity: str = ""
    corrected: int = 0

    def __add__(self, other: "Summary") -> "Summary":
        """Add two summaries; the empty summary changes nothing."""
        return Summary(
            entries=self.entries + other.entries,
            total=self.total + other.total,
            base=self.base + other.base,
            squares=self.squares + other.squares,
            conforming=self.conforming + other.conforming,
            tolerable=self.tolerable + other.tolerable,
            low=_least(self.low, other.low),
            high=_greatest(self.high, other.high),
            first_on=_least(self.first_on, other.first_on),
            last_on=_greatest(self.last_on, other.last_on),
            no_opportunity=max(self.no_opportunity, other.no_opportunity),
            corrected=self.corrected + other.corrected,
        )

    def repeated(self, times: int) -> "Summary":
        """So many of the same."""
        return Summary(
            entries=self.entries * times,
            total=self.total * times,
            base=self.base * times,
            squares=self.squares * times,
            conforming=self.conforming * times,
            tolerable=self.tolerable * times,
            low=self.low,
            high=self.high,
            first_on=self.first_on,
            last_on=self.last_on,
            no_opportunity=self.no_opportunity,
            corrected=self.corrected * times,
        )


# Spelt out: addition runs for every entry of a ledger, and min() over a generator takes eight times as long.
def _least(one: _Ordered | None, other: _Ordered | None) -> _Ordered | None:
    if one is None or other is None:
        return other if one is None else one
    return min(other, one)


def _greatest(one: _Ordered | None, other: _Ordered | None) -> _Ordered | None:
    if one is None or other is None:
        return other if one is None else one
    return max(other, one)
