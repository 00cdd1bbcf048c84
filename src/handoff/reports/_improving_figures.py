"""The numbers of a process in the unit of its target, for people."""

from handoff.analysis.improvement import Improving
from handoff.analysis.process import Process
from handoff.analysis.statistics.comparison import Comparison


def figure_text(process: Process, value: float) -> str:
    """A number of the chart in the target's own unit: ``93.2 %``, ``3.4 h``."""
    if process.plots == "share":
        return f"{value * 100:.1f} %"
    unit = process.target.unit
    symbol = f" {unit.symbol}" if unit.symbol else ""
    return f"{value / float(unit.factor):.4g}{symbol}"


def change_text(one: Improving) -> str:
    """By how much the latest points differ from the first, with its 95 % interval; '' where there are too few."""
    change = one.change
    if change is None or change.estimate.effect is None or change.estimate.interval is None:
        return ""
    low, high = change.estimate.interval
    ends = f"{_difference(one.process, change, low)} to {'?' if high is None else _difference(one.process, change, high)}"
    return (
        f"{_difference(one.process, change, change.estimate.effect)} ({ends}; {change.proof}, n {change.before} and {change.after})"
    )


def _difference(process: Process, change: Comparison, value: float) -> str:
    if change.estimate.method == "rate ratio":
        return f"x {value:.2f}"
    text = figure_text(process, value)
    return text if value < 0 else f"+{text}"
