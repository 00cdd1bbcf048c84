"""How sure a share is: Wilson's score interval."""

from math import sqrt

Z95 = 1.959963984540054


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
