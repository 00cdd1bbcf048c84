"""A standard as a process: the periods in which it was measured, as points of the control chart that suits its measure."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import takewhile
from math import sqrt
from typing import Literal

from msgspec import Struct, structs

from handoff.analysis._parts import target_for
from handoff.analysis.charts.chart import Chart, Design, draw
from handoff.analysis.charts.choosing import chart_for
from handoff.analysis.charts.comparing import compare_points
from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.series import Group, Point
from handoff.analysis.holdings import Bucket
from handoff.analysis.periods import Period
from handoff.analysis.rebasing import NewPhase, new_phases
from handoff.analysis.statistics.comparison import Comparison
from handoff.measures import kind_named
from handoff.model.number import MICRO
from handoff.model.standard import READINGS, Measure, Standard
from handoff.model.stated import Rebased
from handoff.model.summary import Summary
from handoff.model.target import Better, Target

Plots = Literal["judged", "mean", "share"]


class Charting(Struct, frozen=True):
    """How standards are to be charted; without a chart each by the one that suits its measure."""

    design: Design = Design()
    chart: ChartName | None = None


class Process(Struct, frozen=True):
    """A standard's chart, with the target that holds at its last point, and the periods behind its points.

    ``plots``: what a point is: the judged number of its period in the base of the target's unit; the reading itself, or the mean of
    its readings; or, where each of several is judged, the ``share`` of them inside the target.  ``phases`` are the new ones that
    people decided on, oldest first.  ``summaries`` are what was measured in each period.
    """

    standard: Standard
    target: Target
    plots: Plots
    periods: tuple[Period, ...]
    points: tuple[Point, ...]
    design: Design
    chart: Chart
    phases: tuple[NewPhase, ...] = ()
    summaries: tuple[Summary, ...] = ()

    @property
    def has_room(self) -> bool:
        """Whether the target could ask for more: no share can be more than all, and no count less than none."""
        line = self.design.target
        natural = 0 if self.design.better == "lower" else 1 if self._is_ratio else None
        return line is not None and line != natural

    @property
    def kept_in_a_row(self) -> int:
        """How many of the latest points have kept the target without a break."""
        return sum(1 for _ in takewhile(lambda point: self.keeps(point.value), reversed(self.points)))

    @property
    def missed(self) -> int:
        """How many points have not kept the target that holds at the last one."""
        return sum(not self.keeps(point.value) for point in self.points)

    @property
    def plots_shares(self) -> bool:
        """Whether its points are shares of something, from none to all."""
        measure = self.standard.measure
        return self.plots == "share" or (measure is not None and measure.kind in {"proportion", "check"})

    def keeps(self, value: Fraction) -> bool:
        """Whether a point's value lies on the better side of the target, or on it."""
        line = self.design.target
        if line is None:
            return self.target.holds(value)
        return value <= line if self.design.better == "lower" else value >= line

    @property
    def _is_ratio(self) -> bool:
        return self.plots == "share" or self.target.unit.family == "ratio"


def process_of(
    standard: Standard, buckets: Iterable[Bucket], as_of: date, charting: Charting, rebases: Iterable[Rebased] = ()
) -> Process | None:
    """Chart what was measured of a standard in the periods that ended before a day; None where it has no measure or no target.

    Target and direction are the standard's, whatever the design says; so is the chart, where none is asked for.  A new phase
    begins where the standard's own ``rebases`` say so, and where the design does.
    """
    measure, promise = standard.measure, standard.promise_on(as_of)
    if measure is None or promise is None:
        return None
    summed = _by_period(standard, measure, promise.target, buckets, as_of)
    last = standard.promise_on(summed[-1][0].end) if summed else promise
    target = last.target if last else promise.target
    plots = _plots(measure, target, summed)
    points = tuple(_point(period, summary, measure, target, plots) for period, summary in summed)
    periods = tuple(period for period, _ in summed)
    summaries = tuple(summary for _, summary in summed)
    phases = new_phases(periods, rebases)
    wanted = structs.replace(
        charting.design,
        chart=charting.chart or _chart_for(points, measure, plots),
        better="higher" if plots == "share" else _better(target),
        target=target.attain if plots == "share" else _line(target),
        rebases=(*charting.design.rebases, *(phase.at for phase in phases)),
    )
    return Process(standard, target, plots, periods, points, wanted, draw(points, wanted), phases, summaries)


