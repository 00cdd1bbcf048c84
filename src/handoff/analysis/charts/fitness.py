"""Whether the process behind a chart fits between its specification limits; told of a steady process only."""

from fractions import Fraction

from msgspec import structs

from handoff.analysis.charts.chart import Design, draw, phases_of
from handoff.analysis.charts.constants import RANGE_TO_SIGMA
from handoff.analysis.charts.exact import mean_range
from handoff.analysis.charts.series import Phase, Point
from handoff.analysis.charts.subgroups import sigma_of_deviations, sigma_of_ranges
from handoff.analysis.statistics.capability import Capability, Specification, capability


def fitness(points: tuple[Point, ...], design: Design, specification: Specification) -> Capability | None:
    """The capability of the last phase, by the readings that its limits come from; None without readings or limits.

    Where those readings were changing there was nothing that runs on as it is: then only Pp and Ppk are told, which look back.
    """
    phases = phases_of(points, design)
    if not phases:
        return None
    readings = [reading for point in phases[-1].baseline for reading in _readings(point)]
    alone = structs.replace(design, baseline=None, rebases=(), excluded=())
    stable = draw(phases[-1].baseline, alone).variation == "steady"
    return capability(readings, specification, _sigma_within(phases[-1], design) if stable else None)


def _readings(point: Point) -> tuple[Fraction, ...]:
    return (point.value,) if point.group is None else point.group.readings


def _sigma_within(phase: Phase, design: Design) -> float:
    """The standard deviation from reading to reading, as the chart has it."""
    if phase.baseline[0].group is None:
        return mean_range([point.value for point in phase.baseline], design.ranges) / RANGE_TO_SIGMA
    return (sigma_of_ranges if design.chart == "xbar-r" else sigma_of_deviations)(phase.baseline)
