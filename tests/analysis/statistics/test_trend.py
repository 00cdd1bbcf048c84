from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.trend import LEAST_POINTS, trend_of

SEVENTHS = st.integers(1, 210).map(lambda one: Fraction(one, 7))
VALUES = st.lists(st.integers(-9, 9).map(Fraction), min_size=LEAST_POINTS, max_size=30)


def numbers(text: str) -> list[Fraction]:
    return [Fraction(word) for word in text.split()]


def test_a_published_rank_correlation() -> None:
    # Canned tuna, quality by rising lightness: M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1973), pages
    # 185-194; also the example of R's cor.test, which prints T = 26 (rising pairs of 36) and tau = 0.4444444.
    found = trend_of(numbers("2.5 4.0 2.6 3.6 2.8 3.1 5.2 5.0 3.8"))
    assert found is not None
    assert (found.s, found.variance) == (26 - 10, 92)
    assert found.tau_b == pytest.approx(4 / 9)
    assert found.z == pytest.approx(15 / 92**0.5)


def test_the_ranks_of_a_slopes_interval() -> None:
    # Twelve powers of 2 have 66 slopes, nearly all different.  The variance is 12 x 11 x 29 / 18, so the ranks are 19 and 48.
    found = trend_of([Fraction(2**place) for place in range(12)])
    slopes = sorted(Fraction(2**later - 2**earlier, later - earlier) for later in range(12) for earlier in range(later))
    assert found is not None
    assert found.interval == pytest.approx((float(slopes[18]), float(slopes[47])), rel=1e-12)
    assert slopes[17] < slopes[18] < slopes[19] <= slopes[46] < slopes[47] < slopes[48]
    assert found.slope == pytest.approx(float(slopes[32] + slopes[33]) / 2)
    assert found.s == 66


@pytest.mark.parametrize(
    ("name", "block", "points"), [("nile", "trend", 100), ("viscosity", "trend_all", 35), ("ss_defects_per_order", "trend", 80)]
)
def test_the_reference_implementation_gives_the_same(reference: Callable[[str], Any], name: str, block: str, points: int) -> None:
    given_data = reference(name)
    values = given_data.column("defects" if name == "ss_defects_per_order" else "value")
    assert len(values) == points
    assert_same(values, given_data.block(block))


@pytest.mark.parametrize(("name", "block", "numerator"), [("nhs_accidents", "trend", "good"), ("cdi", "trend_all_rate", "defects")])
def test_the_reference_implementation_gives_the_same_of_ratios(
    reference: Callable[[str], Any], name: str, block: str, numerator: str
) -> None:
    given_data = reference(name)
    counts = zip(given_data.column(numerator), given_data.column("n"), strict=True)
    assert_same([count / n for count, n in counts], given_data.block(block))


@pytest.mark.parametrize("department", ["RVV", "RTK", "REM", "RDD", "RCU", "RD3", "RRK"])
def test_the_reference_implementation_gives_the_same_of_departments(reference: Callable[[str], Any], department: str) -> None:
    given_data = reference("ae_attendances_dev")
    counts = zip(given_data.column("defects", department), given_data.column("n", department), strict=True)
    assert_same([1 - defects / n for defects, n in counts], given_data.block(f"{department}/trend_pct"))


def test_the_reference_implementation_gives_the_same_of_simulated_series(reference: Callable[[str], Any]) -> None:
    given_data = reference("random_xmr")
    cases = given_data.content["cases"]
    for series, case in cases.items():
        assert_same(given_data.column("value", series), case["expected"]["trend"])
    assert len(cases) == 25


def assert_same(values: list[Fraction], block: dict[str, Any]) -> None:
    found = trend_of(values)
    assert found is not None
    assert found.s == block["S"]
    assert found.n == block.get("n", len(values))
    # What the reference printed has fifteen digits; a slope of nought is nought.
    assert found.variance == pytest.approx(block["var_S"], rel=1e-12)
    assert found.tau_b == pytest.approx(block["tau_b"], rel=1e-9)
    assert found.z == pytest.approx(block["z"], rel=1e-9)
    assert found.p == pytest.approx(block["p_two_sided"], rel=1e-7)
    assert found.slope == pytest.approx(block["sen_slope"], rel=1e-9, abs=1e-18)
    assert found.interval == pytest.approx(tuple(block["sen_ci95"]), rel=1e-9, abs=1e-18)


def test_neighbours_that_resemble_each_other_make_a_trend_doubtful(reference: Callable[[str], Any]) -> None:
    found = trend_of(reference("nile").column("value"))
    assert found is not None
    assert found.autocorrelation is not None
    assert round(found.autocorrelation, 3) == 0.498  # as R's acf(Nile) prints it
    assert found.is_doubtful


def test_a_saw_is_not_doubtful() -> None:
    found = trend_of(numbers("1 9 1 9 1 9 1 9 1 9"))
    assert found is not None
    assert found.autocorrelation == pytest.approx(-0.9)
    assert not found.is_doubtful


def test_values_that_are_all_the_same_have_no_trend() -> None:
    found = trend_of(numbers("5 5 5 5 5 5 5 5"))
    assert found is not None
    assert (found.s, found.variance, found.z, found.p, found.slope, found.interval) == (0, 0, 0, 1, 0, (0, 0))
    assert (found.tau_b, found.autocorrelation, found.is_doubtful) == (None, None, False)


@given(values=st.lists(st.integers().map(Fraction), max_size=LEAST_POINTS - 1))
def test_too_few_points_have_no_trend(values: list[Fraction]) -> None:
    assert trend_of(values) is None


@given(values=VALUES, constant=SEVENTHS)
def test_a_constant_changes_nothing(values: list[Fraction], constant: Fraction) -> None:
    assert trend_of([value + constant for value in values]) == trend_of(values)


@given(values=VALUES)
def test_negated_or_backwards_it_turns_round(values: list[Fraction]) -> None:
    plain, negated, backwards = trend_of(values), trend_of([-value for value in values]), trend_of(values[::-1])
    assert plain is not None
    assert negated is not None
    assert backwards is not None
    assert (negated.s, negated.z, negated.p, negated.slope) == (-plain.s, -plain.z, plain.p, -plain.slope)
    assert (backwards.s, backwards.p, backwards.slope, backwards.autocorrelation) == (
        -plain.s,
        plain.p,
        -plain.slope,
        plain.autocorrelation,
    )
    assert plain.interval[0] <= plain.slope <= plain.interval[1]
    assert negated.autocorrelation == plain.autocorrelation


@given(values=VALUES, factor=SEVENTHS)
def test_a_slope_is_per_unit_of_its_positions(values: list[Fraction], factor: Fraction) -> None:
    plain = trend_of(values)
    found = trend_of(values, [place * factor for place in range(len(values))])
    assert plain is not None
    assert found is not None
    assert found.slope == pytest.approx(plain.slope / float(factor))
    assert (found.s, found.p) == (plain.s, plain.p)


def test_irregular_dates_make_another_slope() -> None:
    values = numbers("0 1 2 3 4 5 6 7")
    found = trend_of(values, numbers("0 2 4 6 8 10 12 14"))
    assert found is not None
    assert found.slope == 0.5
