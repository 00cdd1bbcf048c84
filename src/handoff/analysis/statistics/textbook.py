"""The tests that textbooks compare two samples by: Welch's t, chi-squared with Wald's interval, Fisher's exact one.

They are told beside the estimates of ``comparison``, which alone decide: they take values for normal, or all cases for independent.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import count
from math import sqrt

from msgspec import Struct

from handoff.analysis.statistics.distributions import (
    HIGH_SHARE,
    Z95,
    binomial_chance,
    chi_square_upper_tail,
    student_both_tails,
    student_quantile,
)
from handoff.analysis.statistics.exact import exact_mean, standard_deviation

# Tables whose chances differ by less are equally likely (R's ``fisher.test``), and what adds less to a sum adds nothing.
_ALIKE = 1e-7
_NOTHING = 1e-18
_MOST_CASES = 10**9
# A sample of fewer has no standard deviation.
_FEWEST = 2


class Welch(Struct, frozen=True, tag_field="test", tag="welch-t"):
    """The difference of two means, later less earlier, with its 95 % interval; ``p`` is two-sided."""

    difference: float
    interval: tuple[float, float]
    t: float
    degrees: float
    p: float


class ChiSquared(Struct, frozen=True, tag_field="test", tag="chi-squared"):
    """The difference of two pooled shares, later less earlier, with Wald's 95 % interval; ``p`` is two-sided."""

    difference: float
    interval: tuple[float, float]
    chi_square: float
    p: float


class Fisher(Struct, frozen=True, tag_field="test", tag="fisher-exact"):
    """How often chance alone gives two shares that are as unlikely, or more so; 0.0 where that is smaller than a double can be."""

    p: float


Textbook = Welch | ChiSquared | Fisher


def welch(before: Sequence[Fraction], after: Sequence[Fraction]) -> Welch | None:
    """Compare two means where the standard deviations may differ; None of fewer than two values, or where none differ.

    B. L. Welch, The generalization of Student's problem when several different population variances are involved, Biometrika 34
    (1947) 28-35; the degrees of freedom: F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110-114.
    """
    if min(len(before), len(after)) < _FEWEST:
        return None
    earlier, later = (standard_deviation(values) ** 2 / len(values) for values in (before, after))
    if not earlier + later:
        return None
    difference, error = float(exact_mean(after) - exact_mean(before)), sqrt(earlier + later)
    # As shares of one, so that no square of a small number vanishes.
    first, second = earlier / (earlier + later), later / (earlier + later)
    degrees = 1 / (first**2 / (len(before) - 1) + second**2 / (len(after) - 1))
    half, t = error * student_quantile(HIGH_SHARE, degrees), difference / error
    return Welch(difference, (difference - half, difference + half), t, degrees, student_both_tails(t, degrees))


def chi_squared(before: tuple[float, float], after: tuple[float, float]) -> ChiSquared | None:
    """Compare two shares, each (cases, trials), without a correction for continuity (R's ``prop.test(correct = FALSE)``).

    None without trials, outside 0..trials, or where no case, or every one, was counted.  Wald's interval is that of two normal
    distributions, each with its own share's variance, cut at -1 and 1.
    K. Pearson, Philosophical Magazine 50 (1900) 157-175; A. Agresti, Categorical Data Analysis, 3rd ed. 2013, sections 3.1-3.2.
    """
    (first, trials), (second, others) = before, after
    if min(trials, others) <= 0 or not (0 <= first <= trials and 0 <= second <= others):
        return None
    earlier, later, pooled = first / trials, second / others, (first + second) / (trials + others)
    if pooled in {0, 1}:
        return None
    difference = later - earlier
    chi_square = difference**2 / (pooled * (1 - pooled) * (1 / trials + 1 / others))
    half = Z95 * sqrt(earlier * (1 - earlier) / trials + later * (1 - later) / others)
    interval = (max(difference - half, -1.0), min(difference + half, 1.0))
    return ChiSquared(difference, interval, chi_square, chi_square_upper_tail(chi_square, 1))


def fisher(before: tuple[float, float], after: tuple[float, float]) -> Fisher | None:
    """Compare two shares, each (cases, trials), by all tables with their sums: those that are no likelier than what was counted.

    None without trials, outside 0..trials, of parts of a case, or of more than a thousand million, which leave it no digits.
    The chances rise up to the likeliest table and fall from there, so both tails are found by halving and added from where they
    begin; each chance is made of three binomial ones (Loader 2000), which keep the digits that factorials lose.
    R. A. Fisher, Statistical Methods for Research Workers, 5th ed. 1934, section 21.02; which tables count: R's ``fisher.test``.
    """
    if not all(number <= _MOST_CASES and number == int(number) for number in (*before, *after)):
        return None
    (first, trials), (second, others) = map(int, before), map(int, after)
    if min(trials, others) <= 0 or not (0 <= first <= trials and 0 <= second <= others):
        return None
    cases, everyone = first + second, trials + others
    if cases in {0, everyone}:
        return Fisher(1.0)
    share = cases / everyone
    least, most = max(0, cases - others), min(cases, trials)
    whole = binomial_chance(cases, everyone, share)

    def chance(one: int) -> float:
        return binomial_chance(one, trials, share) * binomial_chance(cases - one, others, share) / whole

    likeliest, limit = (trials + 1) * (cases + 1) // (everyone + 2), chance(first) * (1 + _ALIKE)
    if chance(likeliest) <= limit:
        return Fisher(1.0)
    below = least + bisect_right(range(least, likeliest), limit, key=chance) - 1
    above = likeliest + 1 + bisect_left(range(likeliest + 1, most + 1), -limit, key=lambda one: -chance(one))
    spare = others - cases
    falling = (k * (spare + k) / ((trials - k + 1) * (cases - k + 1)) for k in count(below, -1))
    rising = ((trials - k) * (cases - k) / ((k + 1) * (spare + k + 1)) for k in count(above))
    lower = _tail(chance(below), falling) if below >= least else 0.0
    upper = _tail(chance(above), rising) if above <= most else 0.0
    return Fisher(lower + upper)


def _tail(first: float, ratios: Iterator[float]) -> float:
    """The chances from one on, each so many times the one before; that of the table after the last is 0."""
    total = chance = first
    for ratio in ratios:
        chance *= ratio
        if chance <= total * _NOTHING:
            break
        total += chance
    return total
