"""The tests of textbooks: as they are published, as R gives them, and against tables that are counted one by one."""

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.textbook import chi_squared, fisher, welch

from .test_ranks import numbers, series_of

Shares = tuple[int, int]
QUARTERS = st.integers(-80, 80).map(lambda one: Fraction(one, 4))
SAMPLES = st.lists(QUARTERS, min_size=2, max_size=12)
COUNTED = st.integers(1, 30).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))

# Extra hours of sleep with two drugs: Student (1908), The probable error of a mean, Biometrika 6; also R's ``sleep``, of which
# ``t.test(extra ~ group)`` prints t = -1.8608, df = 17.776, p-value = 0.07939 and the interval from -3.3654832 to 0.2054832.
FIRST_DRUG = "0.7 -1.6 -0.2 -1.2 -0.1 3.4 3.7 0.8 0.0 2.0"
SECOND_DRUG = "1.9 0.8 1.1 0.1 -0.1 4.4 5.5 1.6 4.6 3.4"


def test_a_published_t() -> None:
    found = welch(numbers(SECOND_DRUG), numbers(FIRST_DRUG))
    assert found is not None
    assert (round(found.t, 4), round(found.degrees, 3), round(found.p, 5)) == (-1.8608, 17.776, 0.07939)
    assert found.interval == pytest.approx((-3.3654832, 0.2054832), abs=5e-8)
    assert found.difference == pytest.approx(-1.58)


def test_no_t_where_nothing_varies_or_too_little_is_known() -> None:
    assert welch(numbers("5 5 5"), numbers("7 7")) is None
    assert welch(numbers("5"), numbers("7 8 9")) is None
    one_varies = welch(numbers("5 5 5"), numbers("7 9"))
    assert one_varies is not None
    # By hand: 3 over a standard error of 1, with the one degree of freedom of the two that vary; that is Cauchy's distribution.
    assert (one_varies.t, one_varies.degrees) == pytest.approx((3, 1))
    assert one_varies.p == pytest.approx(0.2048327646991334, rel=1e-12)


@given(before=SAMPLES, after=SAMPLES, constant=QUARTERS)
def test_turned_round_or_moved_it_is_the_same_t(before: list[Fraction], after: list[Fraction], constant: Fraction) -> None:
    there, back = welch(before, after), welch(after, before)
    moved = welch([one + constant for one in before], [one + constant for one in after])
    assert moved == there
    if there is None:
        return
    assert back is not None
    assert (back.t, back.difference) == (-there.t, -there.difference)
    assert (back.p, back.degrees) == pytest.approx((there.p, there.degrees), rel=1e-9)
    assert back.interval == pytest.approx((-there.interval[1], -there.interval[0]), abs=1e-9)
    assert (there.p < 0.05) == (not there.interval[0] <= 0 <= there.interval[1])
    assert min(len(before), len(after)) - 1 <= there.degrees * (1 + 1e-12)
    assert there.degrees <= (len(before) + len(after) - 2) * (1 + 1e-12)


# R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998)
# 873-890, table II: method 1, which is not cut there, printed to four decimals.
@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0575, 0.3425),
        ((9, 10), (3, 10), 0.2605, 0.9395),
        ((6, 7), (2, 7), 0.1481, 0.9947),
        ((5, 56), (0, 29), 0.0146, 0.1640),
    ],
)
def test_walds_published_intervals(first: Shares, second: Shares, lower: float, upper: float) -> None:
    found = chi_squared(second, first)
    assert found is not None
    assert tuple(round(end, 4) for end in found.interval) == (lower, upper)


def test_chi_squared_by_hand() -> None:
    # 30 of 50 against 20 of 50: each of the four cells lies 5 from the 25 that are expected, so 4 x 25 / 25.
    found = chi_squared((20, 50), (30, 50))
    assert found is not None
    assert (found.chi_square, found.difference) == pytest.approx((4, 0.2))
    assert found.p == pytest.approx(0.04550026389635842, rel=1e-12)
    whole = chi_squared((0, 3), (3, 3))
    assert whole is not None
    assert (whole.difference, whole.interval) == (1, (1, 1))


