"""A control chart as a value, drawn in a chain: phases, lines, signals; the better direction is applied once, and last."""

from collections.abc import Iterator
from fractions import Fraction
from math import isfinite

from msgspec import Struct

from handoff.analysis.charts.anhoej import Runs, runs_of
from handoff.analysis.charts.kinds import ChartName, Kind, kind_of
from handoff.analysis.charts.rules import LIMIT_ONLY, RulesName, rules_named
from handoff.analysis.charts.series import Memory, Phase, Point, Ranges
from handoff.analysis.charts.signals import Drawn, Signal, SignalName, signals_of
from handoff.analysis.charts.verdict import Assurance, Better, Meaning, Variation, assurance_of, meaning_of, variation_of
from handoff.analysis.charts.zones import Zone, lines_at, unlimited
from handoff.model.problem import Fault
from handoff.model.text import quoted

# With fewer points the process is not judged; with fewer than thirteen the limits are provisional, and promise nothing.
FEWEST_FOR_VARIATION = 8
FEWEST_FOR_ASSURANCE = 13
# Fewer points have no moving range.
_FEWEST_FOR_RANGES = 2


class Design(Struct, frozen=True):
    """How a series is to be charted.

    ``baseline``: limits come from so many first points of each phase and hold for the rest of it.  ``rebases``: a phase begins at
    each of these points, by their ``at``.  ``excluded``: points that the limits do not come from, by their ``at``.
    """

    chart: ChartName = "xmr"
    rules: RulesName = "mdc"
    better: Better = "higher"
    target: Fraction | None = None
    ranges: Ranges = "all"
    baseline: int | None = None
    rebases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    memory: Memory = Memory()


class ChartPoint(Struct, frozen=True, gc=False):
    """A point as it is drawn: its value, the lines at it (None where there are none), its signals, and what the first means."""

    at: str
    value: float | None
    centre: float
    lower: float | None
    upper: float | None
    signals: tuple[SignalName, ...]
    label: SignalName | None
    meaning: Meaning


class ChartPhase(Struct, frozen=True, rename={"first": "from", "last": "to"}):
    """A phase from its first point to its last, counted from 1.

    A line is None where it differs from point to point, or is not drawn.  ``provisional``: too few points for limits that hold.
    """

    first: int
    last: int
    centre: float | None
    lower: float | None
    upper: float | None
    provisional: bool
    runs: Runs | None


class Chart(Struct, frozen=True):
    """A series, charted."""

    chart: ChartName
    phases: tuple[ChartPhase, ...]
    points: tuple[ChartPoint, ...]
    variation: Variation
    assurance: Assurance


class _Read(Struct, frozen=True):
    """A phase with what its chart plots and finds; all but ``phase`` and ``runs`` run along its points."""

    phase: Phase
    plotted: tuple[float | None, ...]
    zones: tuple[Zone, ...]
    lower: list[float | None]
    upper: list[float | None]
    signals: tuple[tuple[Signal, ...], ...]
    runs: Runs | None


def draw(points: tuple[Point, ...], design: Design) -> Chart:
    """Chart the points, given in time order; a rebase or an excluded point that is none of them is not heeded."""
    kind = kind_of(design.chart)
    read = [_read(phase, kind, design) for phase in phases_of(points, design)]
    drawn = tuple(point for one in read for point in _points(one, design.better))
    last = read[-1] if read else None
    shown = tuple(_shown(read))
    if last is None or len(last.phase.baseline) < _fewest(FEWEST_FOR_VARIATION, design.rules):
        return Chart(design.chart, shown, drawn, "too-few-points", "none")
    # A target is for the values, and says nothing of averages and sums that remember.
    fully = kind.tells != "memory" and len(last.phase.baseline) >= _fewest(FEWEST_FOR_ASSURANCE, design.rules)
    assured = assurance_of(last.zones[-1], design.target, design.better, design.rules) if fully else "none"
    return Chart(design.chart, shown, drawn, variation_of(drawn[-1].meaning), assured)


