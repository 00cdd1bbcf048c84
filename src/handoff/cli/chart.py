"""``handoff chart``: control charts of any CSV file, without a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _chart_options as opt
from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_UNREADABLE
from handoff.cli._format import chosen
from handoff.cli._open import refuse, refuse_fault
from handoff.cli._options import FORMAT, Output, Rules, Screened

if TYPE_CHECKING:
    from fractions import Fraction

    from handoff.analysis.charts.chart import Design
    from handoff.analysis.charts.kinds import ChartName
    from handoff.analysis.charts.series import Ranges
    from handoff.analysis.statistics.capability import Specification
    from handoff.answers.charted import Charted
    from handoff.reading.series import Columns, Series

Form = Literal["text", "json", "svg"]
_AIMLESS = "say which direction is better, higher or lower, so that the target means something."


def command(
    source: opt.Source,
    kind: opt.Kind = None,
    chart: opt.Chart = "auto",
    better: opt.Better = "neutral",
    target: opt.Target = "",
    rules: Rules = "mdc",
    screened: Screened = None,
    baseline: opt.Baseline = None,
    rebase: opt.Rebases = None,
    exclude: opt.Excluded = None,
    lower_spec: opt.LowerSpec = "",
    upper_spec: opt.UpperSpec = "",
    series: opt.Series = "",
    at: opt.At = "at",
    value: opt.Value = "value",
    numerator: opt.Numerator = "numerator",
    denominator: opt.Denominator = "denominator",
    weight: opt.Weight = "",
    width: opt.Width = "",
    limits: opt.Limits = None,
    slack: opt.Slack = "",
    decision: opt.Decision = "",
    centre: opt.Centre = "",
    sigma: opt.Sigma = "",
    form: Annotated[Form | None, FORMAT] = None,
    output: Output = "",
) -> None:
    """Tell signals from noise in any CSV file: control charts, without a workspace.

    The file has a column `at` (a day or a number, in time order) and `value`, or `numerator` and `denominator`; several values of
    one `at` are the readings of a subgroup.

    Example: handoff chart waiting.csv --kind duration --better lower --target 240 --output waiting.svg
    """
    from handoff.analysis.charts.chart import Design
    from handoff.answers.charted import charts_page
    from handoff.cli._remembering import memory
    from handoff.reading.series import Columns

    answered = chosen(form, output, Form)
    if target and better == "neutral" and not (lower_spec or upper_spec):
        raise typer.BadParameter(_AIMLESS, param_hint="--better")
    aim = _number(target, "--target")
    ranges: Ranges = "screened" if screened else "all"
    remembered = memory(chart, weight, width, limits, slack, decision, centre, sigma)
    design = Design("xmr", rules, better, aim, ranges, baseline, tuple(rebase or ()), tuple(exclude or ()), remembered)
    found = _read(source, Columns(at, value, numerator, denominator, series))
    specification = _specification(lower_spec, upper_spec, aim)
    charts = tuple(_charted(one, design, specification, _name_for(one, chart, kind)) for one in found)
    answer(charts_page(charts, source), answered, output)


def _name_for(series: "Series", chart: opt.ChartChoice, kind: opt.KindName | None) -> "ChartName":
    """The chart that was asked for, else the one that suits."""
    from handoff.analysis.charts.choosing import chart_for

    return chart_for(series.points, kind) if chart == "auto" else chart


def _number(text: str, flag: str) -> "Fraction | None":
    """A number as it was typed, a percentage as a share; None where nothing was."""
    from fractions import Fraction

    from handoff.model.number import parse_number

    if not text:
        return None
    number = parse_number(text.strip().removesuffix("%").strip())
    if number is None:
        raise typer.BadParameter("give a plain number such as 95, 0.95 or 95%.", param_hint=flag)
    return Fraction(number) / (100 if text.strip().endswith("%") else 1)


def _specification(lower: str, upper: str, target: "Fraction | None") -> "Specification":
    from handoff.analysis.statistics.capability import Specification

    least, most = _number(lower, "--lower-spec"), _number(upper, "--upper-spec")
    if least is not None and most is not None and least >= most:
        raise typer.BadParameter("the lower limit must lie below the upper one.", param_hint="--lower-spec")
    return Specification(least, most, target)


def _read(source: str, columns: "Columns") -> "tuple[Series, ...]":
    from handoff.reading.series import Series, read_series

    found = read_series(Path(source), source, columns)
    series = tuple(one for one in found if isinstance(one, Series))
    problems = tuple(one for one in found if not isinstance(one, Series))
    if problems:
        refuse(problems, Path.cwd(), EXIT_UNREADABLE)
    return series


def _charted(series: "Series", design: "Design", specification: "Specification", name: "ChartName") -> "Charted":
    from msgspec import structs

    from handoff.analysis.charts.chart import draw, unknown_points
    from handoff.analysis.charts.choosing import misfit
    from handoff.analysis.charts.fitness import fitness
    from handoff.analysis.charts.phased import phase_changes
    from handoff.answers.charted import Charted

    fault = misfit(series.points, name) or unknown_points(series.points, design)
    if fault is not None:
        refuse_fault(fault, EXIT_UNREADABLE)
    design = structs.replace(design, chart=name)
    chart = draw(series.points, design)
    fits = fitness(series.points, design, specification)
    return Charted(series.name, chart, design.rules, design.target, series.missing, fits, phase_changes(series.points, design))
