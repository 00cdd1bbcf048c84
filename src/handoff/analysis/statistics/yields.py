"""Yields: how much passes a step, or a chain of steps, right the first time."""

from collections.abc import Sequence
from fractions import Fraction
from math import exp, prod


def first_time_yield(units: Fraction, defective: Fraction, reworked: Fraction) -> Fraction | None:
    """The share of the units entering a step that passed it unscrapped and untouched by rework; None without units."""
    return (units - defective - reworked) / units if units > 0 else None


def final_yield(first_in: Fraction, last_good: Fraction) -> Fraction | None:
    """The share of the units that entered a chain which left it good, rework or not; None without units."""
    return last_good / first_in if first_in > 0 else None


def rolled_throughput_yield(yields: Sequence[Fraction]) -> Fraction | None:
    """The share that passes every step right the first time: the product of the steps' first-time yields; None without steps.

    It holds for steps that saw different numbers of units.  M. J. Harry and R. Schroeder, Six Sigma (2000).
    """
    return prod(yields, start=Fraction(1)) if yields else None


def normalised_yield(yields: Sequence[Fraction]) -> float | None:
    """The yield that each step would have if all had the same: the geometric mean; None without steps."""
    rolled = rolled_throughput_yield(yields)
    return None if rolled is None else float(rolled) ** (1 / len(yields))


def yield_of_dpu(dpu: float) -> float:
    """The share of units without any defect where only defects per unit are known, and fall at random (Poisson)."""
    return exp(-dpu)
