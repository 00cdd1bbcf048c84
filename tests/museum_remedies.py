"""Findings and actions in the ledgers of the museum."""

from datetime import date
from decimal import Decimal

from handoff.ledger import entry_line
from handoff.model.entry import Entry, Measurement
from handoff.model.improving import Action, Finding

IN_TIME = "service/orders/in-time"
NONCE = "3f9c2a7e51b04d88"


def month_of(number: int, right: int) -> Measurement:
    """What was measured in a month, counted from January 2025."""
    return Measurement(
        observed_on=date(2025 + number // 12, number % 12 + 1, 20),
        standard=IN_TIME,
        terms="5" * 64,
        target="at least 90 %",
        numerator=Decimal(right),
        denominator=Decimal(100),
        nonce=NONCE,
    )


def found(day: date, **more: object) -> Finding:
    said: dict[str, object] = {
        "stated_on": day,
        "step": "open",
        "standard": IN_TIME,
        "found_at": "buyers",
        "caused_at": "service",
        "severity": "major",
        "statement": "12 of 40 orders lay in the tray overnight",
        "nonce": NONCE,
    }
    return Finding(**said | more)


def caused(of: Finding, day: date, **more: object) -> Finding:
    said: dict[str, object] = {"stated_on": day, "step": "cause", "finding": entry_line(of)[0], "standard": IN_TIME}
    return Finding(**said | {"statement": "nobody is at the desk at noon", "cause": "method", "nonce": NONCE} | more)


def planned(of: Finding | None = None, **more: object) -> Action:
    said: dict[str, object] = {
        "stated_on": date(2026, 3, 23),
        "step": "open",
        "finding": entry_line(of)[0] if of else None,
        "standard": IN_TIME,
        "kind": "corrective",
        "department": "service",
        "owner": "Service manager",
        "statement": "man both desks at noon",
        "criterion": "at least 90 %",
        "measurements": 3,
        "expected_by": date(2026, 10, 1),
        "due": date(2026, 4, 30),
        "nonce": NONCE,
    }
    return Action(**said | more)


def moved(action: Action, step: str, day: date, **more: object) -> Action:
    said: dict[str, object] = {"stated_on": day, "step": step, "action": entry_line(action)[0], "standard": IN_TIME}
    return Action(**said | {"statement": "both desks are manned", "nonce": NONCE} | more)


SEEN = found(date(2026, 3, 20))
AGAIN = found(date(2026, 8, 3), statement="5 of 30 orders lay there again")
REMINDING = planned(SEEN, statement="remind everyone to empty the tray")
PLANNED = planned(SEEN)
CLOSED = moved(PLANNED, "close", date(2026, 6, 2), outcome="effective", confirmed_by="A. Auditor")
REMEDIES: dict[str, tuple[Entry, ...]] = {
    "missed-without-finding": (month_of(21, 70),),
    "finding-elsewhere-owned": (SEEN, PLANNED, caused(SEEN, date(2026, 4, 1), caused_at="buyers")),
    "closed-without-proof": (SEEN, PLANNED, moved(PLANNED, "do", date(2026, 4, 20), by="Carl Clerk"), month_of(16, 95), CLOSED),
    "action-overdue": (SEEN, PLANNED),
    "action-remind-only": (SEEN, REMINDING),
    "repeated-finding": (SEEN, caused(SEEN, date(2026, 3, 22)), AGAIN, caused(AGAIN, date(2026, 8, 4))),
    "no-action-on-misses": tuple(month_of(number, 70 + number) for number in range(6)),
    "too-easy": tuple(month_of(number, 97 + number % 3) for number in range(16)),
}
