"""The numbers of a process in the unit of its target, for people."""

from handoff.analysis.charts.speaking import proof_text
from handoff.analysis.process import Process
from handoff.analysis.statistics.comparison import Comparison, Estimate


def figure_text(process: Process, value: float) -> str:
    """A number of the chart in the target's own unit: ``93.2 %``, ``3.4 h``."""
    if process.plots == "share":
        return f"{value * 100:.1f} %"
    unit = process.target.unit
    symbol = f" {unit.symbol}" if unit.symbol else ""
    return f"{value / float(unit.factor):.4g}{symbol}"


def change_sentence(process: Process | None, change: Comparison | None) -> str:
    """By how much it changed, with the 95 % interval, what that says, and the numbers of points before and since."""
    if process is None or change is None:
        return "nobody can tell what changed"
    counts = f"n {change.before} before, {change.after} since"
    effect, interval = _by_how_much(process, change.estimate)
    if not effect:
        return f"{proof_text(change.proof)} ({counts})"
    return f"{effect} (95 % interval {interval}): {proof_text(change.proof)} ({counts})"


def brief_change(process: Process | None, change: Comparison | None) -> str:
    """The same for a table's cell: difference, interval, verdict and numbers of points; '' where it cannot be told."""
    if process is None or change is None:
        return ""
    effect, interval = _by_how_much(process, change.estimate)
    return f"{effect} ({interval}; {change.proof}, n {change.before} and {change.after})" if effect else ""


def _by_how_much(process: Process, estimate: Estimate) -> tuple[str, str]:
    """The difference, or the factor, and its interval; '' where it cannot be told.

    That of two percentages is told in points, because a percentage of a percentage would be another number.
    """
    if estimate.effect is None or estimate.interval is None:
        return "", ""
    low, high = estimate.interval
    effect = _shown(process, estimate, estimate.effect)
    points = " percentage points" if effect.endswith(" %") else " times" if estimate.method == "rate ratio" else ""
    ends = (_shown(process, estimate, low), "?" if high is None else _shown(process, estimate, high))
    return effect.removesuffix(" %") + points, " to ".join(end.removesuffix(" %") for end in ends)


def _shown(process: Process, estimate: Estimate, value: float) -> str:
    if estimate.method == "rate ratio":
        return f"{value:.2f}"
    text = figure_text(process, value)
    return text if value < 0 else f"+{text}"
