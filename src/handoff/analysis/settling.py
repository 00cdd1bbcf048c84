"""Whether a change has become how the process runs: only then is a new phase worth agreeing on."""

from datetime import date

from msgspec import structs

from handoff.analysis.charts.chart import FEWEST_FOR_VARIATION, draw
from handoff.analysis.process import Process


def settled_since(process: Process, lasting: int) -> date | None:
    """The day on which the ``lasting`` latest points begin that mean the same, where they are steady on a chart of their own.

    None of too few for such a chart, or where what they mean points nowhere.  Nothing follows of itself: people decide on a rebase.
    """
    if lasting < FEWEST_FOR_VARIATION or process.chart.points[-1].meaning == "unusual":
        return None
    alone = structs.replace(process.design, baseline=None, rebases=(), excluded=())
    steady = draw(process.points[-lasting:], alone).variation == "steady"
    return process.periods[-lasting].start if steady else None
