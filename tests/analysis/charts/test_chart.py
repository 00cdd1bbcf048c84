"""Charts: published examples, and what holds of every chart."""

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.charts.chart import Chart, Design, draw, unknown_points
from handoff.analysis.charts.rules import RULE_SETS
from handoff.analysis.charts.series import Point

RULES = [one.name for one in RULE_SETS]
# NIST/SEMATECH e-Handbook 6.3.2.2, flow rates of 10 batches.
FLOW_RATES = ("49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1")
# The same, 6.3.3.2 (Montgomery's orange juice cans): defective wafers among 50, the first thirty samples.
DEFECTIVE = (12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6)


def series(*values: str | int | Fraction) -> tuple[Point, ...]:
    return tuple(Point(str(at), Fraction(value)) for at, value in enumerate(values, 1))


def of(size: int, *counts: int) -> tuple[Point, ...]:
    return tuple(Point(str(at), Fraction(count, size), Fraction(size)) for at, count in enumerate(counts, 1))


def test_the_flow_rates_of_the_nist_handbook() -> None:
    chart = draw(series(*FLOW_RATES), Design("i", "nelson"))
    (phase,) = chart.phases
    assert phase.centre == 50.81
    assert round(phase.lower or 0, 4) == 45.8159
    assert round(phase.upper or 0, 4) == 55.8041
    assert phase.provisional
    assert not any(point.signals for point in chart.points)


def test_the_wafers_of_the_nist_handbook() -> None:
    (phase,) = draw(of(50, *DEFECTIVE), Design("p", "western-electric", "lower")).phases
    assert [round(line or 0, 4) for line in (phase.centre, phase.lower, phase.upper)] == [0.2313, 0.0524, 0.4102]


def test_a_point_on_the_centre_line_is_on_neither_side() -> None:
    chart = draw(series("0.94", "0.95", "0.96", *["0.95"] * 7), Design())
    assert {point.centre for point in chart.points} == {0.95}
    assert not any("shift" in point.signals for point in chart.points)


def test_a_trend_that_turns_marks_the_turning_point_by_what_follows() -> None:
    turned = draw(series(*(10 * one for one in range(8)), *range(60, -10, -10), *[0, 70] * 20), Design(better="higher"))
    assert [point.label for point in turned.points[:15]] == ["trend"] * 15
    assert [point.meaning for point in turned.points[6:9]] == ["improvement", "concern", "concern"]


def test_a_rebase_starts_anew() -> None:
    chart = draw(series(*[1, 2] * 10, *[11, 12] * 10), Design(rebases=("21",), target=Fraction(5)))
    assert [(phase.first, phase.last, phase.centre) for phase in chart.phases] == [(1, 20, 1.5), (21, 40, 11.5)]
    assert not any(point.signals for point in chart.points)
    assert (chart.variation, chart.assurance) == ("steady", "will-meet")


def test_a_baseline_holds_for_what_follows() -> None:
    chart = draw(series(*[1, 2] * 10, *[11, 12] * 2), Design(baseline=20, better="lower"))
    assert [point.meaning for point in chart.points[20:]] == ["concern"] * 4
    assert chart.variation == "deteriorating"


def test_an_excluded_point_is_still_held_against_the_limits() -> None:
    chart = draw(series(*[1, 2] * 10, 50), Design(excluded=("21",)))
    assert chart.phases[0].centre == 1.5
    assert chart.points[-1].signals == ("limit",)


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        ("20", "higher", "will-miss"),
        ("20", "lower", "will-meet"),
        ("1", "higher", "hit-or-miss"),
        ("-20", "higher", "will-meet"),
        ("-20", "lower", "will-miss"),
        ("20", "neutral", "none"),
        # On a limit, 1.5 and 2.66 moving ranges of 1, it is hit or miss; beyond it, not.
        ("4.16", "higher", "hit-or-miss"),
        ("-1.16", "higher", "hit-or-miss"),
        ("4.160000001", "higher", "will-miss"),
        ("-1.160000001", "higher", "will-meet"),
    ],
)
def test_assurance(target: str, better: str, assurance: str) -> None:
    assert draw(series(*[1, 2] * 10), Design(better=better, target=Fraction(target))).assurance == assurance


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from((-1, 1)))
def test_a_target_on_a_limit_is_hit_or_miss_whatever_the_rounding(base: int, step: int, side: int) -> None:
    low = Fraction(base, 1000)
    points = series(*[low, low + Fraction(step, 1000)] * 10)
    on_it = low + Fraction(step, 1000) * (Fraction(1, 2) + side * Fraction("2.66"))
    assert draw(points, Design(target=on_it)).assurance == "hit-or-miss"


