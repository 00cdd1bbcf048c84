from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.ranks import shift_between

# Few different values, so that ties are common.
VALUES = st.lists(st.integers(-20, 20).map(lambda one: Fraction(one, 4)), min_size=1, max_size=15)
SEVENTHS = st.integers(-7000, 7000).map(lambda one: Fraction(one, 7))
NINTHS = st.integers(1, 81).map(lambda one: Fraction(one, 9))
LARGE = st.lists(SEVENTHS, min_size=1, max_size=10)

# Permeability of chorioamnion, at term and at 12 to 26 weeks: M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods
# (1973), table 4.1; also the example of R's wilcox.test, which prints W = 35, 0.305 and the interval from -0.15 to 0.76.
AT_TERM = "0.80 0.83 1.89 1.04 1.45 1.38 1.91 1.64 0.73 1.46"
EARLIER = "1.15 0.88 0.90 0.74 1.21"


def numbers(text: str) -> list[Fraction]:
    return [Fraction(word) for word in text.split()]


def test_a_published_shift() -> None:
    shift = shift_between(numbers(EARLIER), numbers(AT_TERM))
    assert shift is not None
    assert (shift.above, shift.effect, shift.interval) == (35, 0.305, (-0.15, 0.76))


def test_the_smallest_samples_that_have_an_interval_have_the_exact_one() -> None:
    # Six against six: the exact two-sided test at 5 % turns at W = 5, so the interval begins at the sixth difference (36 in all).
    before = [Fraction(one) for one in range(0, 60, 10)]
    after = [value + Fraction(place) for place, value in enumerate(before)]
    shift = shift_between(before, after)
    assert shift is not None
    differences = sorted(new - old for new in after for old in before)
    assert shift.interval == (differences[5], differences[-6])


def test_too_small_samples_have_no_interval_and_empty_ones_nothing() -> None:
    shift = shift_between(numbers("1 2 3"), numbers("7 8 9"))
    assert shift is not None
    assert (shift.effect, shift.interval) == (6, None)
    assert shift_between([], numbers("1")) is None
    assert shift_between(numbers("1"), []) is None


def test_values_that_are_all_the_same_have_not_shifted() -> None:
    shift = shift_between(numbers("5 5 5 5 5 5"), numbers("5 5 5 5 5 5"))
    assert shift is not None
    assert (shift.effect, shift.interval, shift.above, shift.p) == (0, (0, 0), 18, 1)


@pytest.mark.parametrize("name", ["orangejuice_pct", "cdi_rate_values", "nile", "RRK_performance"])
def test_the_reference_implementation_gives_the_same(reference: Callable[[str], Any], name: str) -> None:
    block = reference("shift").content["cases"][name]
    values = series_of(reference, name)
    before, after = values[: block["first_point_after"] - 1], values[block["first_point_after"] - 1 :]
    assert (len(before), len(after)) == (block["n_before"], block["n_after"])
    shift = shift_between(before, after)
    assert shift is not None
    assert shift.above == block["mann_whitney"]["W"]
    assert shift.p == pytest.approx(block["mann_whitney"]["p_two_sided"], rel=1e-7)
    assert shift.effect == pytest.approx(block["mann_whitney"]["hodges_lehmann_exact_median_of_differences"], rel=1e-9)


def series_of(reference: Callable[[str], Any], name: str) -> list[Fraction]:
    if name == "nile":
        return list(reference("nile").column("value"))
    file, series, scale = {
        "orangejuice_pct": ("orangejuice", "", 1),
        "cdi_rate_values": ("cdi", "", 10_000),
        "RRK_performance": ("ae_attendances_dev", "RRK", 1),
    }[name]
    given_data = reference(file)
    shares = zip(given_data.column("defects", series), given_data.column("n", series), strict=True)
    rates = [defects / n * scale for defects, n in shares]
    return [1 - rate for rate in rates] if name == "RRK_performance" else rates


@given(before=VALUES, after=VALUES)
def test_turned_round_or_negated_it_changes_its_sign(before: list[Fraction], after: list[Fraction]) -> None:
    there, back = shift_between(before, after), shift_between(after, before)
    negated = shift_between([-one for one in before], [-one for one in after])
    assert there is not None
    assert back is not None
    assert negated == back
    assert (back.effect, back.p) == (-there.effect, there.p)
    assert back.interval == (None if there.interval is None else (-there.interval[1], -there.interval[0]))


@given(before=LARGE, after=LARGE, constant=SEVENTHS, factor=NINTHS)
def test_a_constant_moves_it_and_a_factor_stretches_it(
    before: list[Fraction], after: list[Fraction], constant: Fraction, factor: Fraction
) -> None:
    plain = shift_between(before, after)
    both = shift_between([one * factor + constant for one in before], [one * factor + constant for one in after])
    assert plain is not None
    assert both is not None
    assert both.effect == pytest.approx(plain.effect * float(factor), rel=1e-12)
    assert (both.above, both.p) == (plain.above, plain.p)


@given(before=VALUES, after=VALUES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_points_does_not_matter(before: list[Fraction], after: list[Fraction], order: Any) -> None:
    shuffled = order.sample(before, len(before)), order.sample(after, len(after))
    assert shift_between(*shuffled) == shift_between(before, after)


@given(before=VALUES, after=VALUES)
def test_the_interval_holds_the_effect_and_agrees_with_the_test(before: list[Fraction], after: list[Fraction]) -> None:
    shift = shift_between(before, after)
    assert shift is not None
    if shift.interval is None:
        return
    lower, upper = shift.interval
    assert lower <= shift.effect <= upper
    if not lower <= 0 <= upper:
        assert shift.p < 0.05
