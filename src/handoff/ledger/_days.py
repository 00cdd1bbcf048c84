"""The day that an entry is about, held against the moment when it was recorded."""

from datetime import date, timedelta
from functools import lru_cache

from handoff.ledger._flaws import IMPOSSIBLE, Flaw
from handoff.model.entry import Act
from handoff.model.problem import Fault

# Where it was observed it may be tomorrow already.
_GRACE = timedelta(days=1)


def is_too_late(day: date, act: Act) -> bool:
    """Whether a day lies after the moment of an act, wherever on earth; of no day without an act."""
    return day > _latest(act.recorded_at)


def observed_too_late(standard: str, observed_on: date, act: Act) -> Flaw | None:
    """What is wrong with an entry that was observed after it was recorded; None for any other, and without an act."""
    if not is_too_late(observed_on, act):
        return None
    return Flaw(
        IMPOSSIBLE,
        Fault(
            f"The entry of {standard} says that it was observed on {observed_on}, and was recorded on {act.recorded_at[:10]}.",
            "Nobody can have observed it then, so it is not counted: it would be the result of a period that was still to come.",
            "Ask who recorded it which day was meant, and record it again for that day.",
        ),
    )


@lru_cache(maxsize=4096)
def _latest(recorded_at: str) -> date:
    day = date.fromisoformat(recorded_at[:10]) if recorded_at else date.max
    return day + _GRACE if day < date.max else day
