"""``handoff chart``: control charts of any CSV file, without a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_UNREADABLE
from handoff.cli._format import chosen
from handoff.cli._open import refuse, refuse_fault
from handoff.cli._options import Output

if TYPE_CHECKING:
    from fractions import Fraction

    from handoff.analysis.charts.chart import Design
    from handoff.analysis.charts.kinds import ChartName
    from handoff.analysis.statistics.capability import Specification
    from handoff.answers.charted import Charted
    from handoff.reading.series import Columns, Series

Form = Literal["text", "json", "svg"]
Better = Literal["higher", "lower", "neutral"]
Rules = Literal["mdc", "ptd", "western-electric", "nelson", "anhoej"]
Chart = Literal[
    "auto", "xmr", "i", "mr", "run", "ewma", "cusum-up", "cusum-down",
    "p", "pp", "u", "up", "c", "np", "np-exact", "ip", "g", "t",
    "xbar-s", "xbar-r", "xbar-pooled", "r", "s",
]  # fmt: skip
Limits = Literal["exact", "asymptotic"]
Kind = Literal["proportion", "count", "value", "duration", "rating", "check"]


def command(
    source: Annotated[str, typer.Argument(metavar="FILE.csv", help="A file with a column `at` and what was measured.")],
    kind: Annotated[Kind | None, typer.Option("--kind", help="The kind of measure, by which a chart is chosen.")] = None,
    chart: Annotated[Chart, typer.Option("--chart", help="The chart; auto chooses one that suits.")] = "auto",
    better: Annotated[Better, typer.Option("--better", help="Which direction is better; neutral says neither.")] = "neutral",
    target: Annotated[str, typer.Option("--target", metavar="T", help="The target: 95, 0.95 or 95%.", show_default=False)] = "",
    rules: Annotated[Rules, typer.Option("--rules", help="What counts as a signal.")] = "mdc",
    screened: Annotated[
        bool | None, typer.Option("--screened", help="Leave out moving ranges that are signals themselves.")
    ] = None,
    baseline: Annotated[
        int | None, typer.Option("--baseline", metavar="N", min=2, help="Limits from the first N points of each phase.")
    ] = None,
    rebase: Annotated[
        list[str] | None, typer.Option("--rebase", metavar="AT", help="A new phase begins here; may be repeated.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="AT", help="A point that limits do not come from; may be repeated.")
    ] = None,
    lower_spec: Annotated[
        str, typer.Option("--lower-spec", metavar="X", help="The least a reading may be, for capability.", show_default=False)
    ] = "",
    upper_spec: Annotated[
        str, typer.Option("--upper-spec", metavar="X", help="The most a reading may be, for capability.", show_default=False)
    ] = "",
    series: Annotated[
        str, typer.Option("--series", metavar="COLUMN", help="A chart for each word in it.", show_default=False)
    ] = "",
    at: Annotated[str, typer.Option("--at", metavar="COLUMN", help="The column that says when.")] = "at",
    value: Annotated[str, typer.Option("--value", metavar="COLUMN", help="The column of values.")] = "value",
    numerator: Annotated[str, typer.Option("--numerator", metavar="COLUMN", help="The column of numerators.")] = "numerator",
    denominator: Annotated[
        str, typer.Option("--denominator", metavar="COLUMN", help="The column of denominators.")
    ] = "denominator",
    weight: Annotated[
        str, typer.Option("--lambda", metavar="X", help="ewma: how much the newest value counts.", show_default="0.2")
    ] = "",
    width: Annotated[
        str, typer.Option("--width", metavar="L", help="ewma: how many standard deviations the limits lie away.", show_default="3")
    ] = "",
    limits: Annotated[
        Limits | None, typer.Option("--limits", help="ewma: as they are at each point, or as they become.", show_default="exact")
    ] = None,
    slack: Annotated[
        str, typer.Option("--slack", metavar="K", help="cusum: standard deviations that each value may be off.", show_default="0.5")
    ] = "",
    decision: Annotated[
        str, typer.Option("--decision", metavar="H", help="cusum: standard deviations at which a sum signals.", show_default="5")
    ] = "",
    centre: Annotated[
        str, typer.Option("--centre", metavar="X", help="ewma, cusum: the mean, where it is known.", show_default="of the baseline")
    ] = "",
    sigma: Annotated[
        str, typer.Option("--sigma", metavar="X", help="ewma, cusum: the deviation, if known.", show_default="of moving ranges")
    ] = "",
    form: Annotated[Form | None, typer.Option("--format", help="How to print it; else as the output's name says, or text.")] = None,
    output: Output = "",
) -> None:
    """Tell signals from noise in any CSV file: control charts, without a workspace.

    The file has a column `at` (a day or a number, in time order) and `value`, or `numerator` and `denominator`; several values of
    one `at` are the readings of a subgroup.

    Example: handoff chart waiting.csv --kind duration --better lower --target 240 --output waiting.svg
    """
    from handoff.analysis.charts.chart import Design
    from handoff.analysis.charts.choosing import chart_for
    from handoff.answers.charted import charts_page
    from handoff.cli._remembering import memory
    from handoff.reading.series import Columns

    answered = chosen(form, output, Form)
    if target and better == "neutral" and not (lower_spec or upper_spec):
        raise typer.BadParameter(
            "say which direction is better, higher or lower, so that the target means something.", param_hint="--better"
        )
    design = Design(
        rules=rules,
        better=better,
        target=_number(target, "--target"),
        ranges="screened" if screened else "all",
        baseline=baseline,
        rebases=tuple(rebase or ()),
        excluded=tuple(exclude or ()),
        memory=memory(chart, weight, width, limits, slack, decision, centre, sigma),
    )
    found = _read(source, Columns(at, value, numerator, denominator, series))
    specification = _specification(lower_spec, upper_spec, design.target)
    answer(
        charts_page(
            tuple(_charted(one, design, specification, chart_for(one.points, kind) if chart == "auto" else chart) for one in found),
            source,
        ),
        answered,
        output,
    )


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
    from handoff.answers.charted import Charted

    fault = misfit(series.points, name) or unknown_points(series.points, design)
    if fault is not None:
        refuse_fault(fault, EXIT_UNREADABLE)
    design = structs.replace(design, chart=name)
    chart = draw(series.points, design)
    fits = fitness(series.points, design, specification)
    return Charted(series.name, chart, design.rules, design.target, series.missing, fits)
