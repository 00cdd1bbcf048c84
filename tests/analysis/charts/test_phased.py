"""What a new phase changed: the comparison that suits the chart decides, and the tests of textbooks stand beside it."""

from fractions import Fraction

import pytest

from handoff.analysis.charts.chart import Design
from handoff.analysis.charts.kinds import KINDS, ChartName
from handoff.analysis.charts.phased import MOST_COMPARED, PhaseChange, phase_changes
from handoff.analysis.charts.series import Point
from handoff.analysis.statistics.textbook import ChiSquared, Fisher, Welch

VALUES = (10, 12, 11, 13, 12, 10, 14, 30, 32, 31, 33, 34, 31, 30)


def series(*values: object) -> tuple[Point, ...]:
    return tuple(Point(str(at), Fraction(str(value))) for at, value in enumerate(values, 1))


def shares(*counts: int, of: int | Fraction = 40) -> tuple[Point, ...]:
    return tuple(Point(str(at), Fraction(count) / of, Fraction(of)) for at, count in enumerate(counts, 1))


def changed(points: tuple[Point, ...], chart: ChartName = "xmr", **asked: tuple[str, ...]) -> PhaseChange:
    (found,) = phase_changes(points, Design(chart, better="higher", **(asked or {"rebases": ("8",)})))
    return found


def test_values_are_compared_by_ranks_with_welchs_t_beside() -> None:
    found = changed(series(*VALUES))
    (beside,) = found.textbook
    assert (found.at, found.change.proof, found.change.before, found.change.after) == ("8", "improved", 7, 7)
    assert found.change.estimate.method == "Hodges-Lehmann"
    assert isinstance(beside, Welch)
    # By hand: 221 / 7 less 82 / 7.
    assert beside.difference == pytest.approx(139 / 7)


@pytest.mark.parametrize("chart", ["p", "pp", "np", "np-exact"])
def test_shares_have_chi_squared_and_fishers_too(chart: ChartName) -> None:
    found = changed(shares(*VALUES), chart)
    means, pooled, exact = found.textbook
    assert found.change.estimate.method == "Newcombe"
    assert isinstance(means, Welch)
    assert isinstance(pooled, ChiSquared)
    assert isinstance(exact, Fisher)
    assert pooled.difference == found.change.estimate.effect == pytest.approx(139 / 280)


def test_rates_have_neither_and_parts_of_a_case_no_exact_test() -> None:
    assert changed(shares(*VALUES), "u").change.estimate.method == "rate ratio"
    assert [type(test) for test in changed(shares(*VALUES), "u").textbook] == [Welch]
    assert [type(test) for test in changed(shares(*VALUES, of=Fraction("40.5")), "pp").textbook] == [Welch, ChiSquared]


def test_excluded_points_are_on_neither_side() -> None:
    wild = series(*VALUES[:3], 1000, *VALUES[3:9], -1000, *VALUES[9:])
    found = changed(wild, rebases=("9",), excluded=("4", "11"))
    assert (found.change, found.textbook) == (changed(series(*VALUES)).change, changed(series(*VALUES)).textbook)


def test_each_phase_is_held_against_the_one_before_it() -> None:
    found = phase_changes(series(*VALUES, *VALUES), Design(better="higher", rebases=("8", "15")))
    assert [(one.at, one.change.proof, one.change.before, one.change.after) for one in found] == [
        ("8", "improved", 7, 7),
        ("15", "no evidence yet", 7, 14),
    ]
    assert phase_changes(series(*VALUES), Design()) == ()


def test_a_long_phase_tells_by_its_points_next_to_the_rebase() -> None:
    far, near = [0, 1] * MOST_COMPARED, [5, 6] * (MOST_COMPARED // 2)
    found = changed(series(*far, *near, *near, *far), rebases=(str(len(far) + len(near) + 1),))
    assert (found.change.before, found.change.after) == (MOST_COMPARED, MOST_COMPARED)
    assert found.change.estimate.effect == 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.needs == "values"], ids=lambda kind: kind.name)
def test_values_are_compared_whatever_is_plotted_of_them(kind: object) -> None:
    assert changed(series(*VALUES), kind.name).change.estimate.effect == 20  # type: ignore[attr-defined]
