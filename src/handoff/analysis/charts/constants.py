"""The numbers of control charts, each named once (specification: statistics, section 0; Montgomery 2005, appendix VI)."""

from math import exp, lgamma, sqrt

# Individuals: 2.66 is 3 / d2(2) as Making Data Count rounds it; 1.128 is d2(2) as qcc and qicharts2 do; 3.267 is D4(2).
LIMIT_FACTOR = 2.66
RANGE_TO_SIGMA = 1.128
RANGE_LIMIT = 3.267
SIGMAS = 3
# The share of a normal distribution beyond either of the limits, as qcc rounds it.
BEYOND_LIMIT = 0.00135
# A t chart is an individuals chart of y^(1/3.6) (Nelson 1994).
WEIBULL_POWER = 3.6

# Mean and standard deviation of the range of n readings in standard deviations of a reading, for n = 2 to 10.
_D2 = (1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078)
_D3 = (0.8525033, 0.8883697, 0.8798108, 0.8640855, 0.8480442, 0.8332108, 0.8198378, 0.8078413, 0.7970584)
LARGEST_RANGE_GROUP = len(_D2) + 1


def d2(n: int) -> float:
    """The mean range of ``n`` readings (2 to 10) in standard deviations.  IndexError for more."""
    return _D2[n - 2]


def d3(n: int) -> float:
    """The standard deviation of the range of ``n`` readings (2 to 10) in standard deviations.  IndexError for more."""
    return _D3[n - 2]


def c4(n: int) -> float:
    """The mean standard deviation of ``n`` readings (2 and more) in standard deviations."""
    return sqrt(2 / (n - 1)) * exp(lgamma(n / 2) - lgamma((n - 1) / 2))
