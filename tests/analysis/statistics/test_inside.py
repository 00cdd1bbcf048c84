"""The share inside the limits, beside what a normal distribution would have there."""

from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.normality import not_normal
from handoff.analysis.statistics.capability import Specification, capability
from handoff.analysis.statistics.inside import inside
from handoff.analysis.statistics.proportions import wilson

# 200 quantiles of a normal distribution, and the squares of such, which are lopsided.
PLACES = [(2 * at + 1) / 400 for at in range(200)]
NORMAL = [Fraction(NormalDist(1, 1).inv_cdf(place)) for place in PLACES]
LOPSIDED = [Fraction(-NormalDist().inv_cdf(place)) ** 2 for place in PLACES]


def test_normal_readings_pass_without_a_word() -> None:
    found = capability(NORMAL, Specification(Fraction(-1), Fraction(3)))
    assert found is not None
    assert found.inside is not None
    assert (found.inside.n, found.inside.share) == (200, 0.95)
    assert found.inside.normal == pytest.approx(0.9545, abs=0.002)
    assert not_normal(found.inside) == ""


def test_lopsided_readings_are_told_by_their_share() -> None:
    """Of the squares of normal values 15.7 % lie above 2; of a normal distribution with their mean and deviation 23.2 % do."""
    found = capability(LOPSIDED, Specification(upper=Fraction(2)))
    assert found is not None
    assert found.inside is not None
    assert found.inside.share == 0.84
    assert found.inside.interval == wilson(168, 200)
    assert found.inside.normal == pytest.approx(0.768, abs=0.001)
    said = not_normal(found.inside)
    assert "84.0 % lay inside (95 % interval 78.3 % to 88.4 %), where a normal distribution would have 76.8 %." in said
    assert said.endswith("Go by the share that lay inside.")


def test_without_readings_or_variation_nothing_is_said() -> None:
    assert inside(0, 0, 0.5) is None
    constant = capability([Fraction(1)] * 30, Specification(upper=Fraction(2)))
    assert constant is not None
    assert constant.inside is None
    assert not_normal(constant.inside) == ""


@given(st.integers(1, 500), st.data())
def test_a_share_that_is_the_normal_one_is_normal(n: int, data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, n))
    found = inside(kept, n, kept / n)
    assert found is not None
    assert found.is_normal
