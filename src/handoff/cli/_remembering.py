"""What is typed for charts that remember earlier points, EWMA and CUSUM, as what they are asked for."""

from fractions import Fraction
from typing import Literal

import typer

from handoff.analysis.charts.series import Limits, Memory
from handoff.model.number import parse_number

_EWMA = ("ewma",)
_CUSUM = ("cusum-up", "cusum-down")
_Least = Literal["any", "nothing", "above nothing"]


def memory(
    chart: str, weight: str, width: str, limits: Limits | None, slack: str, decision: str, centre: str, sigma: str
) -> Memory:
    """The memory that was asked for; BadParameter for a flag that means nothing on that chart, or for a senseless number."""
    usual = Memory()
    for flag, typed, charts in (
        ("--lambda", weight, _EWMA),
        ("--width", width, _EWMA),
        ("--limits", limits, _EWMA),
        ("--slack", slack, _CUSUM),
        ("--decision", decision, _CUSUM),
        ("--centre", centre, _EWMA + _CUSUM),
        ("--sigma", sigma, _EWMA + _CUSUM),
    ):
        if typed and chart not in charts:
            raise typer.BadParameter(f"only a chart that remembers has it; add --chart {' or '.join(charts)}.", param_hint=flag)
    weighed = _number(weight, "--lambda", "above nothing") or usual.weight
    if weighed > 1:
        raise typer.BadParameter("the weight of the newest value is at most 1.", param_hint="--lambda")
    slacked = _number(slack, "--slack", "nothing")
    return Memory(
        weighed,
        _number(width, "--width", "above nothing") or usual.width,
        limits or usual.limits,
        usual.slack if slacked is None else slacked,
        _number(decision, "--decision", "above nothing") or usual.decision,
        _number(centre, "--centre", "any"),
        _number(sigma, "--sigma", "above nothing"),
    )


def _number(typed: str, flag: str, least: _Least) -> Fraction | None:
    if not typed:
        return None
    number = parse_number(typed.strip())
    if number is None:
        raise typer.BadParameter("give a plain number such as 0.2 or 3.", param_hint=flag)
    if (least == "above nothing" and number <= 0) or (least == "nothing" and number < 0):
        wanted = "above 0" if least == "above nothing" else "0 or more"
        raise typer.BadParameter(f"give a number that is {wanted}.", param_hint=flag)
    return Fraction(number)
