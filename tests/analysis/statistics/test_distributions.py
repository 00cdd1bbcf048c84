from fractions import Fraction
from math import atan2, comb, exp, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.distributions import (
    Z95,
    beta_quantile,
    binomial_chance,
    chi_square_quantile,
    chi_square_upper_tail,
    normal_both_tails,
    normal_upper_tail,
    student_both_tails,
    student_quantile,
)

SHARES = st.floats(0.001, 0.999)


# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: critical values of the chi-square distribution.
@pytest.mark.parametrize(
    ("degrees", "low", "high"),
    [(1, 0.001, 5.024), (2, 0.051, 7.378), (10, 3.247, 20.483), (19, 8.907, 32.852), (30, 16.791, 46.979), (100, 74.222, 129.561)],
)
def test_the_published_table_of_chi_square(degrees: int, low: float, high: float) -> None:
    assert round(chi_square_quantile(0.025, degrees), 3) == low
    assert round(chi_square_quantile(0.975, degrees), 3) == high


# The same, 1.3.6.7.2: critical values of Student's t distribution.
@pytest.mark.parametrize(
    ("degrees", "quantile"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (19, 2.093), (30, 2.042), (60, 2.000), (100, 1.984)],
)
def test_the_published_table_of_student(degrees: int, quantile: float) -> None:
    assert round(student_quantile(0.975, degrees), 3) == quantile
    assert student_both_tails(quantile, degrees) == pytest.approx(0.05, abs=5e-5)


@given(t=st.floats(0, 1e6))
def test_one_and_two_degrees_of_student_have_formulas(t: float) -> None:
    # Both from Abramowitz and Stegun (1964), 26.7.3 and 26.7.4.
    assert student_both_tails(t, 1) == pytest.approx(2 / pi * atan2(1, t), rel=1e-12)
    assert student_both_tails(-t, 2) == pytest.approx(2 / ((t * t + 2) * (1 + t / sqrt(t * t + 2))), rel=1e-12)


@given(share=st.floats(0.501, 0.999), degrees=st.floats(1, 1e6))
def test_a_quantile_of_student_has_its_share_below(share: float, degrees: float) -> None:
    t = student_quantile(share, degrees)
    assert 1 - student_both_tails(t, degrees) / 2 == pytest.approx(share, rel=1e-10)
    assert t >= student_quantile(share, degrees + 1) * (1 - 1e-9)


def test_a_t_without_end_has_no_tail_and_none_has_all() -> None:
    assert (student_both_tails(1e200, 5), student_both_tails(0, 5)) == (0, 1)
    assert student_both_tails(1e-9, 1e9) == pytest.approx(1 - 1e-9 * sqrt(2 / pi), rel=1e-12)


@given(trials=st.integers(1, 200), data=st.data())
def test_a_binomial_chance_is_that_of_its_formula(trials: int, data: st.DataObject) -> None:
    successes, chance = (
        data.draw(st.integers(0, trials)),
        data.draw(st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=999)),
    )
    exact = comb(trials, successes) * chance**successes * (1 - chance) ** (trials - successes)
    assert binomial_chance(successes, trials, float(chance)) == pytest.approx(float(exact), rel=1e-11)


def test_the_published_tails_of_six_sigma_lose_no_digit() -> None:
    # Abramowitz and Stegun (1964), table 26.2: Q(6) = 9.86588 E-10, and its double.
    assert normal_upper_tail(6) == pytest.approx(9.86588e-10, rel=1e-6)
    assert normal_both_tails(-6) == 2 * normal_upper_tail(6)
    assert normal_upper_tail(Z95) == pytest.approx(0.025, rel=1e-14)
    assert normal_upper_tail(-Z95) == pytest.approx(0.975, rel=1e-14)


@given(share=SHARES, degrees=st.floats(0.5, 1e5))
def test_a_quantile_of_chi_square_has_its_share_below(share: float, degrees: float) -> None:
    assert 1 - chi_square_upper_tail(chi_square_quantile(share, degrees), degrees) == pytest.approx(share, rel=1e-10)


@given(x=st.floats(0, 1000))
def test_the_tail_of_two_degrees_is_an_exponential_and_that_of_one_a_normal_pair(x: float) -> None:
    assert chi_square_upper_tail(x, 2) == pytest.approx(exp(-x / 2), rel=1e-12)
    assert chi_square_upper_tail(x, 1) == pytest.approx(normal_both_tails(sqrt(x)), rel=1e-12)


def test_a_tail_too_small_for_a_number_is_nought() -> None:
    assert chi_square_upper_tail(86439.0, 19) == 0.0
    assert chi_square_upper_tail(0.0, 19) == 1.0


@given(share=SHARES, a=st.floats(1, 1e4))
def test_a_beta_with_one_parameter_of_one_is_a_power(share: float, a: float) -> None:
    assert beta_quantile(share, a, 1) == pytest.approx(share ** (1 / a), rel=1e-11)
    assert 1 - beta_quantile(share, 1, a) == pytest.approx((1 - share) ** (1 / a), rel=1e-11)


@given(share=SHARES, a=st.floats(0.5, 1e6), b=st.floats(0.5, 1e6))
def test_a_beta_turned_round_is_the_other_beta(share: float, a: float, b: float) -> None:
    assert beta_quantile(share, a, b) == pytest.approx(1 - beta_quantile(1 - share, b, a), rel=1e-8, abs=1e-12)
