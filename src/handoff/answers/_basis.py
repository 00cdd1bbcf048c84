"""What a value rests on, in a few words."""

from handoff.analysis.figures import count_text, interval_text
from handoff.analysis.judged import Pooled


def basis_text(pooled: Pooled) -> str:
    """The n, and the interval of a share: ``n 104, 95 % interval 86.8 % to 96.7 %``."""
    interval = interval_text(pooled.interval, pooled.n)
    return f"n {count_text(pooled.n)}, 95 % interval {interval}" if interval else f"n {count_text(pooled.n)}"
