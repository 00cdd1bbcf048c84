from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.dispersion import Counted, binomial_dispersion, poisson_dispersion, together

SHARES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(40, 90)).map(lambda one: (Fraction(one[0]), Fraction(one[1]))),
    min_size=2,
    max_size=20,
)
# Where the test's author rounded the p to five digits.
FIVE_DIGITS = 1e-4


def alike(counts: list[Fraction], sizes: list[Fraction]) -> list[Counted]:
    """The counts, each with the mean of all sizes: R's qcc takes none other."""
    mean = sum(sizes, Fraction()) / len(sizes)
    return [(count, mean) for count in counts]


@pytest.mark.parametrize(
    ("name", "block", "points", "numerator"),
    [("orangejuice", "overdispersion_baseline", 30, "defects"), ("nhs_accidents", "overdispersion", 20, "good")],
)
def test_the_reference_implementation_gives_the_same_of_shares(
    reference: Callable[[str], Any], name: str, block: str, points: int, numerator: str
) -> None:
    given_data = reference(name)
    counts, sizes = given_data.column(numerator)[:points], given_data.column("n")[:points]
    assert_same(binomial_dispersion(alike(counts, sizes)), given_data.block(block))


@pytest.mark.parametrize(
    ("name", "block", "points"),
    [
        ("cdi", "overdispersion_pre", 24),
        ("circuit", "overdispersion", 26),
        ("complaints", "overdispersion", 20),
        ("ss_defects_per_order", "overdispersion", 80),
    ],
)
def test_the_reference_implementation_gives_the_same_of_counts(
    reference: Callable[[str], Any], name: str, block: str, points: int
) -> None:
    given_data = reference(name)
    found = poisson_dispersion([(count, Fraction(1)) for count in given_data.column("defects")[:points]])
    assert_same(found, given_data.block(block))


def test_the_reference_implementation_gives_the_same_of_simulated_series(reference: Callable[[str], Any]) -> None:
    given_data = reference("random_attributes")
    cases = given_data.content["cases"]
    for series, case in cases.items():
        counts = alike(given_data.column("defectives", series), given_data.column("n", series))
        assert_same(binomial_dispersion(counts), case["expected"]["overdispersion_p"])
    assert len(cases) == 12


def assert_same(found: Any, block: dict[str, Any]) -> None:
    assert (found.ratio, found.chi_square) == pytest.approx((block["variance_ratio"], block["statistic"]), rel=1e-9)
    assert found.degrees == block["df"]
    assert found.p == pytest.approx(block.get("p_value_5sig", found.p), rel=FIVE_DIGITS, abs=1e-300)


def test_periods_of_different_size_are_no_variation() -> None:
    shares = [(Fraction(20 * size), Fraction(100 * size)) for size in (1, 5, 2, 9, 3)]
    found = binomial_dispersion(shares)
    assert found is not None
    assert (found.ratio, found.p) == (0, 1)
    counts = poisson_dispersion(shares)
    assert counts is not None
    assert counts.ratio == 0


@pytest.mark.parametrize("shares", [[], [(3, 10)], [(0, 10), (0, 10)], [(10, 10), (10, 10)]])
def test_one_point_or_none_or_all_have_no_dispersion(shares: list[tuple[int, int]]) -> None:
    assert binomial_dispersion([(Fraction(number), Fraction(size)) for number, size in shares]) is None


def test_counts_of_nothing_have_no_dispersion() -> None:
    assert poisson_dispersion([(Fraction(0), Fraction(1))] * 5) is None
    assert poisson_dispersion([(Fraction(3), Fraction(1))]) is None


@given(shares=SHARES, order=st.randoms(use_true_random=False))
def test_neither_order_nor_what_is_called_a_case_matters(shares: list[Counted], order: Any) -> None:
    found = binomial_dispersion(shares)
    shuffled = binomial_dispersion(order.sample(shares, len(shares)))
    others = binomial_dispersion([(size - number, size) for number, size in shares])
    if found is None:
        assert shuffled is None
        assert others is None
        return
    assert shuffled is not None
    assert others is not None
    assert shuffled.ratio == pytest.approx(found.ratio)
    assert others.ratio == pytest.approx(found.ratio)


def test_a_change_of_level_between_phases_is_no_dispersion_within_them() -> None:
    before, after = [(Fraction(10), Fraction(100))] * 6, [(Fraction(60), Fraction(100))] * 6
    both = binomial_dispersion([*before, *after])
    apart = together((binomial_dispersion(before), binomial_dispersion(after), None))
    assert both is not None
    assert apart is not None
    assert both.ratio > 5
    assert (apart.ratio, apart.degrees) == (0, 10)
    assert together((None, None)) is None
