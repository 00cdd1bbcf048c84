"""Whether counts vary more from period to period than chance alone would have them vary."""

from collections.abc import Sequence
from fractions import Fraction
from math import fsum

from msgspec import Struct

from handoff.analysis.statistics.distributions import chi_square_upper_tail
from handoff.analysis.statistics.exact import scaled

# Above it the intervals of the binomial and Poisson distributions are too narrow.
MOST_BY_CHANCE = 1.5

# A number of cases, of errors; and the number of trials, or the exposure, that it was counted in.
Counted = tuple[Fraction, Fraction]


class Dispersion(Struct, frozen=True):
    """Pearson's chi-square over its degrees of freedom: 1 by chance alone; ``p`` is how often chance gives as much or more."""

    ratio: float
    chi_square: float
    degrees: int
    p: float


def binomial_dispersion(counts: Sequence[Counted]) -> Dispersion | None:
    """How shares (cases, trials) vary about their common share p: the sum of (x - np)² / np(1 - p), with k - 1 degrees of freedom.

    None of fewer than two, or where p is 0 or 1; every n is above 0.  Given their mean size for each n it is the overdispersion
    test of R's qcc, which takes periods of different size for variation (L. Scrucca, R News 4/1 (2004) 11-17).
    """
    share = _pooled(counts)
    return None if share is None else _dispersion(counts, share, share * (1 - share))


def poisson_dispersion(counts: Sequence[Counted]) -> Dispersion | None:
    """How counts (events, exposure) vary about their common rate r: the sum of (x - er)² / er, with k - 1 degrees of freedom.

    None of fewer than two, or where nothing was counted; every e is above 0.  Given 1 for each e it is the overdispersion test of
    R's qcc.  R. A. Fisher, H. G. Thornton and W. A. Mackenzie, Annals of Applied Biology 9 (1922) 325-359: the index of dispersion.
    """
    rate = _pooled(counts)
    return None if rate is None else _dispersion(counts, rate, rate)


def together(parts: Sequence[Dispersion | None]) -> Dispersion | None:
    """Several phases' dispersion, each about its own level: a change between them adds nothing; None where none has any."""
    known = [part for part in parts if part is not None]
    return _of(fsum(part.chi_square for part in known), sum(part.degrees for part in known)) if known else None


def _pooled(counts: Sequence[Counted]) -> Fraction | None:
    given = scaled([part for count in counts for part in count])
    size = sum(given.whole[1::2])
    return Fraction(sum(given.whole[::2]), size) if len(counts) > 1 and size > 0 else None


def _dispersion(counts: Sequence[Counted], mean: Fraction, variance: Fraction) -> Dispersion | None:
    if variance <= 0:
        return None
    given = scaled([part for count in counts for part in count])
    part, whole = mean.as_integer_ratio()
    above, below = variance.denominator, given.scale * whole * whole * variance.numerator
    pairs = zip(given.whole[::2], given.whole[1::2], strict=True)
    # Each squared distance is exact before it is rounded: in large counts what is left of them is small.
    return _of(fsum((number * whole - size * part) ** 2 * above / (size * below) for number, size in pairs), len(counts) - 1)


def _of(chi_square: float, degrees: int) -> Dispersion:
    return Dispersion(chi_square / degrees, chi_square, degrees, chi_square_upper_tail(chi_square, degrees))
