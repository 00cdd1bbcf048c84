from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.proportions import clopper_pearson, newcombe, wilson

Shares = tuple[int, int]


# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998) 857-872,
# table I: the score method without continuity correction, printed to four decimals.
@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombes_published_intervals(successes: int, trials: int, lower: float, upper: float) -> None:
    interval = wilson(successes, trials)
    assert interval is not None
    assert tuple(round(end, 4) for end in interval) == (lower, upper)


# The same table: the exact method.
@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0000, 0.1684), (1, 29, 0.0009, 0.1776)],
)
def test_newcombes_published_exact_intervals(successes: int, trials: int, lower: float, upper: float) -> None:
    interval = clopper_pearson(successes, trials)
    assert interval is not None
    assert tuple(round(end, 4) for end in interval) == (lower, upper)


# R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998)
# 873-890, table II: method 10, printed to four decimals.
@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
    ],
)
def test_newcombes_published_differences(first: Shares, second: Shares, lower: float, upper: float) -> None:
    interval = newcombe(second, first)
    assert interval is not None
    assert tuple(round(end, 4) for end in interval) == (lower, upper)


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (-1, 10), (11, 10), (1, -1)])
def test_there_is_no_interval_of_no_share(successes: int, trials: int) -> None:
    assert wilson(successes, trials) is None
    assert clopper_pearson(successes, trials) is None
    assert newcombe((successes, trials), (1, 2)) is None
    assert newcombe((1, 2), (successes, trials)) is None


@given(trials=st.integers(1, 10**9), data=st.data())
def test_the_interval_holds_the_share_and_stays_inside_nought_and_one(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    interval = wilson(successes, trials)
    assert interval is not None
    lower, upper = interval
    assert 0 <= lower <= successes / trials <= upper <= 1
    assert (lower == 0) == (successes == 0)
    assert (upper == 1) == (successes == trials)


@given(trials=st.integers(1, 10**6), data=st.data())
def test_the_exact_interval_holds_the_share_and_is_closed_at_the_ends(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    interval = clopper_pearson(successes, trials)
    assert interval is not None
    lower, upper = interval
    assert 0 <= lower <= successes / trials <= upper <= 1
    assert (lower == 0) == (successes == 0)
    assert (upper == 1) == (successes == trials)
    failing = clopper_pearson(trials - successes, trials)
    assert failing == pytest.approx((1 - upper, 1 - lower), rel=1e-8, abs=1e-12)


@given(before=st.integers(0, 40), after=st.integers(0, 60))
def test_a_difference_turned_round_changes_its_sign(before: int, after: int) -> None:
    there, back = newcombe((before, 40), (after, 60)), newcombe((after, 60), (before, 40))
    assert there is not None
    assert back == pytest.approx((-there[1], -there[0]), abs=1e-15)


@pytest.mark.parametrize(
    ("name", "numerator", "least"),
    [
        ("orangejuice", "defects", 54),
        ("gtt", "defectives", 17),
        ("nhs_accidents", "good", 20),
        ("random_attributes", "defectives", 282),
    ],
)
def test_the_reference_implementation_gives_the_same(
    reference: Callable[[str], Any], name: str, numerator: str, least: int
) -> None:
    given_data = reference(name)
    series = given_data.content.get("cases", {"": given_data.content})
    judged = 0
    for case, item in series.items():
        block = item["expected"]["wilson95"]
        counts = zip(given_data.column(numerator, case), given_data.column("n", case), strict=True)
        ours = [wilson(int(successes), int(trials)) for successes, trials in counts]
        assert ours == [pytest.approx(pair, rel=1e-9, abs=1e-12) for pair in zip(block["lower"], block["upper"], strict=True)]
        judged += len(ours)
    assert judged >= least


def test_the_reference_implementation_gives_the_same_exact_intervals(reference: Callable[[str], Any]) -> None:
    given_data = reference("orangejuice")
    block = given_data.block("exact95")
    ours = [clopper_pearson(int(row["defects"]), int(row["n"])) for row in given_data.rows]
    assert len(ours) == 54
    assert ours == [pytest.approx(pair, rel=1e-9, abs=1e-12) for pair in zip(block["lower"], block["upper"], strict=True)]


@pytest.mark.parametrize("name", ["orangejuice_p", "RRK_p"])
def test_the_reference_implementation_gives_the_same_difference(reference: Callable[[str], Any], name: str) -> None:
    content = reference("shift").content
    counts, block = content["cases"][name], content["newcombe"][name]
    ours = newcombe((counts["x_before"], counts["n_before"]), (counts["x_after"], counts["n_after"]))
    assert ours == pytest.approx(tuple(block["ci95"]), rel=1e-9)