# Fisher's own examples: the lady who tasted tea (The Design of Experiments, 1935, chapter 2; 34 of 70 tables are as unlikely) and
# the convictions of twins (Statistical Methods for Research Workers, section 21.02), of which R prints 0.0005367.
@pytest.mark.parametrize(("before", "after", "p"), [((3, 4), (1, 4), 34 / 70), ((2, 17), (10, 13), 0.0005367)])
def test_fishers_own_examples(before: Shares, after: Shares, p: float) -> None:
    found = fisher(before, after)
    assert found is not None
    assert found.p == pytest.approx(p, rel=1e-4 if p < 0.4 else 1e-12)


@given(before=COUNTED, after=COUNTED)
def test_all_tables_counted_one_by_one(before: Shares, after: Shares) -> None:
    (first, trials), (second, others) = before, after
    cases = first + second
    ways = [comb(trials, one) * comb(others, cases - one) for one in range(max(0, cases - others), min(cases, trials) + 1)]
    seen = comb(trials, first) * comb(others, second)
    p = Fraction(sum(way for way in ways if way <= seen), sum(ways))
    found = fisher(before, after)
    assert found is not None
    assert found.p == pytest.approx(float(p), rel=1e-12)


def test_tables_of_half_a_million_keep_their_digits() -> None:
    # All four cases on one side, or all on the other: no table is less likely, and these two are equally so.
    few = fisher((0, 250_000), (4, 250_000))
    assert few is not None
    assert few.p == pytest.approx(2 * comb(250_000, 4) / comb(500_000, 4), rel=1e-12)
    half = fisher((250_000, 500_000), (250_000, 500_000))
    assert half is not None
    assert half.p == 1


@given(trials=st.integers(1, 10**6), others=st.integers(1, 10**6), data=st.data())
def test_large_tables_are_the_same_turned_round_or_by_what_failed(trials: int, others: int, data: st.DataObject) -> None:
    first, second = data.draw(st.integers(0, trials)), data.draw(st.integers(0, others))
    there, back = fisher((first, trials), (second, others)), fisher((second, others), (first, trials))
    failed = fisher((trials - first, trials), (others - second, others))
    assert there is not None
    assert back is not None
    assert failed is not None
    assert 0 <= there.p <= 1
    assert (back.p, failed.p) == pytest.approx((there.p, there.p), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize(("before", "after"), [((0, 0), (1, 2)), ((1, 2), (3, 2)), ((-1, 2), (1, 2))])
def test_there_is_no_test_of_no_share(before: Shares, after: Shares) -> None:
    assert chi_squared(before, after) is None
    assert fisher(before, after) is None


def test_where_all_or_none_are_cases_nothing_differs() -> None:
    for cases in (0, 5):
        found = fisher((cases, 5), (cases, 5))
        assert found is not None
        assert found.p == 1
        assert chi_squared((cases, 5), (cases, 5)) is None


def test_parts_of_a_case_and_too_many_cases_have_no_exact_test() -> None:
    assert fisher((0.5, 2), (1, 2)) is None
    assert fisher((1, 10**9 + 1), (1, 2)) is None
    assert fisher((1, 10**9), (1, 2)) is not None


@pytest.mark.parametrize("name", ["orangejuice_pct", "cdi_rate_values", "nile", "RRK_performance"])
def test_the_reference_implementation_gives_the_same_t(reference: Callable[[str], Any], name: str) -> None:
    block = reference("shift").content["cases"][name]
    values, begins = series_of(reference, name), block["first_point_after"] - 1
    found = welch(values[:begins], values[begins:])
    assert found is not None
    ours = (found.t, found.degrees, found.p, found.difference, *found.interval)
    theirs = block["welch"]
    assert ours == pytest.approx((theirs["t"], theirs["df"], theirs["p_two_sided"], theirs["diff"], *theirs["ci95"]), rel=1e-9)


@pytest.mark.parametrize("name", ["orangejuice_p", "RRK_p"])
def test_the_reference_implementation_gives_the_same_chi_squared_and_fisher(reference: Callable[[str], Any], name: str) -> None:
    block = reference("shift").content["cases"][name]
    before, after = (block["x_before"], block["n_before"]), (block["x_after"], block["n_after"])
    shares, exact = chi_squared(before, after), fisher(before, after)
    assert shares is not None
    assert exact is not None
    ours = (shares.difference, shares.chi_square, *shares.interval)
    assert ours == pytest.approx((block["diff_after_minus_before"], block["chi2"], *block["wald_ci95"]), rel=1e-9)
    # Where R says 0 the number is smaller than any that a double holds, and so is ours.
    assert (shares.p, exact.p) == pytest.approx((block["p_chi2"], block["fisher_p"]), rel=1e-9, abs=0)
