"""The process behind a standard as pictures: its control chart, in the unit of its target, and its latest values."""

from msgspec import structs

from handoff.analysis.improvement import Improving
from handoff.analysis.plotting import Axis, plotted
from handoff.analysis.process import Process
from handoff.page import Chart, Spark

_LATEST = 12
_PERCENT = Axis("%", 0.01)


def chart_of(one: Improving, name: str, says: str) -> Chart:
    """The control chart at its full size."""
    line = one.process.design.target
    return plotted(one.process.chart, name, says, None if line is None else float(line), axis_of(one.process))


def small_chart(one: Improving, name: str) -> Chart:
    """The same for a page of many: small, under the standard's name, and only among pictures."""
    return structs.replace(chart_of(one, one.standard.name, ""), title=name, need="spare")


def spark_of(one: Improving) -> Spark:
    """The latest twelve values."""
    values = (axis_of(one.process).shown(point.value) for point in one.process.chart.points[-_LATEST:])
    return Spark(tuple(value for value in values if value is not None))


def axis_of(process: Process) -> Axis:
    """The unit of its target; per cent where a point is a share of readings."""
    unit = process.target.unit
    return _PERCENT if process.plots == "share" else Axis(unit.symbol, float(unit.factor))
