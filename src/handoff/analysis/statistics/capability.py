"""Whether a process, as it runs, fits between its specification limits, and how sure that is."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from msgspec import Struct, structs

from handoff.analysis.statistics.distributions import HIGH_SHARE, LOW_SHARE, Z95, chi_square_quantile, normal_upper_tail
from handoff.analysis.statistics.exact import exact_mean, standard_deviation
from handoff.analysis.statistics.inside import Inside, inside

# With fewer readings the intervals are wide enough to be said so.
LEAST_READINGS = 25


class Specification(Struct, frozen=True):
    """What each reading must lie between, both ends included (None: open), and what it should be; the lower end is below the upper.

    A natural bound (0 or 100 %) is no specification limit.
    """

    lower: Fraction | None = None
    upper: Fraction | None = None
    target: Fraction | None = None


class Index(Struct, frozen=True):
    """A capability index with its 95 % interval; None where there is none (Bissell's holds above 0 only)."""

    value: float
    interval: tuple[float, float] | None


class Indices(Struct, frozen=True):
    """The indices by one standard deviation; None is undefined, never filled in from another.

    ``cp`` needs both limits, ``cpl`` and ``cpu`` the one they are named after, ``cpm`` both and a target; ``cpk`` is the smaller of
    ``cpl`` and ``cpu``, or the one there is.  ``below`` and ``above`` are the shares of a normal distribution outside each limit.
    """

    sigma: float
    cp: Index | None
    cpl: Index | None
    cpu: Index | None
    cpk: Index | None
    cpm: Index | None
    below: float | None
    above: float | None


class Sums(Struct, frozen=True):
    """What readings add up to: how many, their mean, and their standard deviation (n - 1); None of fewer than two."""

    n: int
    mean: Fraction
    deviation: float | None


UNDEFINED = Indices(0.0, None, None, None, None, None, None, None)


class Capability(Struct, frozen=True):
    """What ``n`` readings say of a process; mean and standard deviations are in their unit, shares are of one.

    ``within`` are Cp, Cpk and Cpm, by the variation from reading to reading: None unless the process is stable.  ``overall`` are
    Pp, Ppk and Ppm, by the standard deviation of all readings: None of fewer than two, or where all are the same.  ``below`` and
    ``above`` are the shares of readings outside each limit; one on a limit is inside.  Sums do not tell them, nor how many are
    ``inside``: None.
    """

    n: int
    mean: float
    within: Indices | None
    overall: Indices | None
    below: float | None
    above: float | None
    inside: Inside | None = None

    @property
    def is_wide(self) -> bool:
        """Whether there are so few readings that an index alone would mislead."""
        return self.n < LEAST_READINGS


def capability(readings: Sequence[Fraction], specification: Specification, sigma_within: float | None = None) -> Capability | None:
    """Judge readings by their specification limits; None without readings or without any limit.

    ``sigma_within`` is that of their control chart; None where the chart shows the process unstable.
    V. E. Kane, Process capability indices, Journal of Quality Technology 18 (1986) 41-52.
    """
    n = len(readings)
    if not n:
        return None
    sums = Sums(n, exact_mean(readings), standard_deviation(readings) if n > 1 else None)
    found = capability_of_sums(sums, specification, sigma_within)
    lower, upper = specification.lower, specification.upper
    below = None if lower is None else sum(one < lower for one in readings)
    above = None if upper is None else sum(one > upper for one in readings)
    return found and structs.replace(
        with_inside(found, n - (below or 0) - (above or 0)),
        below=None if below is None else below / n,
        above=None if above is None else above / n,
    )


def with_inside(found: Capability, kept: int) -> Capability:
    """The same, where it is known how many readings lie inside the limits; None of readings that are all the same."""
    overall = found.overall
    if overall is None:
        return found
    return structs.replace(found, inside=inside(kept, found.n, 1 - (overall.below or 0.0) - (overall.above or 0.0)))


def capability_of_sums(sums: Sums, specification: Specification, sigma_within: float | None = None) -> Capability | None:
    """The same of readings of which only the sums are known."""
    if specification.lower is None and specification.upper is None:
        return None
    n, mean = sums.n, sums.mean
    within, overall = (_indices(mean, sigma, n, specification) for sigma in (sigma_within, sums.deviation))
    return Capability(n, float(mean), within, overall, None, None)


def sums_of(n: int, total: Fraction, squares: Fraction) -> Sums:
    """What ``n`` readings say that add up to ``total``, and their squares to ``squares``; exact, and rounded once."""
    variance = (n * squares - total * total) / (n * (n - 1)) if n > 1 else None
    return Sums(n, total / n, None if variance is None else sqrt(variance))


def bissell(index: float, n: int, z: float = Z95) -> tuple[float, float] | None:
    """The interval of Cpk, Cpl or Cpu from ``n`` readings; None of an index that is not above 0, and of fewer than two readings.

    Cpk(1 ± z sqrt(1/(9n Cpk²) + 1/(2(n - 1)))).  A. F. Bissell, How reliable is your capability index?, Applied Statistics 39
    (1990) 331-340.
    """
    if index <= 0 or n < 2:  # noqa: PLR2004 -- a deviation needs two
        return None
    half = z * sqrt(1 / (9 * n) + index * index / (2 * (n - 1)))
    return index - half, index + half


def _indices(mean: Fraction, sigma: float | None, n: int, specification: Specification) -> Indices | None:
    if not sigma:
        return None
    to_lower = None if specification.lower is None else float(mean - specification.lower) / sigma
    to_upper = None if specification.upper is None else float(specification.upper - mean) / sigma
    sides = [side for side in (to_lower, to_upper) if side is not None]
    return Indices(
        sigma,
        _cp(sigma, n, specification),
        _sided(to_lower, n),
        _sided(to_upper, n),
        _sided(min(sides), n),
        _cpm(mean, sigma, n, specification),
        None if to_lower is None else normal_upper_tail(to_lower),
        None if to_upper is None else normal_upper_tail(to_upper),
    )


def _sided(distance: float | None, n: int) -> Index | None:
    """An index of one side, from the distance of mean and limit in standard deviations."""
    return None if distance is None else Index(distance / 3, bissell(distance / 3, n))


def _cp(sigma: float, n: int, specification: Specification) -> Index | None:
    if specification.lower is None or specification.upper is None:
        return None
    value = float(specification.upper - specification.lower) / (6 * sigma)
    return Index(value, _by_chi_square(value, n - 1))


def _cpm(mean: Fraction, sigma: float, n: int, specification: Specification) -> Index | None:
    """L. K. Chan, S. W. Cheng and F. A. Spiring, Journal of Quality Technology 20 (1988) 162-175.

    The degrees of freedom are those of R's qcc; off target it has fewer, so a wider interval, than R. A. Boyles (1991) proposed.
    """
    potential = _cp(sigma, n, specification)
    if potential is None or specification.target is None:
        return None
    off = (float(mean - specification.target) / sigma) ** 2
    value = potential.value / sqrt(1 + off)
    return Index(value, _by_chi_square(value, n * (1 + off) / (1 + 2 * off)))


def _by_chi_square(value: float, degrees: float) -> tuple[float, float] | None:
    """The interval of an index whose standard deviation has so many degrees of freedom."""
    if degrees < 1:
        return None
    lower, upper = (value * sqrt(chi_square_quantile(share, degrees) / degrees) for share in (LOW_SHARE, HIGH_SHARE))
    return lower, upper
