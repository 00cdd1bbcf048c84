"""Tails and quantiles of the distributions that intervals and tests need, with nothing but ``math``.

Good to eleven digits up to a million cases; the quantiles of beta to eight up to a thousand million.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import count
from math import erfc, exp, lgamma, log, log1p, pi, sqrt

# The normal quantile of 97.5 %: 95 % of the distribution lie within it on both sides.
Z95 = 1.959963984540054
# The shares below the two ends of a 95 % interval.
LOW_SHARE, HIGH_SHARE = 0.025, 0.975

_CONVERGED = 1e-15
_TINY = 1e-300
_STEPS = 200  # bisection alone would need 60 for a double
_STIRLING_FROM = 16.0


def normal_upper_tail(z: float) -> float:
    """The share of a normal distribution above ``z`` standard deviations; no digits are lost far out, as ``1 - cdf`` loses them."""
    return erfc(z / sqrt(2)) / 2


def normal_both_tails(z: float) -> float:
    """The share of a normal distribution farther from its mean than ``z`` standard deviations: the two-sided p of a z score."""
    return erfc(abs(z) / sqrt(2))


def chi_square_upper_tail(x: float, degrees: float) -> float:
    """The share of a chi-square distribution above ``x``; 0.0 where it is smaller than a double can be."""
    return _gamma_tails(degrees / 2, x / 2)[1]


def chi_square_quantile(share: float, degrees: float) -> float:
    """The value that a ``share`` (between 0 and 1) of a chi-square distribution lies below; ``degrees`` need not be whole."""
    shape = degrees / 2
    high = shape + 1
    while _gamma_tails(shape, high)[0] < share:
        high *= 2
    return 2 * _solved(share, lambda x: (_gamma_tails(shape, x)[0], _gamma_front(shape, x) / x), shape, high)


def beta_quantile(share: float, a: float, b: float) -> float:
    """The value, between 0 and 1, that a ``share`` (between 0 and 1) of a beta distribution with a, b > 0 lies below."""
    return _solved(share, lambda x: (_beta_lower(a, b, x), _beta_front(a, b, x) / (x * (1 - x))), a / (a + b), 1.0)


def binomial_quantile(share: float, trials: int, chance: float) -> int:
    """The fewest successes of so many trials that a ``share`` of a binomial distribution does not exceed."""
    if not 0 < chance < 1:
        return round(trials * chance)
    return bisect_left(range(trials), share, key=lambda most: _beta_lower(trials - most, most + 1, 1 - chance))


def binomial_chance(successes: int, trials: int, chance: float) -> float:
    """How likely so many successes are, of trials that each succeed with a ``chance`` between 0 and 1."""
    failures = trials - successes
    if not successes or not failures:
        return exp(trials * (log(chance) if successes else log1p(-chance)))
    return _beta_front(successes, failures, chance) * trials / (successes * failures)


def student_both_tails(t: float, degrees: float) -> float:
    """The share of Student's t distribution farther from 0 than ``t`` (Abramowitz and Stegun 1964, 26.7.1)."""
    square = t * t
    if square < 1:
        return 1 - _beta_lower(1 / 2, degrees / 2, square / (degrees + square))
    return _beta_lower(degrees / 2, 1 / 2, degrees / (degrees + square))


def student_quantile(share: float, degrees: float) -> float:
    """The value that a ``share`` (above a half) of Student's t distribution lies below."""
    x = beta_quantile(2 * share - 1, 1 / 2, degrees / 2)
    return sqrt(degrees * x / (1 - x))


def _solved(share: float, lower_and_density: Callable[[float], tuple[float, float]], start: float, high: float) -> float:
    """The argument above 0 with that lower tail: Newton's steps, and a halving wherever one would leave the bracket."""
    low, x = 0.0, start
    for _ in range(_STEPS):
        lower, density = lower_and_density(x)
        low, high = (low, x) if lower > share else (x, high)
        step = x - (lower - share) / density if density > 0 else low
        following = step if low < step < high else (low + high) / 2
        if abs(following - x) <= _CONVERGED * x:
            break
        x = following
    return x


def _gamma_tails(a: float, x: float) -> tuple[float, float]:
    """The regularised incomplete gamma functions P and Q (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31)."""
    if x <= 0:
        return 0.0, 1.0
    if x < a + 1:
        term = total = 1 / a
        for k in count(1):
            term *= x / (a + k)
            total += term
            if term < _CONVERGED * total:
                break
        lower = _gamma_front(a, x) * total
        return lower, 1 - lower
    upper = _gamma_front(a, x) * _continued_fraction(_gamma_terms(a, x))
    return 1 - upper, upper


def _gamma_terms(a: float, x: float) -> Iterator[tuple[float, float]]:
    yield 1.0, x + 1 - a
    for k in count(1):
        yield -k * (k - a), x + 1 - a + 2 * k


def _beta_lower(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function (Abramowitz and Stegun 1964, 26.5.8)."""
    if not 0 < x < 1:
        return x
    if x < (a + 1) / (a + b + 2):
        return _beta_front(a, b, x) * _continued_fraction(_beta_terms(a, b, x)) / a
    return 1 - _beta_front(a, b, x) * _continued_fraction(_beta_terms(b, a, 1 - x)) / b


def _beta_terms(a: float, b: float, x: float) -> Iterator[tuple[float, float]]:
    yield 1.0, 1.0
    for m in count():
        yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1.0
        yield (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2)), 1.0


def _continued_fraction(terms: Iterator[tuple[float, float]]) -> float:
    """a1 / (b1 + a2 / (b2 + ...)) by Lentz's method (Thompson and Barnett 1986)."""
    value = above = _TINY
    below = 0.0
    while True:
        a, b = next(terms)
        below = 1 / ((b + a * below) or _TINY)
        above = (b + a / above) or _TINY
        value *= above * below
        if abs(above * below - 1) < _CONVERGED:
            return value


# Loader (2000), Fast and accurate computation of binomial probabilities: the powers are held against those at the mean, so that
# their logarithms stay small where those of the gamma functions would eat the digits up.
def _gamma_front(a: float, x: float) -> float:
    """The gamma density's x^a e^-x / gamma(a)."""
    return sqrt(a / (2 * pi)) * exp(-a * _deviance(x / a) - _stirling_error(a))


def _beta_front(a: float, b: float, x: float) -> float:
    """The beta density's x^a (1 - x)^b / beta(a, b)."""
    n = a + b
    powers = a * _deviance(n * x / a) + b * _deviance(n * (1 - x) / b)
    return sqrt(a * b / (2 * pi * n)) * exp(_stirling_error(n) - _stirling_error(a) - _stirling_error(b) - powers)


def _deviance(ratio: float) -> float:
    """What a ratio u is worth in the exponent: u - 1 - ln u."""
    return ratio - 1 - (log1p(ratio - 1) if ratio > 1 / 2 else log(ratio))


def _stirling_error(a: float) -> float:
    """What Stirling's formula leaves of ln gamma(a)."""
    if a < _STIRLING_FROM:
        return lgamma(a) - (a - 1 / 2) * log(a) + a - log(2 * pi) / 2
    square = a * a
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / a
