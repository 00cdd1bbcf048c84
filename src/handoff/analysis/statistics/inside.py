"""How many readings lay inside their limits, whatever their distribution, beside how many a normal one would have there."""

from msgspec import Struct

from handoff.analysis.statistics.proportions import wilson


class Inside(Struct, frozen=True):
    """The share of ``n`` readings inside the limits, with Wilson's 95 % interval.

    ``normal`` is the share of a normal distribution with their mean and standard deviation.
    """

    n: int
    share: float
    interval: tuple[float, float]
    normal: float

    @property
    def is_normal(self) -> bool:
        """Whether the readings may be spread like that normal distribution, where it matters: at the limits."""
        low, high = self.interval
        return low <= self.normal <= high


def inside(kept: int, n: int, normal: float) -> Inside | None:
    """What ``kept`` of ``n`` readings say, where a normal distribution has that share inside; None without readings."""
    interval = wilson(kept, n)
    return None if interval is None else Inside(n, kept / n, interval, normal)
