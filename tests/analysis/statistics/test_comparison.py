from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.comparison import LEAST_POINTS, Counted, Proof, compare_rates, compare_shares, compare_values
from handoff.model.target import Better

QUARTERS = st.integers(-80, 80).map(lambda one: Fraction(one, 4))
VALUES = st.lists(QUARTERS, max_size=14)
COUNTS = st.lists(st.tuples(st.integers(0, 30), st.integers(30, 50)).map(lambda one: fractions(*one)), max_size=12)
FLIPPED: dict[Better, Better] = {"higher": "lower", "lower": "higher", "neutral": "neutral"}


def fractions(number: int, size: int) -> Counted:
    return Fraction(number), Fraction(size)


def whole(*numbers: int) -> list[Fraction]:
    return [Fraction(number) for number in numbers]


@pytest.mark.parametrize(
    ("after", "better", "proof"),
    [
        ((21, 22, 23, 24, 25, 26), "higher", "improved"),
        ((21, 22, 23, 24, 25, 26), "lower", "worse"),
        ((21, 22, 23, 24, 25, 26), "neutral", "changed"),
        ((1, 2, 3, 4, 5, 6), "lower", "improved"),
        ((1, 2, 3, 4, 5, 6), "higher", "worse"),
        ((13, 10, 15, 11, 14, 12), "higher", "no evidence yet"),
        ((21, 22, 23, 24, 25), "higher", "too early"),
        ((), "higher", "too early"),
    ],
)
def test_values_are_judged_by_their_interval(after: tuple[int, ...], better: Better, proof: Proof) -> None:
    found = compare_values(whole(10, 11, 12, 13, 14, 15, 12), whole(*after), better)
    assert (found.proof, found.before, found.after) == (proof, 7, len(after))
    assert (found.estimate.method, found.estimate.no_change) == ("Hodges-Lehmann", 0)
    assert (found.estimate.effect is None) == (not after)


@pytest.mark.parametrize("after", [(5, 6, 6, 6, 6, 6), (5, 4, 4, 4, 4, 4)])
def test_an_interval_that_ends_at_no_change_is_no_evidence(after: tuple[int, ...]) -> None:
    found = compare_values(whole(5, 5, 5, 5, 5, 5), whole(*after), "higher")
    assert found.estimate.interval is not None
    assert 0 in found.estimate.interval
    assert found.proof == "no evidence yet"


def test_too_early_still_shows_the_effect() -> None:
    found = compare_values(whole(10, 11, 12, 13, 14, 15), whole(20, 21, 22, 23, 24), "higher")
    assert (found.proof, found.estimate.effect) == ("too early", 9.5)
    assert found.estimate.interval is not None


def test_too_little_before_is_no_evidence() -> None:
    found = compare_values(whole(10, 11, 12, 13, 14), whole(*range(30, 60)), "higher")
    assert found.proof == "no evidence yet"
    assert found.estimate.interval is not None
    assert found.estimate.interval[0] > 0


def test_shares_that_vary_by_chance_are_pooled() -> None:
    before = [fractions(number, 100) for number in (70, 74, 66, 72, 68, 70)]
    after = [fractions(number, 200) for number in (170, 176, 164, 172, 168, 170)]
    found = compare_shares(before, after, "higher")
    assert (found.proof, found.estimate.method, found.estimate.p) == ("improved", "Newcombe", None)
    assert found.estimate.effect == pytest.approx(0.15)
    assert found.estimate.dispersion is not None
    assert found.estimate.dispersion.ratio < 1.5
    assert compare_shares(before, after, "lower").proof == "worse"
    assert compare_shares(before, after[:5], "higher").proof == "too early"


def test_shares_that_vary_more_than_by_chance_are_compared_by_rank() -> None:
    before = [fractions(number, 100) for number in (50, 90, 40, 95, 60, 85)]
    after = [fractions(number, 100) for number in (60, 98, 55, 99, 50, 97)]
    found = compare_shares(before, after, "higher")
    assert (found.proof, found.estimate.method) == ("no evidence yet", "Hodges-Lehmann")
    assert found.estimate.dispersion is not None
    assert found.estimate.dispersion.ratio > 1.5
    assert found.estimate.p is not None


