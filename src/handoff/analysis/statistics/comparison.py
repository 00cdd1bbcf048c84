"""Did the action work?  What was measured before it against what was measured since."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from handoff.analysis.statistics.dispersion import (
    MOST_BY_CHANCE,
    Counted,
    Dispersion,
    binomial_dispersion,
    poisson_dispersion,
    together,
)
from handoff.analysis.statistics.exact import scaled
from handoff.analysis.statistics.proportions import newcombe
from handoff.analysis.statistics.ranks import shift_between
from handoff.analysis.statistics.rates import rate_ratio
from handoff.model.target import Better

# Fewer points on either side give no verdict.
LEAST_POINTS = 6

Proof = Literal["improved", "worse", "changed", "no evidence yet", "too early"]
Method = Literal["Hodges-Lehmann", "Newcombe", "rate ratio"]


class Estimate(Struct, frozen=True):
    """By how much what was measured since differs from what was measured before, and by which method.

    ``effect`` is the one less (``Newcombe``: pooled shares of one; ``Hodges-Lehmann``: values in their unit) or over
    (``rate ratio``: pooled rates) the other; None where it cannot be told.  ``interval`` is its 95 % interval, whose upper end is
    None where a ratio has none; ``no_change`` is what both are held against.  ``p`` is that of Mann and Whitney, for
    ``Hodges-Lehmann`` alone; ``dispersion`` is what the method was chosen by.
    """

    method: Method
    effect: float | None = None
    interval: tuple[float, float | None] | None = None
    no_change: int = 0
    p: float | None = None
    dispersion: Dispersion | None = None


class Comparison(Struct, frozen=True):
    """Whether something changed since an action, with the estimate that says so and the numbers of points on both sides of it."""

    proof: Proof
    estimate: Estimate
    before: int
    after: int


def compare_values(before: Sequence[Fraction], after: Sequence[Fraction], better: Better) -> Comparison:
    """Compare values by their ranks: Hodges and Lehmann's shift in the unit of the values."""
    return _compared(_by_ranks(before, after), len(before), len(after), better)


def compare_shares(before: Sequence[Counted], after: Sequence[Counted], better: Better) -> Comparison:
    """Compare shares, each point (cases, trials above 0): pooled, with Newcombe's interval of the difference.

    Where they vary more than 1.5 times as much as chance would have them, before and after each about its own share, the points'
    shares are compared by their ranks: a pooled interval would be too narrow.
    """
    dispersion = together((binomial_dispersion(before), binomial_dispersion(after)))
    if _is_wide(dispersion):
        return _compared(_by_ranks(_quotients(before), _quotients(after), dispersion), len(before), len(after), better)
    earlier, later = _total(before), _total(after)
    interval = newcombe(earlier, later)
    effect = later[0] / later[1] - earlier[0] / earlier[1] if interval else None
    return _compared(Estimate("Newcombe", effect, interval, dispersion=dispersion), len(before), len(after), better)


def compare_rates(before: Sequence[Counted], after: Sequence[Counted], better: Better) -> Comparison:
    """Compare counts, each point (events, exposure above 0): the ratio of pooled rates with its exact conditional interval.

    Where they vary more than 1.5 times as much as chance would have them, the points' rates are compared by their ranks.
    """
    dispersion = together((poisson_dispersion(before), poisson_dispersion(after)))
    if _is_wide(dispersion):
        return _compared(_by_ranks(_quotients(before), _quotients(after), dispersion), len(before), len(after), better)
    found = rate_ratio(_total(before), _total(after))
    ratio, interval = (found.ratio, found.interval) if found else (None, None)
    return _compared(Estimate("rate ratio", ratio, interval, 1, dispersion=dispersion), len(before), len(after), better)


def _by_ranks(before: Sequence[Fraction], after: Sequence[Fraction], dispersion: Dispersion | None = None) -> Estimate:
    shift = shift_between(before, after)
    if shift is None:
        return Estimate("Hodges-Lehmann", dispersion=dispersion)
    return Estimate("Hodges-Lehmann", shift.effect, shift.interval, p=shift.p, dispersion=dispersion)


def _compared(estimate: Estimate, before: int, after: int, better: Better) -> Comparison:
    return Comparison(_proof(estimate, before, after, better), estimate, before, after)


def _proof(estimate: Estimate, before: int, after: int, better: Better) -> Proof:
    if after < LEAST_POINTS:
        return "too early"
    if before < LEAST_POINTS or estimate.interval is None:
        return "no evidence yet"
    lower, upper = estimate.interval
    is_higher = lower > estimate.no_change
    if not is_higher and (upper is None or upper >= estimate.no_change):
        return "no evidence yet"
    if better == "neutral":
        return "changed"
    return "improved" if is_higher == (better == "higher") else "worse"


def _is_wide(dispersion: Dispersion | None) -> bool:
    return dispersion is not None and dispersion.ratio > MOST_BY_CHANCE


def _quotients(counts: Sequence[Counted]) -> tuple[Fraction, ...]:
    return tuple(number / size for number, size in counts)


def _total(counts: Sequence[Counted]) -> tuple[float, float]:
    """Numbers and sizes, each added exactly."""
    numbers, sizes = (scaled([count[at] for count in counts]) for at in (0, 1))
    return sum(numbers.whole) / numbers.scale, sum(sizes.whole) / sizes.scale
