"""The flags of ``handoff chart``: what is measured, by which limits and rules it is charted, and where it stands in the file."""

from typing import Annotated, Literal

import typer

KindName = Literal["proportion", "count", "value", "duration", "rating", "check"]
ChartChoice = Literal[
    "auto", "xmr", "i", "i-overall", "mr", "run", "ewma", "cusum-up", "cusum-down",
    "p", "pp", "u", "up", "c", "np", "np-exact", "ip", "g", "t",
    "xbar-s", "xbar-r", "xbar-pooled", "r", "s",
]  # fmt: skip
BetterName = Literal["higher", "lower", "neutral"]
LimitsName = Literal["exact", "asymptotic"]

Source = Annotated[str, typer.Argument(metavar="FILE.csv", help="A file with a column `at` and what was measured.")]
Kind = Annotated[KindName | None, typer.Option("--kind", help="The kind of measure, by which a chart is chosen.")]
Chart = Annotated[ChartChoice, typer.Option("--chart", help="The chart; auto chooses one that suits.")]
Better = Annotated[BetterName, typer.Option("--better", help="Which direction is better; neutral says neither.")]
Target = Annotated[str, typer.Option("--target", metavar="T", help="The target: 95, 0.95 or 95%.", show_default=False)]
LowerSpec = Annotated[
    str, typer.Option("--lower-spec", metavar="X", help="The least a reading may be, for capability.", show_default=False)
]
UpperSpec = Annotated[
    str, typer.Option("--upper-spec", metavar="X", help="The most a reading may be, for capability.", show_default=False)
]

# Phases, and the points that limits come from.
Baseline = Annotated[
    int | None, typer.Option("--baseline", metavar="N", min=2, help="Limits from the first N points of each phase.")
]
Rebases = Annotated[list[str] | None, typer.Option("--rebase", metavar="AT", help="A new phase begins here; may be repeated.")]
Excluded = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="AT", help="A point that limits do not come from; may be repeated.")
]

# Columns of the file.
Series = Annotated[str, typer.Option("--series", metavar="COLUMN", help="A chart for each word in it.", show_default=False)]
At = Annotated[str, typer.Option("--at", metavar="COLUMN", help="The column that says when.")]
Value = Annotated[str, typer.Option("--value", metavar="COLUMN", help="The column of values.")]
Numerator = Annotated[str, typer.Option("--numerator", metavar="COLUMN", help="The column of numerators.")]
Denominator = Annotated[str, typer.Option("--denominator", metavar="COLUMN", help="The column of denominators.")]

# Charts that remember earlier points.
Weight = Annotated[str, typer.Option("--lambda", metavar="X", help="ewma: how much the newest value counts.", show_default="0.2")]
Width = Annotated[
    str, typer.Option("--width", metavar="L", help="ewma: how many standard deviations the limits lie away.", show_default="3")
]
Limits = Annotated[
    LimitsName | None, typer.Option("--limits", help="ewma: as they are at each point, or as they become.", show_default="exact")
]
Slack = Annotated[
    str, typer.Option("--slack", metavar="K", help="cusum: standard deviations that each value may be off.", show_default="0.5")
]
Decision = Annotated[
    str, typer.Option("--decision", metavar="H", help="cusum: standard deviations at which a sum signals.", show_default="5")
]
Centre = Annotated[
    str, typer.Option("--centre", metavar="X", help="ewma, cusum: the mean, where it is known.", show_default="of the baseline")
]
Sigma = Annotated[
    str, typer.Option("--sigma", metavar="X", help="ewma, cusum: the deviation, if known.", show_default="of moving ranges")
]
