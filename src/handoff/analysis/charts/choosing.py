"""Which kind of chart suits a series, and why one does not (specification: statistics, section 3)."""

from collections.abc import Sequence
from math import fsum

from handoff.analysis.charts.constants import LARGEST_RANGE_GROUP
from handoff.analysis.charts.exact import mean_of
from handoff.analysis.charts.kinds import ChartName, kind_of
from handoff.analysis.charts.series import Point
from handoff.model.problem import Fault
from handoff.model.standard import MeasureKind

# Counts that vary this many times as much as the Poisson distribution explains are charted as values.
LARGEST_DISPERSION = 1.5
_NEEDS_CHART = "Leave out --chart, and one that suits is chosen."


def chart_for(points: Sequence[Point], kind: MeasureKind | None) -> ChartName:
    """The chart that suits points of this kind of measure; without a kind, as the numbers look."""
    if any(point.group for point in points):
        return "xbar-s"
    if kind in {"value", "duration", "rating", "check"}:
        return "xmr"
    if all(point.size is not None for point in points) and points:
        shares = kind == "proportion" or (kind is None and all(point.value <= 1 for point in points))
        return "pp" if shares else "up"
    return "c" if kind == "count" and points and _dispersion(points) < LARGEST_DISPERSION else "xmr"


def misfit(points: Sequence[Point], chart: ChartName) -> Fault | None:
    """Why these points cannot be drawn on that chart."""
    match kind_of(chart).needs:
        case "sizes" if any(point.size is None for point in points):
            return Fault(
                f"A {chart} chart needs a numerator and a denominator at each point.",
                "Its limits depend on how many each point is out of.",
                f"Name the columns with --numerator and --denominator. {_NEEDS_CHART}",
            )
        case "readings":
            return _group_fault(points, chart)
        case "values" if any(point.group for point in points):
            twice = next(point.at for point in points if point.group)
            return Fault(
                f"There are several values at {twice}.",
                f"A {chart} chart has one value at each point; which one counts, or their mean, would be a guess.",
                f"Use --chart xbar-s for subgroups, or --series COLUMN for several series. {_NEEDS_CHART}",
            )
    return _value_fault(points, chart)


def _value_fault(points: Sequence[Point], chart: ChartName) -> Fault | None:
    odd = next((point for point in points if not _is_in_range(point, chart)), None)
    if odd is None:
        return None
    share = "between 0 and 1"
    exact = f"{share}, out of a whole number"
    wanted = {"t": "above 0", "p": share, "pp": share, "np": share, "np-exact": exact}.get(chart, "at least 0")
    return Fault(
        f"The value at {odd.at} is {float(odd.value):g}; a {chart} chart has values {wanted}.",
        "Its limits come from a distribution that has no others.",
        "Measure in a finer unit, so that nothing is zero." if chart == "t" else f"Correct it. {_NEEDS_CHART}",
    )


def _is_in_range(point: Point, chart: ChartName) -> bool:
    match chart:
        case "t":
            return point.value > 0
        case "p" | "pp" | "np":
            return 0 <= point.value <= 1
        case "np-exact":
            return 0 <= point.value <= 1 and point.sized.denominator == 1
        case "u" | "up" | "c" | "g":
            return point.value >= 0
        case _:
            return True


def _group_fault(points: Sequence[Point], chart: ChartName) -> Fault | None:
    odd = next((point for point in points if point.group is None or point.group.n == 1), None)
    if odd is not None:
        return Fault(
            f"There is one value at {odd.at}.",
            f"A {chart} chart needs at least two readings at each point, to tell how much they differ.",
            f"Use --chart xmr for single values. {_NEEDS_CHART}",
        )
    large = next((point for point in points if point.group and point.group.n > LARGEST_RANGE_GROUP), None)
    if large is not None and large.group and chart in {"xbar-r", "r"}:
        return Fault(
            f"There are {large.group.n} values at {large.at}; ranges are used for at most {LARGEST_RANGE_GROUP}.",
            "The range of many readings says little about how they differ.",
            "Use --chart xbar-s, or s.",
        )
    return None


def _dispersion(points: Sequence[Point]) -> float:
    """The variance of counts over their mean: 1 for a Poisson distribution."""
    counts = [point.count for point in points]
    mean = mean_of(counts)
    if not mean or len(counts) == 1:
        return 1.0
    return fsum((float(count) - mean) ** 2 for count in counts) / (len(counts) - 1) / mean
