"""By how much a process has changed, for people."""

from handoff.analysis.improvement import Improving
from handoff.analysis.process import Process
from handoff.analysis.process_figures import figure_text
from handoff.analysis.statistics.comparison import Comparison


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
