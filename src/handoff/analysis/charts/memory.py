"""Charts whose points remember those before: weighted averages (EWMA) and sums (CUSUM), which find small shifts that last."""

from collections.abc import Callable
from fractions import Fraction
from math import sqrt

from handoff.analysis.charts.constants import RANGE_TO_SIGMA, SIGMAS
from handoff.analysis.charts.exact import mean_range
from handoff.analysis.charts.series import Phase
from handoff.analysis.charts.zones import Zone
from handoff.analysis.statistics.exact import exact_mean

_Plotted = tuple[float | None, ...]
_NOTHING = Fraction()


def averages(phase: Phase) -> _Plotted:
    """Each value and the average before it, weighted; the first one goes with the centre (Roberts 1959)."""
    weight, centre = float(phase.memory.weight), _centre(phase)
    held, plotted = 0.0, list[float | None]()
    for point in phase.points:
        counts = point.at not in phase.excluded
        if counts:
            held += weight * (float(point.value - centre) - held)
        plotted.append(float(centre) + held if counts else None)
    return tuple(plotted)


def ewma(phase: Phase) -> tuple[Zone, ...]:
    """The centre, with limits some standard deviations of the average away (Lucas and Saccucci 1990; qcc 3.0's ``ewma``)."""
    memory, centre, seen = phase.memory, float(_centre(phase)), 0
    weight, spread = float(memory.weight), float(memory.width * _sigma(phase)) / SIGMAS
    settled = weight / (2 - weight)
    if memory.limits == "asymptotic":
        return (Zone(centre, centre, spread * sqrt(settled)),) * len(phase.points)
    zones = []
    for point in phase.points:
        seen += point.at not in phase.excluded
        zones.append(Zone(centre, centre, spread * sqrt(settled * (1 - (1 - weight) ** (2 * seen)))))
    return tuple(zones)


def sums_up(phase: Phase) -> _Plotted:
    """What the values had above the centre and the slack, added up and never below 0 (Page 1954)."""
    slack = phase.memory.slack * _sigma(phase)
    return _sums(phase, lambda held, away: max(_NOTHING, held + away - slack))


def sums_down(phase: Phase) -> _Plotted:
    """What the values lacked below the centre and the slack, added up and never above 0 (Page 1954)."""
    slack = phase.memory.slack * _sigma(phase)
    return _sums(phase, lambda held, away: min(_NOTHING, held + away + slack))


def cusum_up(phase: Phase) -> tuple[Zone, ...]:
    """The decision interval above 0, in the unit of the values (Montgomery 2005, section 8.1)."""
    decision = _decision(phase)
    return (Zone(0.0, 0.0, decision, 0.0, decision),) * len(phase.points)


def cusum_down(phase: Phase) -> tuple[Zone, ...]:
    """The decision interval below 0, in the unit of the values (Montgomery 2005, section 8.1)."""
    decision = _decision(phase)
    return (Zone(0.0, 0.0, decision, -decision, 0.0),) * len(phase.points)


def _sums(phase: Phase, step: Callable[[Fraction, Fraction], Fraction]) -> _Plotted:
    centre, held, plotted = _centre(phase), _NOTHING, list[float | None]()
    for point in phase.points:
        counts = point.at not in phase.excluded
        if counts:
            held = step(held, point.value - centre)
        plotted.append(float(held) if counts else None)
    return tuple(plotted)


def _decision(phase: Phase) -> float:
    return float(phase.memory.decision * _sigma(phase))


def _centre(phase: Phase) -> Fraction:
    known = phase.memory.centre
    return exact_mean([point.value for point in phase.baseline]) if known is None else known


def _sigma(phase: Phase) -> Fraction:
    known = phase.memory.sigma
    if known is not None:
        return known
    return Fraction(mean_range([point.value for point in phase.baseline], phase.ranges) / RANGE_TO_SIGMA)
