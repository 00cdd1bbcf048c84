"""What the ledgers of the museum hold: one act a room, written here so that every id in it is genuine."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from handoff.analysis.terms import fingerprint, terms_text
from handoff.ledger import entry_line
from handoff.model.entry import Act, Agreement, Entry, Measurement, Waiver
from handoff.model.evidence import Evidence
from handoff.model.organisation import Organisation
from handoff.workspace.opening import Workspace, open_workspace

from .museum_remedies import REMEDIES

ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A. Auditor", program="handoff 0.1")
FILE = "ledger/2026/11/20261120T160211Z-3f9c2a7e51b04d88.jsonl"
NONCE = "3f9c2a7e51b04d88"
TODAY = date(2026, 11, 20)
IN_TIME = "service/orders/in-time"


def measured(**more: object) -> Measurement:
    said: dict[str, object] = {
        "observed_on": TODAY,
        "standard": IN_TIME,
        "terms": "5" * 64,
        "target": "at least 90 %",
        "numerator": Decimal(97),
        "denominator": Decimal(104),
        "nonce": NONCE,
    }
    return Measurement(**said | more)


def waived(**more: object) -> Waiver:
    said: dict[str, object] = {
        "waived_on": TODAY,
        "standard": IN_TIME,
        "since": date(2026, 11, 1),
        "until": date(2026, 12, 31),
        "because": "the order system moves house",
        "requested_by": "Order desk lead",
        "approved_by": "Quality director",
        "role": "Quality director",
        "nonce": NONCE,
    }
    return Waiver(**said | more)


def agreed(organisation: Organisation, party: str, by: str, then: tuple[str, str] = ("", ""), **more: object) -> Agreement:
    """A party's word on the terms of the room's standard; ``then`` is what they say now and what they said then."""
    (standard,) = organisation.standards
    text = terms_text(standard, organisation.outputs[0].name, standard.promises[0]).replace(*then)
    said: dict[str, object] = {
        "agreed_on": date(2026, 10, 1),
        "standard": IN_TIME,
        "terms": fingerprint(text),
        "text": text,
        "party": party,
        "stance": "agrees",
        "by": by,
        "nonce": NONCE,
    }
    return Agreement(**said | more)


ACTS: dict[str, Callable[[Organisation], tuple[Entry, ...]]] = {
    "unknown-standard": lambda _: (measured(standard="service/orders/on-time"),),
    "late-entry": lambda _: (measured(observed_on=date(2026, 8, 20)),),
    "evidence-missing": lambda _: (measured(),),
    "evidence-missing.gone": lambda _: (measured(evidence=(Evidence("audits/2026-11-20.txt", "a" * 64),)),),
    "evidence-missing.changed": lambda _: (measured(evidence=(Evidence("audits/2026-11-20.txt", "a" * 64),)),),
    "always-the-same": lambda _: tuple(measured(observed_on=date(2026, 11, day)) for day in range(13, 21)),
    "always-the-same.one-minute": lambda _: tuple(
        measured(observed_on=date(2026, month, 20), numerator=Decimal(80 + month)) for month in (9, 10, 11)
    ),
    "personal-data": lambda _: (measured(note="patient no. 4711 0815 waited two hours"),),
    "impossible-value": lambda _: (measured(observed_on=date(2026, 12, 20)),),
    "duplicate-measurement": lambda _: (measured(), measured(nonce="8ad41b07c6e92f35")),
    "not-agreed": lambda now: (agreed(now, "service", "Sam Service"),),
    "agreement-lapsed": lambda now: (
        agreed(now, "service", "Sam Service"),
        agreed(now, "buyers", "Ada Buyer", ("at least 90 %", "at least 95 %")),
    ),
    "agreement-expired": lambda now: (
        agreed(now, "service", "Sam Service"),
        agreed(now, "buyers", "Ada Buyer", valid_until=date(2026, 10, 31)),
    ),
    "signed-for-both": lambda now: (agreed(now, "service", "Sam Service"), agreed(now, "buyers", "sam  service")),
    "objection-unanswered": lambda now: (
        agreed(now, "service", "Sam Service"),
        agreed(now, "buyers", "Ada Buyer", stance="objects", objection="Four hours is too late for the noon truck."),
    ),
    "bad-signature": lambda now: (agreed(now, "service", "Sam Service"),),
    "guardrail-waived-by-recipient": lambda _: (waived(approved_by="order desk lead", role=None, requested_by="Sam Service"),),
    "guardrail-weakened": lambda now: (
        agreed(now, "Medicines Act", "Inspector Imm", ("at least 90 %", "at least 99 %"), stance="approves"),
    ),
    "waiver-incomplete": lambda _: (waived(until=None, because=None),),
    "waiver-expired": lambda _: (
        waived(standard=None, check="no-head", about="service", waived_on=date(2026, 10, 1), until=date(2026, 11, 15)),
    ),
    "waiver-renewed": lambda _: tuple(
        waived(since=date(2026, month, 1), until=date(2026, month, 28), waived_on=date(2026, month, 1)) for month in (8, 9, 10)
    ),
    "waiver-self-approved": lambda _: (waived(requested_by="Quality  director"),),
} | {room: lambda _, entries=entries: entries for room, entries in REMEDIES.items()}


def lines_of(room: Path) -> bytes:
    """The act of a room, byte for byte."""
    workspace = open_workspace(room)
    assert isinstance(workspace, Workspace), workspace
    return b"".join(entry_line(entry)[1] for entry in (ACT, *ACTS[room.name](workspace.organisation)))
