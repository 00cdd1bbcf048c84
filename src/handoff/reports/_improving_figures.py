"""By how much a process has changed, for people."""

from handoff.analysis.improvement import Improving
from handoff.analysis.process_figures import brief_change


def change_text(one: Improving) -> str:
    """By how much the latest points differ from the first, with its 95 % interval; '' where there are too few."""
    return brief_change(one.process, one.change)
