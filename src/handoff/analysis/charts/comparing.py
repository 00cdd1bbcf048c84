"""Points of a series against others of it, as its chart reads them."""

from collections.abc import Sequence
from typing import Literal

from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.series import Point
from handoff.analysis.charts.verdict import Better
from handoff.analysis.statistics.comparison import Comparison, compare_rates, compare_shares, compare_values
from handoff.analysis.statistics.dispersion import Counted

Reads = Literal["shares", "rates", "values"]


def reads(chart: ChartName) -> Reads:
    """What the points of a chart are, before it plots them."""
    match chart:
        case "p" | "pp" | "np" | "np-exact":
            return "shares"
        case "u" | "up":
            return "rates"
        case _:
            return "values"


def compare_points(chart: ChartName, before: Sequence[Point], after: Sequence[Point], better: Better) -> Comparison:
    """Compare the points of a chart with earlier ones."""
    match reads(chart):
        case "shares":
            return compare_shares(_counted(before), _counted(after), better)
        case "rates":
            return compare_rates(_counted(before), _counted(after), better)
        case "values":
            return compare_values([one.value for one in before], [one.value for one in after], better)


def _counted(points: Sequence[Point]) -> list[Counted]:
    return [(one.count, one.sized) for one in points]
