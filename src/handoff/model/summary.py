"""What a bucket of measurements adds up to: the hinge between a ledger of any size and every report."""

from datetime import date

from msgspec import Struct


class Summary(Struct, frozen=True):
    """Exact sums of the measurements of one standard in one bucket, under one target.

    ``total`` and ``base`` are in millionths: numerators and denominators (proportion), counts and exposures or periods
    (count), readings and their number (value, duration, rating; durations in seconds or working units), points passed and
    points (check).  ``squares`` is the sum of squared readings, in millionths squared.  ``conforming`` and ``tolerable``
    are the numbers of readings inside target and limit, in millionths like ``base``.  ``low`` and ``high`` are the
    smallest and largest reading, in millionths.  Summaries add up in any order.
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

    def __add__(self, other: "Summary") -> "Summary":
        """Add two summaries; the empty summary changes nothing."""
        return Summary(
            entries=self.entries + other.entries,
            total=self.total + other.total,
            base=self.base + other.base,
            squares=self.squares + other.squares,
            conforming=self.conforming + other.conforming,
            tolerable=self.tolerable + other.tolerable,
            low=min((x for x in (self.low, other.low) if x is not None), default=None),
            high=max((x for x in (self.high, other.high) if x is not None), default=None),
            first_on=min((x for x in (self.first_on, other.first_on) if x is not None), default=None),
            last_on=max((x for x in (self.last_on, other.last_on) if x is not None), default=None),
            no_opportunity=max(self.no_opportunity, other.no_opportunity),
        )
