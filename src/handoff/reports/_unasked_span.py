"""The span of a report where nobody named one, and how another is asked for."""

from handoff.analysis.judged import Judged
from handoff.analysis.periods import period_of
from handoff.page import Text


def unasked_span(judged: Judged) -> tuple[Text, ...]:
    """What is not in it: the month that runs, and all before the last; nothing where a span was named."""
    if judged.question.span is not None:
        return ()
    today = judged.question.as_of
    running = period_of(today, "month").label
    said = f"This is the last full month. For what came since add --period {running}, for the year --period {today.year}."
    return (Text(said, "quiet"),)
