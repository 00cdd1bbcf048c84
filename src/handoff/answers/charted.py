"""The answer to ``handoff chart``: what each series says, its limits, and the points that stand out."""

from fractions import Fraction

from msgspec import Struct

from handoff.analysis.charts.chart import Chart, ChartPhase, ChartPoint
from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.phased import PhaseChange
from handoff.analysis.charts.rules import RulesName
from handoff.analysis.charts.speaking import sentence
from handoff.analysis.charts.verdict import Assurance, Variation
from handoff.analysis.figures import counted
from handoff.analysis.normality import not_normal
from handoff.analysis.plotting import Axis, plotted
from handoff.analysis.statistics.capability import UNDEFINED, Capability, Index
from handoff.analysis.statistics.inside import Inside
from handoff.answers._phased import beside, change_table
from handoff.model.text import quoted
from handoff.page import Block, Cell, Column, Page, Table, Text

_SHOWN = 12


class Charted(Struct, frozen=True):
    """A series and its chart; ``missing`` rows had no value."""

    series: str
    chart: Chart
    rules: RulesName
    target: Fraction | None
    missing: int
    capability: Capability | None = None
    changes: tuple[PhaseChange, ...] = ()


class CapabilityFacts(Struct, frozen=True):
    """How a process fits its specification; None where an index is not defined, or not assessed (``reason`` says why)."""

    cp: float | None = None
    cpk: float | None = None
    pp: float | None = None
    ppk: float | None = None
    cpk_interval: tuple[float, float] | None = None
    n: int = 0
    inside: Inside | None = None
    reason: str | None = "no specification limits were given"


class ChartFacts(Struct, frozen=True):
    """A chart for machines, every number in full precision."""

    series: str
    chart: ChartName
    rules: RulesName
    target: float | None
    phases: tuple[ChartPhase, ...]
    points: tuple[ChartPoint, ...]
    variation: Variation
    assurance: Assurance
    capability: CapabilityFacts
    sentence: str
    missing: int
    changes: tuple[PhaseChange, ...]


class ChartsFacts(Struct, frozen=True):
    """All charts of a file."""

    version: int
    charts: tuple[ChartFacts, ...]


def charts_page(charted: tuple[Charted, ...], source: str) -> Page:
    """Each series: its sentence, its chart, its limits, and the points with signals."""
    blocks = tuple(block for one in charted for block in _blocks(one, source))
    return Page(f"Charts of {source}", blocks, ChartsFacts(1, tuple(map(_facts, charted))))


def _facts(one: Charted) -> ChartFacts:
    chart = one.chart
    return ChartFacts(
        one.series,
        chart.chart,
        one.rules,
        None if one.target is None else float(one.target),
        chart.phases,
        chart.points,
        chart.variation,
        chart.assurance,
        _capability_facts(one),
        sentence(chart),
        one.missing,
        one.changes,
    )


def _capability_facts(one: Charted) -> CapabilityFacts:
    found = one.capability
    if found is None:
        return CapabilityFacts()
    within, overall = found.within or UNDEFINED, found.overall or UNDEFINED
    return CapabilityFacts(
        _value(within.cp),
        _value(within.cpk),
        _value(overall.cp),
        _value(overall.cpk),
        within.cpk.interval if within.cpk else None,
        found.n,
        found.inside,
        None if found.within else "not assessed: unstable",
    )


def _value(index: Index | None) -> float | None:
    return index.value if index else None


def _capability(one: Charted) -> tuple[Text, ...]:
    """Whether the process fits its specification, in a sentence; nothing where no limit was given."""
    facts, wide = _capability_facts(one), one.capability is not None and one.capability.is_wide
    if one.capability is None:
        return ()
    if facts.cpk is None:
        back = "" if facts.ppk is None else f" Looking back, Ppk was {facts.ppk:.2f} (n {facts.n}).{not_normal(facts.inside)}"
        return (Text(f"Capability is not assessed: the process is changing, or does not vary at all.{back}"),)
    ends = "" if facts.cpk_interval is None else f", 95 % interval {facts.cpk_interval[0]:.2f} to {facts.cpk_interval[1]:.2f}"
    few = f"{' Few readings: the interval is wide.' if wide else ''}{not_normal(facts.inside)}"
    both = "" if facts.cp is None else f"Cp {facts.cp:.2f}, "
    process = "process" if one.chart.variation == "steady" else "baseline"
    fits = "fits between" if facts.cpk >= 1 else "does not fit between"
    return (Text(f"The {process} {fits} its specification limits: {both}Cpk {facts.cpk:.2f} (n {facts.n}{ends}).{few}"),)


def _blocks(one: Charted, source: str) -> tuple[Block, ...]:
    chart, name = one.chart, one.series or source
    about = [f"{chart.chart} chart of {counted(len(chart.points), 'point')}, rules {one.rules}"]
    if one.missing:
        about.append(f"{counted(one.missing, 'row')} without a value left out")
    return (
        Text(quoted(name) if one.series else name, heading=True),
        plotted(chart, name, sentence(chart), None if one.target is None else float(one.target), Axis()),
        Text(f"{'; '.join(about)}.", "quiet"),
        *_capability(one),
        _limits(one),
        *map(change_table, one.changes),
        *beside(one.changes),
        *_signals(one),
    )


def _limits(one: Charted) -> Table:
    points = one.chart.points
    rows = tuple(
        (
            Cell(f"{points[phase.first - 1].at} to {points[phase.last - 1].at}"),
            Cell(str(phase.last - phase.first + 1)),
            _line(phase.lower, [point.lower for point in points[phase.first - 1 : phase.last]]),
            _line(phase.centre, [point.centre for point in points[phase.first - 1 : phase.last]]),
            _line(phase.upper, [point.upper for point in points[phase.first - 1 : phase.last]]),
            Cell("provisional" if phase.provisional else ""),
        )
        for phase in one.chart.phases
    )
    columns = (Column("phase"), *(Column(name, "right") for name in ("n", "lower", "centre", "upper")), Column(""))
    return Table("limits", "Limits", columns, rows)


def _signals(one: Charted) -> tuple[Table, ...]:
    """The latest points with a signal, newest first; a long series has thousands."""
    found = [point for point in reversed(one.chart.points) if point.signals]
    rows = tuple(
        (Cell(point.at), _figure(point.value), Cell(" ".join(point.signals)), Cell(point.meaning.replace("-", " ")))
        for point in found[:_SHOWN]
    )
    latest = f", the latest {_SHOWN} of {len(found):,} (--format json has all)" if len(found) > _SHOWN else ""
    columns = (Column("at"), Column("value", "right"), Column("signals"), Column("meaning"))
    return (Table("signals", f"Points that chance seldom explains{latest}", columns, rows),) if rows else ()


def _line(line: float | None, at_points: list[float | None]) -> Cell:
    """A line of a phase; where it is no single number, whether it differs from point to point or is not drawn at all."""
    return Cell("none" if set(at_points) == {None} else "varies") if line is None else _figure(line)


def _figure(number: float | None) -> Cell:
    """Six digits for people, all of them for spreadsheets."""
    return Cell("") if number is None else Cell(f"{number:.6g}", number=repr(number))
