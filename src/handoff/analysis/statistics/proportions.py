"""Shares of a whole: how sure one is, and how far two lie apart."""

from math import hypot, sqrt

from handoff.analysis.statistics.distributions import HIGH_SHARE, LOW_SHARE, Z95, beta_quantile


def wilson(successes: float, trials: float) -> tuple[float, float] | None:
    """Wilson's 95 % interval of a share, (lower, upper) as shares of one; None without trials or outside 0..trials.

    With p = successes / n and z = 1.959963984540054: centre (p + z²/2n) / (1 + z²/n), half width
    z / (1 + z²/n) · sqrt(p(1 - p)/n + z²/4n²).
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209-212.
    """
    if trials <= 0 or not 0 <= successes <= trials:
        return None
    share, square = successes / trials, Z95 * Z95 / trials
    centre = (share + square / 2) / (1 + square)
    half = Z95 / (1 + square) * sqrt(share * (1 - share) / trials + square / (4 * trials))
    # At the ends the formula is exactly 0 or 1; rounding of floats must not say otherwise.
    return (0.0 if successes == 0 else max(0.0, centre - half), 1.0 if successes == trials else min(1.0, centre + half))


def clopper_pearson(successes: float, trials: float) -> tuple[float, float] | None:
    """The exact 95 % interval of a share, (lower, upper) as shares of one; None without trials or outside 0..trials.

    The lower end is 0 without successes, the upper one 1 without failures.
    C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934) 404-413.
    """
    if trials <= 0 or not 0 <= successes <= trials:
        return None
    failures = trials - successes
    lower = beta_quantile(LOW_SHARE, successes, failures + 1) if successes else 0.0
    upper = beta_quantile(HIGH_SHARE, successes + 1, failures) if failures else 1.0
    return lower, upper


def newcombe(before: tuple[float, float], after: tuple[float, float]) -> tuple[float, float] | None:
    """The 95 % interval of a difference, after less before, in shares of one; each is (successes, trials).

    None where either has no interval.  R. G. Newcombe, Interval estimation for the difference between independent
    proportions, Statistics in Medicine 17 (1998) 873-890, method 10.
    """
    earlier, later = wilson(*before), wilson(*after)
    if earlier is None or later is None:
        return None
    first, second = before[0] / before[1], after[0] / after[1]
    lower = hypot(second - later[0], earlier[1] - first)
    upper = hypot(later[1] - second, first - earlier[0])
    return second - first - lower, second - first + upper
