"""What happens seldom: that it did not happen again for some months is no change for the better, and is not told as one."""

from collections.abc import Sequence
from fractions import Fraction
from math import exp
from random import Random

import pytest

from handoff.analysis.charts.chart import Chart, Design, draw
from handoff.analysis.charts.series import Point


def counts(values: Sequence[int], rules: str = "mdc") -> Chart:
    points = tuple(Point(str(at), Fraction(value)) for at, value in enumerate(values))
    return draw(points, Design(chart="c", rules=rules, better="lower"))


def test_eight_months_without_an_accident_are_no_improvement_where_there_are_two_in_thirty() -> None:
    two_in_thirty = [int(at in {7, 21}) for at in range(30)]
    assert counts(two_in_thirty).variation == "steady"
    # NHSRplotthedots calls the same an improvement, and so does the set that says what it says.
    assert counts(two_in_thirty, "ptd").variation == "improving"


@pytest.mark.parametrize("days", [100, 200, 300, 365, 1000])
def test_one_accident_among_many_days_makes_none_of_them_an_improvement(days: int) -> None:
    assert counts([int(at == days // 2) for at in range(days)]).variation == "steady"


def test_an_accident_is_still_a_point_to_investigate() -> None:
    assert counts([*[0] * 29, 1]).variation == "deteriorating"


def test_what_ended_for_good_is_told() -> None:
    faults = [1, 0, 1, 1, 2, 0, 1, 1, 0, 1, *[0] * 20]
    assert counts(faults).variation == "improving"


@pytest.mark.parametrize("value", [0, 1])
def test_most_points_alike_hide_no_shift_on_the_other_side(value: int) -> None:
    shares = [*[value] * 20, *[Fraction(1, 2)] * 10]
    points = tuple(Point(str(at), Fraction(share), Fraction(40)) for at, share in enumerate(shares))
    assert [point.label for point in draw(points, Design(chart="xmr")).points[-10:]].count(None) == 0


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.4, 0.7])
def test_steady_rare_events_seldom_end_in_a_signal_that_is_no_event(rate: float) -> None:
    dice = Random(5)  # noqa: S311 -- chance that comes again
    ends = [counts(steady).points[-1] for steady in ([_poisson(dice, rate) for _ in range(24)] for _ in range(200))]
    assert sum(point.label is not None and not point.value for point in ends) <= 4


def _poisson(dice: Random, rate: float) -> int:
    count, product = 0, dice.random()
    while product > exp(-rate):
        count, product = count + 1, product * dice.random()
    return count
