"""The numbers of a process in the unit of its target, for people."""

from handoff.analysis.process import Process
from handoff.analysis.statistics.comparison import Comparison, Proof

_SAID: tuple[tuple[Proof, str], ...] = (
    ("improved", "better by more than chance explains"),
    ("worse", "worse by more than chance explains"),
    ("changed", "other than before by more than chance explains"),
    ("no evidence yet", "no evidence yet that anything changed"),
    ("too early", "too early to tell from chance"),
)


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
    estimate = change.estimate
    if estimate.effect is None or estimate.interval is None:
        return f"{dict(_SAID)[change.proof]} ({counts})"
    low, high = estimate.interval
    if estimate.method == "rate ratio":
        shown = f"by a factor of {estimate.effect:.2f} (95 % interval {low:.2f} to {'?' if high is None else f'{high:.2f}'})"
    else:
        ends = f"{_signed(process, low)} to {'?' if high is None else _signed(process, high)}"
        shown = f"{_signed(process, estimate.effect)} (95 % interval {ends})"
    return f"{shown}: {dict(_SAID)[change.proof]} ({counts})"


def brief_change(process: Process | None, change: Comparison | None) -> str:
    """The same for a table's cell: difference, interval, verdict and numbers of points; '' where it cannot be told."""
    if process is None or change is None or change.estimate.effect is None or change.estimate.interval is None:
        return ""
    low, high = change.estimate.interval
    is_ratio = change.estimate.method == "rate ratio"

    def shown(value: float) -> str:
        return f"x {value:.2f}" if is_ratio else _signed(process, value)

    ends = f"{shown(low)} to {'?' if high is None else shown(high)}"
    return f"{shown(change.estimate.effect)} ({ends}; {change.proof}, n {change.before} and {change.after})"


def _signed(process: Process, value: float) -> str:
    text = figure_text(process, value)
    return text if value < 0 else f"+{text}"
