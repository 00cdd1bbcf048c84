"""A control chart as a block of a page: its numbers in the unit that people read, and in words what stands out."""

from msgspec import Struct

from handoff.analysis.charts.chart import Chart, ChartPoint
from handoff.analysis.charts.verdict import Meaning, Variation
from handoff.page import Chart as Drawing
from handoff.page import Plotted, Tone

_MEANINGS: tuple[tuple[Meaning, Tone], ...] = (
    ("improvement", "good"),
    ("concern", "bad"),
    ("high", "warn"),
    ("low", "warn"),
    ("unusual", "warn"),
)
_VARIATIONS: tuple[tuple[Variation, Tone], ...] = (("improving", "good"), ("deteriorating", "bad"), ("changing", "warn"))


class Axis(Struct, frozen=True):
    """The unit that values are shown in, and how many of what a chart counts make one of it."""

    unit: str = ""
    factor: float = 1.0

    def shown(self, value: float | None) -> float | None:
        """A number of the chart in the unit; None where there is none."""
        return None if value is None else value / self.factor


def tone_of(variation: Variation) -> Tone:
    """The tone of what a chart says of its process."""
    return dict(_VARIATIONS).get(variation, "plain")


def plotted(chart: Chart, name: str, says: str, target: float | None, axis: Axis) -> Drawing:
    """The chart as it is drawn, at its full size and without a title."""
    return Drawing(
        name,
        "",
        says,
        tuple(_point(point, axis) for point in chart.points),
        tuple(phase.first - 1 for phase in chart.phases[1:]),
        axis.shown(target),
        axis.unit,
        tone_of(chart.variation),
    )


def _point(point: ChartPoint, axis: Axis) -> Plotted:
    return Plotted(
        point.at,
        axis.shown(point.value),
        axis.shown(point.centre),
        axis.shown(point.lower),
        axis.shown(point.upper),
        dict(_MEANINGS).get(point.meaning, "plain"),
        ", ".join(signal.replace("-", " ") for signal in point.signals),
    )
