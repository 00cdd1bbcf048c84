"""A standard's control chart among the answers of ``handoff show``: drawn, and its limits and latest signals in words."""

from msgspec import Struct

from handoff.analysis.charts.chart import ChartPhase, ChartPoint
from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.rules import RulesName
from handoff.analysis.charts.verdict import Assurance, Variation
from handoff.analysis.improvement import Advice, Improving
from handoff.analysis.process import Process
from handoff.analysis.process_capability import ProcessCapability
from handoff.analysis.process_figures import figure_text
from handoff.page import Block, Cell, Column, Table, Text
from handoff.reports._capability import capability_sentence
from handoff.reports._improving_charts import axis_of, chart_of
from handoff.reports._improving_words import HEADINGS, periods_of, sentence

_SHOWN = 6


class ProcessFacts(Struct, frozen=True):
    """A process for machines, in full precision; numbers are in ``unit``: shares of one, seconds, else what the target names."""

    sentence: str
    advice: Advice
    variation: Variation
    assurance: Assurance
    chart: ChartName
    rules: RulesName
    unit: str
    target: float | None
    capability: ProcessCapability | None
    phases: tuple[ChartPhase, ...]
    points: tuple[ChartPoint, ...]


def process_facts(one: Improving) -> ProcessFacts:
    """Everything that the drawing shows."""
    process, chart = one.process, one.process.chart
    line = process.design.target
    return ProcessFacts(
        sentence(one),
        one.advice,
        chart.variation,
        chart.assurance,
        chart.chart,
        process.design.rules,
        _base_of(process),
        None if line is None else float(line),
        one.capability,
        chart.phases,
        chart.points,
    )


def _base_of(process: Process) -> str:
    """The unit that the numbers of a chart are kept in."""
    unit = process.target.unit
    if process.plots == "share" or unit.family == "ratio":
        return "share"
    return "s" if unit.family == "time" else unit.symbol


def process_blocks(one: Improving) -> tuple[Block, ...]:
    """Whether the process changes, and what to do; the chart, its limits now, and the latest points that stand out."""
    heading = Text("Are we getting better?", heading=True)
    if not one.process.points:
        return (heading, Text("No period that has ended was measured: there is nothing to chart yet."))
    meaning = next(meaning for advice, _, meaning in HEADINGS if advice == one.advice)
    chart, fits = chart_of(one, one.standard.id, sentence(one)), capability_sentence(one)
    said = (Text(fits),) if fits else ()
    return (heading, Text(meaning), chart, Text(_limits(one), "quiet"), *said, *_signals(one))


def _limits(one: Improving) -> str:
    """Where the lines stand at the latest point, and what they rest on."""
    process, last = one.process, one.process.chart.points[-1]
    about = f"{process.chart.chart} chart of {periods_of(one, len(process.points))}, rules {process.design.rules}"
    lines = [f"mean {figure_text(process, last.centre)}"]
    if last.lower is not None and last.upper is not None:
        lines.append(f"limits {figure_text(process, last.lower)} to {figure_text(process, last.upper)}")
    elif last.lower is not None or last.upper is not None:
        line = last.upper if last.lower is None else last.lower
        lines.append(f"{'upper' if last.lower is None else 'lower'} limit {figure_text(process, line or 0.0)}")
    else:
        lines.append("no limits yet")
    provisional = "; provisional, because it rests on few points" if process.chart.phases[-1].provisional else ""
    return f"{about}. At {last.at}: {', '.join(lines)}{provisional}."


def _signals(one: Improving) -> tuple[Table, ...]:
    """The latest points with a signal, newest first."""
    found = [point for point in reversed(one.process.chart.points) if point.signals and point.value is not None]
    columns = (Column("at"), Column("value", "right"), Column("signals"), Column("meaning"))
    rows = tuple(
        (
            Cell(point.at),
            Cell(figure_text(one.process, point.value or 0.0), number=repr(axis_of(one.process).shown(point.value))),
            Cell(", ".join(signal.replace("-", " ") for signal in point.signals)),
            Cell(point.meaning.replace("-", " ")),
        )
        for point in found[:_SHOWN]
    )
    title = "Points that chance seldom explains" + (f", the latest {_SHOWN} of {len(found)}" if len(found) > _SHOWN else "")
    return (Table("signals", title, columns, rows),) if rows else ()
