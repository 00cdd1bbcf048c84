"""Whether a standard's process fits its target: by the indices of its readings, or by its share or rate in the long run."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct, structs

from handoff.analysis.charts.chart import Chart, draw, phases_of
from handoff.analysis.charts.constants import RANGE_TO_SIGMA
from handoff.analysis.charts.exact import mean_range
from handoff.analysis.charts.series import Point, Ranges
from handoff.analysis.charts.subgroups import sigma_of_deviations
from handoff.analysis.process import Process, chart_of_readings, factor_of_readings, point_of_readings
from handoff.analysis.statistics.capability import Capability, Specification, Sums, capability_of_sums, sums_of, with_inside
from handoff.analysis.statistics.proportions import wilson
from handoff.analysis.statistics.rates import score_interval
from handoff.analysis.statistics.sigma import MILLION, SHIFT, SigmaLevel, sigma_level
from handoff.measures.rating import ends_of_scale
from handoff.model.number import MICRO
from handoff.model.standard import READINGS, Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

Reason = Literal[
    "unstable",
    "unstable (points beyond its limits)",
    "unstable (the mean of its readings)",
    "too few periods",
    "no variation",
    "its target is for a period",
    "no specification limit",
]
Keeping = Literal["keeps", "misses", "open"]


class Defects(Struct, frozen=True):
    """Defects in a million opportunities, with their sigma level; ``shift`` is what the customary one adds."""

    dpmo: float
    sigma_level: SigmaLevel
    shift: float = SHIFT


class LongRun(Struct, frozen=True):
    """All periods of a phase together: a share of ``n``, or a rate over ``n`` exposures or periods, with its 95 % interval.

    It ``keeps`` or ``misses`` the target where the whole interval does; else that is ``open``.
    """

    sort: Literal["share", "rate"]
    value: float
    interval: tuple[float, float]
    n: float
    target: Keeping
    defects: Defects | None


class ProcessCapability(Struct, frozen=True):
    """The capability of the latest phase, by the periods that its limits come from.

    ``indices`` are those of readings that are each held against the target; ``not_assessed`` says why Cp and Cpk, or all, are
    missing.  ``long_run`` is that of measures without readings.
    """

    indices: Capability | None = None
    long_run: LongRun | None = None
    not_assessed: Reason | None = None


def process_capability(process: Process) -> ProcessCapability | None:
    """Judge a process by its target; None where nothing was measured."""
    phases = phases_of(process.points, process.design)
    measure = process.standard.measure
    if not phases or measure is None:
        return None
    inside = {point.at for point in phases[-1].baseline}
    held = zip(process.periods, process.summaries, strict=True)
    summed = [summary for period, summary in held if period.label in inside]
    if measure.kind not in READINGS:
        return ProcessCapability(long_run=_long_run(process, summed, measure))
    if process.target.judged_by != "each":
        return ProcessCapability(not_assessed="its target is for a period")
    return _of_readings(process, summed, inside, measure)


def _of_readings(process: Process, summed: Sequence[Summary], inside: set[str], measure: Measure) -> ProcessCapability:
    held = zip(process.periods, process.summaries, strict=True)
    every = tuple(point_of_readings(period, summary, measure, process.target) for period, summary in held)
    specification = _specification(process.target, measure)
    sums = _sums(summed, process.target, measure)
    if specification is None:
        return ProcessCapability(not_assessed="no specification limit")
    unsteady = _unsteady(process, every)
    sigma = None if unsteady else _sigma_within([point for point in every if point.at in inside], process.design.ranges)
    found = capability_of_sums(sums, specification, sigma)
    if found and _is_one_target(process, inside):
        found = with_inside(found, sum(summary.conforming for summary in summed) // MICRO)
    return ProcessCapability(found, None, unsteady or (None if sigma else "no variation"))


def _is_one_target(process: Process, inside: set[str]) -> bool:
    """Whether the readings were counted as inside by the ends that hold at the last point."""
    days = (day for period in process.periods if period.label in inside for day in (period.start, period.end))
    promises = map(process.standard.promise_on, days)
    return all(one and (one.target.low, one.target.high) == (process.target.low, process.target.high) for one in promises)


def _unsteady(process: Process, readings: tuple[Point, ...]) -> Reason | None:
    """Why the process does not run on as it is: what its own chart says, and that of its readings where it is one of shares."""
    charts = [process.chart]
    if process.plots == "share":
        design = structs.replace(process.design, chart=chart_of_readings(readings), better="neutral", target=None)
        charts.append(draw(readings, design))
    if any(chart.variation == "too-few-points" for chart in charts):
        return "too few periods"
    if not _is_stable(process.chart):
        return "unstable (points beyond its limits)" if process.chart.variation == "steady" else "unstable"
    return None if _is_stable(charts[-1]) else "unstable (the mean of its readings)"


def _is_stable(chart: Chart) -> bool:
    """Whether the process is steady, and no point of its phase lies beyond a limit: deviations would be those of no one process.

    A quiet end is not enough.  Longer patterns of the past are: chance makes one in every fourth chart of three steady years.
    """
    phase = chart.phases[-1]
    return chart.variation == "steady" and not any("limit" in one.signals for one in chart.points[phase.first - 1 : phase.last])


def _sigma_within(points: Sequence[Point], ranges: Ranges) -> float:
    """The deviation from reading to reading: within periods of several readings, which say more, else from one to the next."""
    several = [point for point in points if point.group]
    return sigma_of_deviations(several) if several else mean_range([point.value for point in points], ranges) / RANGE_TO_SIGMA


def _sums(summed: Sequence[Summary], target: Target, measure: Measure) -> Sums:
    together = sum(summed, Summary())
    factor = factor_of_readings(target, measure)
    total = factor * Fraction(together.total, MICRO)
    return sums_of(together.base // MICRO, total, factor * factor * Fraction(together.squares, MICRO * MICRO))


def _specification(target: Target, measure: Measure) -> Specification | None:
    """The ends of a target that something could lie beyond; None without any, or where they leave no room between them."""
    natural = _natural_ends(target, measure)
    lower, upper = (None if end in natural else end for end in (target.low, target.high))
    if (lower is None and upper is None) or target.low == target.high:
        return None
    return Specification(lower, upper)


def _natural_ends(target: Target, measure: Measure) -> tuple[Fraction, ...]:
    if measure.kind == "rating":
        return ends_of_scale(measure)
    if target.unit.family == "ratio":
        return (Fraction(), Fraction(1))
    return (Fraction(),) if measure.kind == "duration" else ()


def _long_run(process: Process, summed: Sequence[Summary], measure: Measure) -> LongRun | None:
    """The pooled share, or the rate; a count without exposure is one per period."""
    together = sum(summed, Summary())
    total, base = Fraction(together.total, MICRO), Fraction(together.base, MICRO)
    n = Fraction(len(summed)) if measure.kind == "count" and not measure.per else base
    interval = (score_interval if measure.kind == "count" else wilson)(float(total), float(n))
    if interval is None:
        return None
    defects = _defects(process, total / n) if measure.kind == "proportion" else None
    sort: Literal["share", "rate"] = "rate" if measure.kind == "count" else "share"
    return LongRun(sort, float(total / n), interval, float(n), _keeping(process.target, interval), defects)


def _defects(process: Process, share: Fraction) -> Defects | None:
    """What is counted where less is better, else the rest; None where neither is better."""
    if process.design.better == "neutral":
        return None
    defective = share if process.design.better == "lower" else 1 - share
    return Defects(float(defective * MILLION), sigma_level(defective))


def _keeping(target: Target, interval: tuple[float, float]) -> Keeping:
    lower, upper = map(Fraction, interval)
    if target.holds(lower) and target.holds(upper):
        return "keeps"
    beyond = (target.low is not None and upper < target.low) or (target.high is not None and lower > target.high)
    return "misses" if beyond else "open"
