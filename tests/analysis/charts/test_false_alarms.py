"""How often each set of rules finds something in steady series: near what was published, so that no rule became deaf or shrill."""

from fractions import Fraction
from random import Random

import pytest

from handoff.analysis.charts.chart import Design, draw
from handoff.analysis.charts.series import Point

COUNT, POINTS = 300, 24
# docs/statistics.md has the same for 10,000 series; of 300, chance moves a share by some four points.
EXPECTED = [
    ("mdc", "xmr", 0.16),
    ("ptd", "xmr", 0.16),
    ("western-electric", "i", 0.15),
    ("nelson", "i", 0.19),
    ("anhoej", "i", 0.08),
    ("anhoej", "run", 0.04),
]


def steady() -> list[tuple[Point, ...]]:
    dice = Random(1)  # noqa: S311 -- chance that comes again
    return [tuple(Point(str(at), Fraction(round(dice.gauss(100, 10) * 1000), 1000)) for at in range(POINTS)) for _ in range(COUNT)]


@pytest.mark.parametrize(("rules", "chart", "share"), EXPECTED)
def test_steady_series_seldom_signal(rules: str, chart: str, share: float) -> None:
    alarms = sum(any(point.signals for point in draw(series, Design(chart=chart, rules=rules)).points) for series in steady())
    assert share / 2 - 0.02 < alarms / COUNT < share * 1.5 + 0.02
