"""Ten thousand points are judged as ten are: the quantile of crossings is the same, however it is found."""

from math import comb

from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.charts.anhoej import _fewest


@given(st.integers(2, 400))
def test_the_fewest_crossings_are_the_quantile_of_the_binomial(useful: int) -> None:
    steps, fewest = useful - 1, _fewest(useful)
    assert 20 * sum(comb(steps, k) for k in range(fewest + 1)) >= 2**steps > 20 * sum(comb(steps, k) for k in range(fewest))


def test_ten_thousand_points_have_one_too() -> None:
    # Half of the steps less 1.645 of their standard deviations, which are half the root of their number.
    assert abs(_fewest(10_000) - (9_999 / 2 - 1.645 * 9_999**0.5 / 2)) < 1