def test_a_constant_that_is_the_target_meets_it() -> None:
    same = series(*[7] * 15)
    assert draw(same, Design(target=Fraction(7))).assurance == "will-meet"
    assert draw(same, Design(target=Fraction(7), rules="ptd")).assurance == "hit-or-miss"
    assert draw(same, Design(target=Fraction(8))).assurance == "will-miss"
    # Each moving range is as large as their mean, so all are screened out, and no line is left.
    (drawn,) = {(point.lower, point.upper) for point in draw(same, Design(ranges="screened")).points}
    assert (drawn, draw(same, Design(target=Fraction(7), ranges="screened")).assurance) == ((None, None), "none")


def test_a_rebase_at_no_point_is_a_fault() -> None:
    fault = unknown_points(series(1, 2), Design(rebases=("99",)))
    assert fault is not None
    assert (fault.message, fault.fix) == ('There is no point at "99".', "The points go from 1 to 2.")
    assert unknown_points(series(1, 2), Design(rebases=("2",), excluded=("1",))) is None


numbers = st.integers(-1000, 1000).map(lambda whole: Fraction(whole, 100))
lists = st.lists(numbers, min_size=0, max_size=40)


@given(lists.filter(lambda values: len(values) < 8), st.sampled_from([name for name in RULES if name != "ptd"]))
def test_too_few_points_never_give_a_verdict(values: list[Fraction], rules: str) -> None:
    chart = draw(series(*values), Design(rules=rules, target=Fraction(0)))
    assert (chart.variation, chart.assurance) == ("too-few-points", "none")


@given(lists, st.sampled_from(RULES), st.sampled_from(["higher", "lower", "neutral"]), numbers)
def test_negated_values_and_the_other_direction_are_judged_alike(
    values: list[Fraction], rules: str, better: str, target: Fraction
) -> None:
    other = {"higher": "lower", "lower": "higher", "neutral": "neutral"}[better]
    chart = draw(series(*values), Design(rules=rules, better=better, target=target))
    mirrored = draw(series(*(-value for value in values)), Design(rules=rules, better=other, target=-target))
    assert labels(mirrored) == labels(chart)
    assert (mirrored.variation, mirrored.assurance) == (chart.variation, chart.assurance)


@given(lists, st.sampled_from(RULES), st.integers(-50, 50))
def test_a_constant_added_moves_the_lines_and_no_label(values: list[Fraction], rules: str, added: int) -> None:
    # Quarters: their sums have no rounding, so a point on a limit stays on it.
    quarters = [Fraction(round(value * 4), 4) for value in values]
    before = draw(series(*quarters), Design("i", rules))
    after = draw(series(*(value + added for value in quarters)), Design("i", rules))
    for one, moved in zip(before.points, after.points, strict=True):
        assert isclose(moved.centre, one.centre + added, rel_tol=1e-9, abs_tol=1e-9)
        assert (moved.upper is None) == (one.upper is None)
        assert isclose(moved.upper or 0, (one.upper or 0) + (added if one.upper is not None else 0), rel_tol=1e-9, abs_tol=1e-9)
    if all(far_from_lines(chart) for chart in (before, after)):
        assert labels(after) == labels(before)


def far_from_lines(chart: Chart) -> bool:
    """Whether no point lies on a line but for rounding."""
    lines = [(point.value, line) for point in chart.points for line in (point.upper, point.lower) if line is not None]
    return not any(value is not None and isclose(value, line, rel_tol=1e-9, abs_tol=1e-9) for value, line in lines)


def labels(chart: Chart) -> list[str | None]:
    return [point.label for point in chart.points]
