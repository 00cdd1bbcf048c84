"""Defects per unit and per opportunity, and the sigma level that they amount to."""

from fractions import Fraction
from statistics import NormalDist
from typing import Literal

from msgspec import Struct

from handoff.analysis.statistics.distributions import normal_upper_tail

MILLION = 1_000_000
# By convention a process drifts by so many standard deviations in the long run: six sigma are then 3.4 defects in a million.
SHIFT = 1.5

_STANDARD = NormalDist()
_HALF = Fraction(1, 2)


class SigmaLevel(Struct, frozen=True):
    """How many standard deviations fit between mean and limit, for that share of defects.

    ``long_term`` is the plain quantile, ``with_shift`` 1.5 more, to be called so wherever it is shown.  Without any defect there is
    no number, and ``beyond`` is ``>``: better than such data can tell; where every opportunity was one, it is ``<``.
    """

    long_term: float | None
    with_shift: float | None
    beyond: Literal["", ">", "<"] = ""


def dpu(defects: Fraction, units: Fraction) -> Fraction | None:
    """Defects per unit; None without units."""
    return defects / units if units > 0 else None


def dpo(defects: Fraction, units: Fraction, opportunities: Fraction) -> Fraction | None:
    """Defects per opportunity, each unit having so many of them; None without any."""
    return dpu(defects, units * opportunities)


def dpmo(defects: Fraction, units: Fraction, opportunities: Fraction) -> Fraction | None:
    """Defects per million opportunities; None without any."""
    share = dpo(defects, units, opportunities)
    return None if share is None else share * MILLION


def sigma_level(share: Fraction) -> SigmaLevel:
    """The sigma level of so many defects per opportunity (dpmo / 1,000,000)."""
    if share <= 0:
        return SigmaLevel(None, None, ">")
    if share >= 1:
        return SigmaLevel(None, None, "<")
    z = -_STANDARD.inv_cdf(float(share)) if share <= _HALF else _STANDARD.inv_cdf(float(1 - share))
    return SigmaLevel(z, z + SHIFT)


def dpmo_beyond(z: float) -> float:
    """The defects per million opportunities where ``z`` standard deviations lie between mean and limit, in the long term."""
    return MILLION * normal_upper_tail(z)