def compared(process: Process, before: Sequence[Point], after: Sequence[Point]) -> Comparison:
    """Compare some points of a process with others, as its chart reads them: shares, rates or values."""
    return compare_points(process.design.chart, before, after, process.design.better)


def _by_period(
    standard: Standard, measure: Measure, target: Target, buckets: Iterable[Bucket], as_of: date
) -> list[tuple[Period, Summary]]:
    """What was measured in each period that has ended, oldest first; what was measured in another unit is left out."""
    together: dict[Period, Summary] = {}
    for bucket in buckets:
        own = target_for(standard, measure, bucket.target)
        alike = own is not None and (own.unit.family, own.judged_by) == (target.unit.family, target.judged_by)
        if alike and bucket.summary.base and bucket.period.end < as_of:
            held = together.get(bucket.period)
            together[bucket.period] = bucket.summary if held is None else held + bucket.summary
    return sorted(together.items(), key=lambda one: one[0])


def _plots(measure: Measure, target: Target, summed: list[tuple[Period, Summary]]) -> Plots:
    if measure.kind not in READINGS or target.judged_by == "total":
        return "judged"
    if target.judged_by == "mean" or all(summary.base == MICRO for _, summary in summed):
        return "mean"
    return "share"


def _point(period: Period, summary: Summary, measure: Measure, target: Target, plots: Plots) -> Point:
    if plots == "mean":
        return point_of_readings(period, summary, measure, target)
    value = kind_named(measure.kind).judged_value(summary, target, measure)
    if value is None:
        raise TypeError("a point is made of what was measured")
    if plots == "share" or measure.kind == "proportion" or (measure.kind == "count" and measure.per):
        return Point(period.label, value, Fraction(summary.base, MICRO))
    return Point(period.label, value)


def point_of_readings(period: Period, summary: Summary, measure: Measure, target: Target) -> Point:
    """A period's reading, or the mean of its readings with what they add to it, in the base of the target's unit."""
    n, factor = summary.base // MICRO, factor_of_readings(target, measure)
    mean = factor * Fraction(summary.total, summary.base)
    if n < 2 or summary.low is None or summary.high is None:  # noqa: PLR2004 -- several
        return Point(period.label, mean)
    squares = Fraction(summary.squares, MICRO**2) - Fraction(summary.total, MICRO) ** 2 / n
    deviation = float(factor) * sqrt(max(squares, Fraction()) / (n - 1))
    return Point(period.label, mean, None, Group(n, deviation, factor * Fraction(summary.high - summary.low, MICRO)))


def factor_of_readings(target: Target, measure: Measure) -> Fraction:
    """How much one of the unit in which readings are summed is in the base of the target's: the mean of a single one."""
    one = kind_named(measure.kind).judged_value(Summary(total=1, base=1), structs.replace(target, judged_by="mean"), measure)
    if one is None:
        raise TypeError("one reading has a mean")
    return one


def chart_of_readings(points: tuple[Point, ...]) -> ChartName:
    """The chart of readings or their means: subgroups only where every period has several readings."""
    return "xbar-s" if points and all(point.group for point in points) else "xmr"


def _chart_for(points: tuple[Point, ...], measure: Measure, plots: Plots) -> ChartName:
    if plots == "share":
        return "pp"
    if plots == "mean":
        return chart_of_readings(points)
    return chart_for(points, measure.kind)


def _better(target: Target) -> Better:
    """Which way is improvement; where nothing at all is allowed there is only one way."""
    return "lower" if target.high == 0 else target.better


def _line(target: Target) -> Fraction | None:
    """The number that a target draws as a line; one with two ends draws none."""
    better = _better(target)
    return None if better == "neutral" else target.high if better == "lower" else target.low
