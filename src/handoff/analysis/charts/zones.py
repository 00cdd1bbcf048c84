"""Where a point may be expected: the centre of a chart at that point, and lines so many standard deviations from it."""

from collections.abc import Sequence
from math import inf

from msgspec import Struct


class Zone(Struct, frozen=True, gc=False):
    """The centre line at one point, and what the lines about it are made of.

    The line at ``k`` is ``mean + k * sigma``, kept between ``floor`` and ``ceiling``, to the power of ``power`` (a t chart is
    judged in the scale of its transformation).  ``mean`` is the centre but where the centre drawn is a median.
    """

    centre: float
    mean: float
    sigma: float
    floor: float = -inf
    ceiling: float = inf
    power: float = 1.0

    def line(self, k: float) -> float:
        """The line ``k`` standard deviations above the mean, below it where ``k`` is negative."""
        if not k:
            return self.centre
        along = self.mean + k * self.sigma
        # Spelt out: a report asks it millions of times, where min() and max() take several times as long.
        if along < self.floor:
            along = self.floor
        elif along > self.ceiling:
            along = self.ceiling
        return along if self.power == 1 else float(along**self.power)

    @property
    def has_limits(self) -> bool:
        """Whether there are lines at all; a run chart has none."""
        return self.sigma < inf


def lines_at(zones: Sequence[Zone], k: float) -> list[float]:
    """That line at each point; where all points share one zone, as on most charts, it is asked once."""
    if zones and all(zone is zones[0] for zone in zones):
        return [zones[0].line(k)] * len(zones)
    return [zone.line(k) for zone in zones]


def unlimited(centre: float) -> Zone:
    """A centre line without limits: that of a run chart, or of a phase with too few points."""
    return Zone(centre, centre, inf)
