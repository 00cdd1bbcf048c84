"""Limits that are quantiles of the binomial distribution."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.charts.chart import Design, draw
from handoff.analysis.charts.choosing import misfit
from handoff.analysis.charts.constants import BEYOND_LIMIT
from handoff.analysis.charts.series import Point


def shares(*counts: int, of: int | Fraction = 20) -> tuple[Point, ...]:
    return tuple(Point(str(at), Fraction(count) / of, Fraction(of)) for at, count in enumerate(counts, 1))


def at_most(most: int, trials: int, share: Fraction) -> Fraction:
    return sum((comb(trials, one) * share**one * (1 - share) ** (trials - one) for one in range(most + 1)), Fraction())


@given(st.lists(st.integers(0, 20), min_size=8, max_size=12).filter(lambda counts: 0 < sum(counts) < 20 * len(counts)))
def test_beyond_either_limit_lies_no_more_than_its_share(counts: list[int]) -> None:
    (phase,) = draw(shares(*counts), Design(chart="np-exact")).phases
    share = Fraction(sum(counts), 20 * len(counts))
    assert phase.lower is not None
    assert phase.upper is not None
    for line, end in ((int(phase.lower), Fraction(BEYOND_LIMIT)), (int(phase.upper), 1 - Fraction(BEYOND_LIMIT))):
        assert at_most(line, 20, share) >= end * (1 - Fraction(1, 10**9))
        assert at_most(line - 1, 20, share) < end * (1 + Fraction(1, 10**9))


@pytest.mark.parametrize(("count", "line"), [(0, 0.0), (20, 20.0)])
def test_where_all_are_alike_there_is_no_width(count: int, line: float) -> None:
    (phase,) = draw(shares(*[count] * 8), Design(chart="np-exact")).phases
    assert (phase.lower, phase.centre, phase.upper) == (line, line, line)


def test_there_is_no_half_of_a_trial() -> None:
    fault = misfit(shares(1, 2, of=Fraction(5, 2)), "np-exact")
    assert fault is not None
    assert "out of a whole number" in fault.message
    assert misfit(shares(1, 2), "np-exact") is None
