"""Runs about the centre line: too long a run, or too few crossings (Anhøj and Olesen 2014; as qicharts2 0.8.1)."""

from itertools import groupby
from math import log2

from msgspec import Struct

from handoff.analysis.charts.signals import Drawn, Side

# What a chance of one in twenty allows; fewer useful points than this say little.
_SHARE = 20
FEWEST_USEFUL = 10


class Runs(Struct, frozen=True):
    """How the points of a phase lie about its centre line; points on it are not useful and not counted.

    ``longest_most`` is the longest run, and ``crossings_fewest`` the fewest crossings, that chance explains.
    """

    useful: int
    longest: int
    longest_most: int
    crossings: int
    crossings_fewest: int

    @property
    def signal(self) -> bool:
        """Whether the run is longer, or the crossings are fewer, than chance explains."""
        return self.longest > self.longest_most or self.crossings < self.crossings_fewest


def runs_of(drawn: Drawn) -> Runs:
    """The runs of one phase."""
    sides = [side for side in drawn.sides(0) if side]
    lengths = [sum(1 for _ in group) for _, group in groupby(sides)]
    useful = len(sides)
    most = round(log2(useful)) + 3 if useful else 0
    return Runs(useful, max(lengths, default=0), most, max(len(lengths) - 1, 0), _fewest(useful))


def long_runs(drawn: Drawn) -> list[tuple[int, Side]]:
    """The points of the runs that are longer than chance explains."""
    most = runs_of(drawn).longest_most
    useful = [(at, side) for at, side in enumerate(drawn.sides(0)) if side]
    grouped = [list(group) for _, group in groupby(useful, key=lambda one: one[1])]
    return [one for group in grouped if len(group) > most for one in group]


def too_few_crossings(drawn: Drawn) -> list[tuple[int, Side]]:
    """Every point, where the line crosses the centre less often than chance explains."""
    runs = runs_of(drawn)
    return [(at, 0) for at in range(len(drawn.values))] if runs.crossings < runs.crossings_fewest else []


def _fewest(useful: int) -> int:
    """The smallest k at which so many crossings or fewer have a chance of one in twenty: the 5 % quantile of a binomial."""
    steps = useful - 1
    if steps < 1:
        return 0
    k, ways, so_far, all_ways = 0, 1, 1, 2**steps
    # Each number of ways from the one before: to count each afresh takes half a minute at ten thousand points.
    while so_far * _SHARE < all_ways:
        ways = ways * (steps - k) // (k + 1)
        so_far += ways
        k += 1
    return k
