"""Steps of findings and actions that the tests here share."""

from datetime import date

from handoff.model.entry import Act
from handoff.model.improving import Action, Finding
from handoff.model.problem import Source
from handoff.model.stated import Found, Taken

NAME = "works/parts/on-time"
PLACE = Source("ledger/x.jsonl", 2, 1)


def act(by: str = "Ada", at: str = "2026-11-20T16:02:11Z") -> Act:
    return Act(recorded_at=at, recorded_by=by, program="handoff 0.1")


def found(
    name: str, step: str = "open", of: str | None = None, day: str = "2026-01-05", recorder: str = "Ada", **more: object
) -> Found:
    said: dict[str, object] = {
        "stated_on": date.fromisoformat(day),
        "step": step,
        "finding": of,
        "standard": NAME,
        "statement": step,
    }
    return Found(name, act(recorder), Finding(**said | more), PLACE, NAME)


def taken(
    name: str, step: str = "open", of: str | None = None, day: str = "2026-01-05", recorder: str = "Ada", **more: object
) -> Taken:
    said: dict[str, object] = {
        "stated_on": date.fromisoformat(day),
        "step": step,
        "action": of,
        "standard": NAME,
        "statement": step,
    }
    if step == "open":
        said |= {
            "owner": "Foreman",
            "criterion": "at least 95 %",
            "measurements": 3,
            "due": date(2026, 6, 30),
            "expected_by": date(2026, 10, 1),
        }
    return Taken(name, act(recorder), Action(**said | more), PLACE, NAME)
