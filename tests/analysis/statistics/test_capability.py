from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.analysis.statistics.capability import Specification, bissell, capability, capability_of_sums, sums_of

SEVENTHS = st.integers(-700, 700).map(lambda one: Fraction(one, 7))
NINTHS = st.integers(1, 81).map(lambda one: Fraction(one, 9))
READINGS = st.lists(st.integers(-50, 50).map(lambda one: Fraction(one, 10)), min_size=1, max_size=30)
BOTH = Specification(Fraction(-6), Fraction(6))


def numbers(text: str) -> list[Fraction]:
    return [Fraction(word) for word in text.split()]


def test_the_handbooks_example() -> None:
    # NIST/SEMATECH e-Handbook of Statistical Methods, 6.1.6: limits 8 and 20, mean 16, standard deviation 2.
    found = capability(numbers("14 16 18"), Specification(Fraction(8), Fraction(20)))
    assert found is not None
    assert found.overall is not None
    assert (found.mean, found.overall.sigma) == (16, 2)
    indices = (found.overall.cp, found.overall.cpu, found.overall.cpl, found.overall.cpk)
    assert [index and round(index.value, 4) for index in indices] == [1, 0.6667, 1.3333, 0.6667]


def test_montgomerys_interval_of_cp() -> None:
    # D. C. Montgomery, Introduction to Statistical Quality Control (2005), section 7-3.4: limits 38 and 62, n = 20, s = 1.75.
    found = capability([Fraction(50)] * 20, Specification(Fraction(38), Fraction(62)), 1.75)
    assert found is not None
    assert found.within is not None
    assert found.within.cp is not None
    assert found.within.cp.interval is not None
    # It rounds the index before it goes on, so its 1.57 may be 1.5649.
    assert (found.within.cp.value, *found.within.cp.interval) == pytest.approx((2.29, 1.57, 3.01), abs=0.006)
    assert found.overall is None


def test_bissells_interval_by_hand() -> None:
    # 1.25 (1 -+ 1.959964 sqrt(1 / (9 * 20 * 1.25^2) + 1 / (2 * 19)))
    assert bissell(1.25, 20) == pytest.approx((0.8265662281555808, 1.6734337718444192), rel=1e-12)


def test_one_limit_has_no_index_of_two() -> None:
    found = capability(numbers("1 2 3 4"), Specification(upper=Fraction(6), target=Fraction(2)), 1.0)
    assert found is not None
    for indices in (found.within, found.overall):
        assert indices is not None
        assert indices.cp is None
        assert indices.cpm is None
        assert indices.cpl is None
        assert indices.below is None
        assert indices.cpk == indices.cpu
    assert found.below is None
    assert found.above == 0


def test_a_process_that_is_not_stable_has_only_the_overall_indices() -> None:
    found = capability(numbers("1 2 3 4"), BOTH)
    assert found is not None
    assert found.within is None
    assert found.overall is not None


def test_a_target_is_never_guessed() -> None:
    found = capability(numbers("1 2 3 4"), BOTH, 1.0)
    assert found is not None
    assert found.within is not None
    assert found.within.cpm is None


def test_an_index_that_is_not_above_nought_has_no_interval() -> None:
    found = capability(numbers("7 8 9"), BOTH, 1.0)
    assert found is not None
    assert found.within is not None
    assert found.within.cpk is not None
    assert found.within.cpk.value < 0
    assert found.within.cpk.interval is None
    assert found.within.cp is not None
    assert found.within.cp.interval is not None
    assert bissell(0, 30) is None
    assert bissell(1, 1) is None


@pytest.mark.parametrize("readings", ["3", "3 3 3"])
def test_readings_without_variation_have_no_index(readings: str) -> None:
    found = capability(numbers(readings), BOTH, 0.0)
    assert found is not None
    assert (found.mean, found.within, found.overall, found.below, found.above) == (3, None, None, 0, 0)


def test_nothing_is_judged_without_readings_or_without_limits() -> None:
    assert capability([], BOTH) is None
    assert capability(numbers("1 2 3"), Specification(target=Fraction(2)), 1.0) is None


def test_a_reading_on_a_limit_is_inside() -> None:
    found = capability(numbers("-6.1 -6 0 6 6.1 6.2"), BOTH)
    assert found is not None
    assert (found.below, found.above) == (pytest.approx(1 / 6), pytest.approx(2 / 6))


def test_few_readings_say_so() -> None:
    few, enough = capability([Fraction(1)] * 24, BOTH), capability([Fraction(1)] * 25, BOTH)
    assert few is not None
    assert enough is not None
    assert few.is_wide
    assert not enough.is_wide


@given(readings=READINGS, constant=SEVENTHS, factor=NINTHS)
def test_another_unit_changes_no_index(readings: list[Fraction], constant: Fraction, factor: Fraction) -> None:
    plain = capability(readings, Specification(Fraction(-6), Fraction(6), Fraction(1)), 1.0)
    ends = (end * factor + constant for end in (Fraction(-6), Fraction(6), Fraction(1)))
    other = capability([one * factor + constant for one in readings], Specification(*ends), float(factor))
    assert plain is not None
    assert other is not None
    assert (other.below, other.above) == (plain.below, plain.above)
    for ours, theirs in ((plain.within, other.within), (plain.overall, other.overall)):
        if ours is None or theirs is None:
            assert ours == theirs
            continue
        for name in ("cp", "cpl", "cpu", "cpk", "cpm"):
            assert getattr(theirs, name).value == pytest.approx(getattr(ours, name).value, rel=1e-9, abs=1e-12)


@given(readings=READINGS, order=st.randoms(use_true_random=False))
def test_negated_the_sides_change_places_and_order_does_not_matter(readings: list[Fraction], order: Any) -> None:
    plain = capability(readings, Specification(Fraction(-6), Fraction(4)), 1.3)
    negated = capability([-one for one in readings], Specification(Fraction(-4), Fraction(6)), 1.3)
    assert capability(order.sample(readings, len(readings)), Specification(Fraction(-6), Fraction(4)), 1.3) == plain
    assert plain is not None
    assert negated is not None
    assert plain.within is not None
    assert negated.within is not None
    assert (negated.within.cpl, negated.within.cpu, negated.below, negated.above) == (
        plain.within.cpu,
        plain.within.cpl,
        plain.above,
        plain.below,
    )
    assert (negated.within.cpk, negated.within.cp) == (plain.within.cpk, plain.within.cp)
    assert plain.within.cp is not None
    assert plain.within.cpk is not None
    assert plain.within.cpk.value <= plain.within.cp.value * (1 + 1e-12)


@given(readings=READINGS, sigma=st.none() | st.floats(0.1, 10))
def test_sums_say_what_their_readings_say(readings: list[Fraction], sigma: float | None) -> None:
    for specification in (BOTH, Specification(upper=Fraction(4)), Specification(Fraction(-6), Fraction(6), Fraction(1))):
        sums = sums_of(len(readings), sum(readings, Fraction()), sum((one * one for one in readings), Fraction()))
        plain = capability(readings, specification, sigma)
        assert plain is not None
        assert capability_of_sums(sums, specification, sigma) == structs.replace(plain, below=None, above=None, inside=None)
