"""The lines of each chart by numbers that were worked out beside the program, from the formulas of its sources alone.

The flow rates are those of the NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2.
"""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from handoff.analysis.charts.chart import ChartPoint, Design, draw
from handoff.analysis.charts.choosing import chart_for
from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.series import Point, Ranges, subgroup

FLOW = ["49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"]
SPIKE = [*FLOW, "72", *FLOW[:4]]
SIZES = (40, 50, 80, 20, 60, 50, 70, 40, 30)
CASES = (4, 9, 10, 1, 12, 4, 15, 2, 6)
BETWEEN = (3, 1, 12, 7, 30, 5, 9, 2, 16)
GROUPS = ("5.1 4.9 5.3", "5.0 5.4", "4.8 5.2 5.1 4.7", "5.5 5.0", "5.2 4.9 5.0", "5.1 5.6", "4.7 5.0", "5.3 5.1 4.9")


def drawn(points: Sequence[Point], chart: ChartName, ranges: Ranges = "all") -> tuple[ChartPoint, ...]:
    return draw(tuple(points), Design(chart, ranges=ranges)).points


def single(values: Sequence[object]) -> list[Point]:
    return [Point(str(at), Fraction(str(value))) for at, value in enumerate(values)]


def counted(exposure: Fraction) -> list[Point]:
    pairs = zip(CASES, SIZES, strict=True)
    return [Point(str(at), cases / (size * exposure), size * exposure) for at, (cases, size) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("values", "ranges", "lines"),
    [
        (FLOW, "all", (45.81511111111111, 50.81, 55.80488888888889)),
        (SPIKE, "all", (39.569, 51.9, 64.231)),
        # Both moving ranges of the spike, 19.9 and 22.4, lie beyond 3.267 times the mean of 4.64.
        (SPIKE, "screened", (46.89033333333333, 51.9, 56.909666666666666)),
    ],
)
def test_single_values(values: list[str], ranges: Ranges, lines: tuple[float, float, float]) -> None:
    first = drawn(single(values), "xmr", ranges)[0]
    assert (first.lower, first.centre, first.upper) == pytest.approx(lines, rel=1e-9)


@pytest.mark.parametrize(
    ("chart", "exposure", "centre", "lower", "upper", "upper_of_few"),
    [
        ("p", 1, 0.1431818181818182, 0, 0.3093238557668092, 0.3781421410148129),
        ("pp", 1, 0.1431818181818182, 0, 0.4628081519890133, 0.5952017143435437),
        ("u", Fraction(1, 2), 0.2863636363636364, 0, 0.6453394522114959, 0.794032103699626),
        ("up", Fraction(1, 2), 0.2863636363636364, 0, 0.9256163039780266, 1.1904034286870873),
    ],
)
def test_shares_and_rates(  # noqa: PLR0913, PLR0917 -- a table
    chart: ChartName, exposure: Fraction, centre: float, lower: float, upper: float, upper_of_few: float
) -> None:
    points = drawn(counted(Fraction(exposure)), chart)
    told = (points[0].lower, points[0].centre, points[0].upper, points[3].upper)
    assert told == pytest.approx((lower, centre, upper, upper_of_few), rel=1e-9)


def test_no_share_is_expected_above_all() -> None:
    shares = [Point(str(at), Fraction(right, 20), Fraction(20)) for at, right in enumerate((20, 19, 20, 18, 20, 20, 19, 20, 17))]
    assert [point.upper for point in drawn(shares, "pp")] == [1] * 9


@pytest.mark.parametrize(
    ("chart", "lines"),
    [
        ("g", (0, 7, 39.240044417893166)),
        ("t", (0, 6.943401958218284, 90.01670278946668)),
        ("c", (0.22489998715155757, 9.444444444444445, 18.663988901737333)),
    ],
)
def test_rare_events_and_counts(chart: ChartName, lines: tuple[float, float, float]) -> None:
    first = drawn(single(BETWEEN), chart)[0]
    assert (first.lower, first.centre, first.upper) == pytest.approx(lines, rel=1e-9)


@pytest.mark.parametrize(
    ("chart", "three", "four"),
    [
        ("xbar-s", (4.615758872659142, 5.555669698769429), (4.694222369522186, 5.477206201906385)),
        ("xbar-r", (4.566172065289312, 5.605256506139259), (4.6357775244876835, 5.535651046940887)),
    ],
)
def test_subgroups_of_different_size(chart: ChartName, three: tuple[float, float], four: tuple[float, float]) -> None:
    groups = [subgroup(str(at), [Fraction(one) for one in readings.split()]) for at, readings in enumerate(GROUPS)]
    points = drawn(groups, chart)
    assert points[0].centre == pytest.approx(5.085714285714285, rel=1e-9)
    assert (points[0].lower, points[0].upper) == pytest.approx(three, rel=1e-9)
    assert (points[2].lower, points[2].upper) == pytest.approx(four, rel=1e-9)


def test_a_value_that_counts_by_its_size() -> None:
    assert drawn(counted(Fraction(1)), "ip")[0].upper == pytest.approx(0.4675541235212844, rel=1e-9)


def test_with_twelve_points_nothing_is_promised() -> None:
    points = single([10, 11] * 6)
    assert draw(tuple(points), Design(target=Fraction(5))).assurance == "none"
    assert draw((*points, Point("12", Fraction(10))), Design(target=Fraction(5))).assurance == "will-meet"


@pytest.mark.parametrize(
    ("values", "chart"),
    [
        # The variance is 1.42 times the mean, and 1.5.
        ((0, 2, 2, 3, 3, 4, 4, 7, 1), "c"),
        ((0, 2, 2, 3, 3, 4, 5, 7, 1), "xmr"),
    ],
)
def test_counts_that_vary_too_much_are_charted_as_values(values: tuple[int, ...], chart: ChartName) -> None:
    assert chart_for(single(values), "count") == chart
