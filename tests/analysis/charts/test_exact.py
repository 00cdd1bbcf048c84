"""Means over one denominator are the exact ones, rounded once, whatever the sizes."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.charts.exact import mean_of, weighted_mean
from handoff.analysis.charts.series import subgroup
from handoff.analysis.charts.subgroups import sigma_of_deviations, sigma_of_ranges
from handoff.analysis.charts.zones import Zone, lines_at, unlimited
from handoff.analysis.statistics.dispersion import poisson_dispersion

SIZES = st.fractions(Fraction(1, 100), 1000, max_denominator=100)
VALUES = st.fractions(-1000, 1000, max_denominator=1000)


@given(st.lists(st.tuples(VALUES, SIZES), min_size=1, max_size=12))
def test_a_weighted_mean_is_the_exact_one_rounded_once(pairs: list[tuple[Fraction, Fraction]]) -> None:
    exact = sum(value * size for value, size in pairs) / sum(size for _, size in pairs)
    assert weighted_mean([value for value, _ in pairs], [size for _, size in pairs]) == float(exact)


@given(st.lists(VALUES, min_size=1, max_size=12), SIZES)
def test_with_equal_sizes_it_is_the_plain_mean(values: list[Fraction], size: Fraction) -> None:
    assert weighted_mean(values, [size] * len(values)) == mean_of(values)


def test_a_line_is_kept_between_floor_and_ceiling_at_each_point() -> None:
    zones = (Zone(0.5, 0.5, 0.1, 0.0, 1.0), Zone(0.5, 0.5, 0.3, 0.0, 1.0))
    assert lines_at(zones, 3) == [0.5 + 3 * 0.1, 1.0]
    assert lines_at(zones, -3) == [0.5 - 3 * 0.1, 0.0]
    assert lines_at(zones[1:] * 3, 0) == [0.5] * 3
    assert lines_at((unlimited(2.0),), 3) == [float("inf")]
    assert lines_at((), 3) == []


READINGS = st.lists(st.lists(st.integers(-99, 99).map(Fraction), min_size=2, max_size=5), min_size=8, max_size=20)


@given(READINGS, st.randoms(use_true_random=False))
def test_sums_of_rounded_numbers_have_the_same_last_digit_in_any_order(readings: list[list[Fraction]], order: Random) -> None:
    """As with any version of Python: the plain sum of floats was made another one in 3.12."""
    points = [subgroup(str(at), one) for at, one in enumerate(readings)]
    counts = [(abs(sum(one)), Fraction(1000)) for one in readings]
    before = [sigma_of_ranges(points), sigma_of_deviations(points), poisson_dispersion(counts)]
    order.shuffle(points)
    order.shuffle(counts)
    assert [sigma_of_ranges(points), sigma_of_deviations(points), poisson_dispersion(counts)] == before