def test_half_more_than_chance_is_the_most_that_is_pooled() -> None:
    # 50 -+ 6 and 60 -+ 6 of 100: chi-square is 6 x 36 (1 / 25 + 1 / 24) = 17.64 on ten degrees of freedom; with 5 it is 12.25.
    for away, method in ((6, "Hodges-Lehmann"), (5, "Newcombe")):
        before, after = ([fractions(middle + side * away, 100) for side in (-1, 1) * 3] for middle in (50, 60))
        found = compare_shares(before, after, "higher")
        assert found.estimate.method == method
        assert found.estimate.dispersion is not None
        assert found.estimate.dispersion.ratio == pytest.approx({6: 1.764, 5: 1.225}[away])


def test_rates_are_held_against_one() -> None:
    before = [fractions(number, 10) for number in (20, 24, 17, 21, 19, 22)]
    after = [fractions(number, 20) for number in (20, 24, 17, 21, 19, 22)]
    found = compare_rates(before, after, "lower")
    assert (found.proof, found.estimate.method, found.estimate.no_change) == ("improved", "rate ratio", 1)
    assert found.estimate.effect == pytest.approx(0.5)
    assert compare_rates(before, before, "lower").proof == "no evidence yet"


def test_rates_that_vary_more_than_by_chance_are_compared_by_rank() -> None:
    found = compare_rates(
        [fractions(n, 1) for n in (1, 40, 3, 60, 2, 50)], [fractions(n, 1) for n in (2, 30, 1, 45, 3, 70)], "lower"
    )
    assert (found.proof, found.estimate.method, found.estimate.no_change) == ("no evidence yet", "Hodges-Lehmann", 0)


def test_what_never_happened_before_may_have_become_worse_without_bound() -> None:
    none, some = [fractions(0, 10)] * 6, [fractions(4, 10)] * 6
    found = compare_rates(none, some, "lower")
    assert found.proof == "worse"
    assert found.estimate.effect is None
    assert found.estimate.interval is not None
    assert found.estimate.interval[1] is None
    assert compare_rates(some, none, "lower").proof == "improved"
    assert compare_rates(none, none, "lower").proof == "no evidence yet"


@given(before=VALUES, after=VALUES, better=st.sampled_from(["higher", "lower", "neutral"]), constant=QUARTERS)
def test_negated_flipped_or_moved_the_judgement_stays(
    before: list[Fraction], after: list[Fraction], better: Better, constant: Fraction
) -> None:
    proof = compare_values(before, after, better).proof
    assert compare_values([-one for one in before], [-one for one in after], FLIPPED[better]).proof == proof
    assert compare_values([one + constant for one in before], [one + constant for one in after], better).proof == proof
    assert compare_values(before[::-1], after[::-1], better).proof == proof


@given(before=COUNTS, after=COUNTS, better=st.sampled_from(["higher", "lower", "neutral"]))
def test_shares_of_the_other_cases_are_judged_alike(before: list[Counted], after: list[Counted], better: Better) -> None:
    others = [[(size - number, size) for number, size in side] for side in (before, after)]
    assert compare_shares(*others, FLIPPED[better]).proof == compare_shares(before, after, better).proof


@given(before=COUNTS, after=COUNTS, better=st.sampled_from(["higher", "lower", "neutral"]))
def test_too_few_points_never_give_a_verdict(before: list[Counted], after: list[Counted], better: Better) -> None:
    values = [[number for number, _ in side] for side in (before, after)]
    for found in (compare_shares(before, after, better), compare_rates(before, after, better), compare_values(*values, better)):
        assert (found.proof == "too early") == (len(after) < LEAST_POINTS)
        if len(before) < LEAST_POINTS:
            assert found.proof in {"too early", "no evidence yet"}


@pytest.mark.parametrize(
    ("name", "series", "first", "proof"), [("orangejuice", "", 30, "improved"), ("ae_attendances_dev", "RRK", 24, "worse")]
)
def test_reference_series_of_shares_vary_too_much_to_be_pooled(
    reference: Callable[[str], Any], name: str, series: str, first: int, proof: Proof
) -> None:
    given_data = reference(name)
    counts = list(zip(given_data.column("defects", series), given_data.column("n", series), strict=True))
    found = compare_shares(counts[:first], counts[first:], "lower")
    assert (found.proof, found.estimate.method) == (proof, "Hodges-Lehmann")


def test_reference_counts_by_chance_are_compared_by_their_ratio(reference: Callable[[str], Any]) -> None:
    infections = reference("cdi")
    counts = list(zip(infections.column("defects"), infections.column("n"), strict=True))
    found = compare_rates(counts[:24], counts[24:], "lower")
    block = reference("shift").content["cases"]["cdi_rate"]
    assert (found.proof, found.estimate.method) == ("improved", "rate ratio")
    assert found.estimate.interval == pytest.approx(tuple(block["ci95"]), rel=1e-9)
