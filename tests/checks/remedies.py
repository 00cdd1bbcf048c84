"""Findings, actions and measurements of service/orders/in-time, as a ledger holds them."""

from datetime import date

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.periods import period_of
from handoff.ledger import entry_line
from handoff.model.entry import Act
from handoff.model.improving import Action, Finding
from handoff.model.problem import Source
from handoff.model.stated import Found, Taken
from handoff.model.summary import Summary

NAME = "service/orders/in-time"
ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="Sam", program="handoff 0.1")
SERVICE = """
department: service
head: Service manager
outputs:
  orders:
    standards:
      in-time:
        owner: Order desk lead
        measure: {kind: proportion, counts: orders in time, of: orders, every: month}
        target: at least 90 %
"""


def held(*entries: Finding | Action, buckets: tuple[Bucket, ...] = ()) -> Holdings:
    places = [Source("ledger/act.jsonl", line, 1) for line in range(2, len(entries) + 2)]
    kept = [(entry_line(entry)[0], entry, place) for entry, place in zip(entries, places, strict=True)]
    return Holdings(
        buckets=buckets,
        findings=tuple(Found(name, ACT, one, place, one.standard or "") for name, one, place in kept if isinstance(one, Finding)),
        actions=tuple(Taken(name, ACT, one, place, one.standard) for name, one, place in kept if isinstance(one, Action)),
    )


def measured(*shares: int, since: int = 1, standard: str = NAME) -> tuple[Bucket, ...]:
    """Shares in per cent of months, from one of 2025 on."""
    months = (date(2025 + (number - 1) // 12, (number - 1) % 12 + 1, 3) for number in range(since, since + len(shares)))
    target, limit = "at least 90 %", ""
    return tuple(
        Bucket(standard, period_of(day, "month"), target, limit, Summary(1, share * 10_000_000, 1_000_000_000))
        for day, share in zip(months, shares, strict=True)
    )


def found(day: str = "2025-03-20", **more: object) -> Finding:
    said: dict[str, object] = {"stated_on": date.fromisoformat(day), "step": "open", "standard": NAME, "caused_at": "service"}
    return Finding(**said | {"statement": day, "severity": "minor"} | more)


def told(of: Finding, step: str, day: str = "2025-04-01", **more: object) -> Finding:
    said: dict[str, object] = {"stated_on": date.fromisoformat(day), "step": step, "finding": entry_line(of)[0], "standard": NAME}
    return Finding(**said | {"statement": "so"} | more)


def planned(of: Finding | None = None, **more: object) -> Action:
    said: dict[str, object] = {"stated_on": date(2025, 3, 23), "step": "open", "standard": NAME, "kind": "corrective"}
    said |= {
        "finding": entry_line(of)[0] if of else None,
        "department": "service",
        "owner": "Order desk lead",
        "statement": "man it",
    }
    return Action(**said | {"criterion": "at least 90 %", "measurements": 2, "due": date(2025, 4, 30)} | more)


def moved(action: Action, step: str, day: str = "2025-04-20", **more: object) -> Action:
    said: dict[str, object] = {
        "stated_on": date.fromisoformat(day),
        "step": step,
        "action": entry_line(action)[0],
        "standard": NAME,
    }
    return Action(**said | {"statement": "so"} | more)