def unknown_points(points: tuple[Point, ...], design: Design) -> Fault | None:
    """Why a rebase or an excluded point cannot be one of these."""
    places = {point.at for point in points}
    unknown = next((at for at in (*design.rebases, *design.excluded) if at not in places), None)
    if unknown is None:
        return None
    ends = f"The points go from {points[0].at} to {points[-1].at}." if points else "There is no point at all."
    return Fault(f"There is no point at {quoted(unknown)}.", "The chart would be another than was asked for.", ends)


def _fewest(fewest: int, rules: RulesName) -> int:
    """NHSRplotthedots asks for no more than limits need."""
    return _FEWEST_FOR_RANGES if rules == "ptd" else fewest


def phases_of(points: tuple[Point, ...], design: Design) -> tuple[Phase, ...]:
    """The points between rebases; a phase without a point that limits come from is left out."""
    places = {point.at: at for at, point in enumerate(points)}
    begins = sorted({0, *(places[at] for at in design.rebases if at in places)})
    found = []
    for begin, end in zip(begins, [*begins[1:], len(points)], strict=True):
        inside, excluded = points[begin:end], frozenset(design.excluded)
        baseline = tuple(one for one in inside[: design.baseline] if one.at not in excluded)
        if baseline:
            found.append(Phase(inside, baseline, excluded, design.ranges, design.memory))
    return tuple(found)


def _read(phase: Phase, kind: Kind, design: Design) -> _Read:
    zones = kind.zones(phase)
    # Making Data Count draws no limits from so few points; qcc and qicharts2 do.
    if len(phase.baseline) < (FEWEST_FOR_VARIATION if design.rules == "mdc" else _FEWEST_FOR_RANGES):
        zones = tuple(unlimited(zone.centre) for zone in zones)
    plotted = kind.plot(phase)
    rules = rules_named(design.rules).rules if kind.tells == "patterns" else LIMIT_ONLY
    found: list[tuple[Signal, ...]] = [()] * len(plotted)
    counted = [at for at, point in enumerate(phase.points) if point.at not in phase.excluded and plotted[at] is not None]
    drawn = _drawn(plotted, zones, counted)
    for at, signals in zip(counted, signals_of(drawn, rules), strict=True):
        found[at] = signals
    left_out = [at for at, point in enumerate(phase.points) if point.at in phase.excluded and plotted[at] is not None]
    for at, signals in zip(left_out, signals_of(_drawn(plotted, zones, left_out), LIMIT_ONLY), strict=True):
        found[at] = signals
    runs = runs_of(drawn) if kind.tells == "patterns" else None
    return _Read(phase, plotted, zones, _lines(zones, -3), _lines(zones, 3), tuple(found), runs)


def _drawn(plotted: tuple[float | None, ...], zones: tuple[Zone, ...], places: list[int]) -> Drawn:
    values = ((plotted[at], zones[at]) for at in places)
    pairs = [(value, zone) for value, zone in values if value is not None]
    return Drawn(tuple(value for value, _ in pairs), tuple(zone for _, zone in pairs))


def _points(read: _Read, better: Better) -> Iterator[ChartPoint]:
    along = zip(read.phase.points, read.plotted, read.zones, read.lower, read.upper, read.signals, strict=True)
    for point, value, zone, lower, upper, signals in along:
        first = signals[0] if signals else None
        yield ChartPoint(
            point.at,
            value,
            zone.centre,
            lower,
            upper,
            tuple(signal.name for signal in signals),
            first.name if first else None,
            meaning_of(first, better),
        )


def _shown(read: list[_Read]) -> Iterator[ChartPhase]:
    first = 1
    for one in read:
        last = first + len(one.phase.points) - 1
        centre, lower, upper = map(_common, (_lines(one.zones, 0), one.lower, one.upper))
        yield ChartPhase(first, last, centre, lower, upper, len(one.phase.baseline) < FEWEST_FOR_ASSURANCE, one.runs)
        first = last + 1


def _lines(zones: tuple[Zone, ...], k: int) -> list[float | None]:
    """That line at each point, None where there is none."""
    return [line if isfinite(line) else None for line in lines_at(zones, k)]


def _common(lines: list[float | None]) -> float | None:
    return lines[0] if len(set(lines)) == 1 else None
