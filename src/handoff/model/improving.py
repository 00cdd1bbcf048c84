"""What people decide and do to get better, as it stands on the ledger's lines: rebases, findings and actions.

Field order is the order of the keys on a line (specification: integrity, "Entries: named by their content").
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.model.evidence import Evidence

FindingStep = Literal["open", "contain", "cause", "close"]
Grade = Literal["minor", "major", "critical"]
GRADES: tuple[Grade, ...] = ("minor", "major", "critical")
Cause = Literal["people", "method", "machine", "material", "measurement", "environment", "management"]
Solved = Literal["solved", "withdrawn"]
ActionStep = Literal["open", "do", "check", "extend", "close"]
ActionKind = Literal["correction", "corrective", "improvement", "kaizen", "training", "stop"]
Outcome = Literal["effective", "ineffective"]


class Rebase(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="rebase", tag_field="entry"):
    """Somebody's decision that a standard's process has changed: from ``since`` on it is charted as a new phase.

    ``supersedes`` is the id of an earlier rebase that counts no more; without ``since`` that is all it says.
    """

    decided_on: date
    standard: str
    since: date | None = None
    supersedes: str | None = None
    because: str
    nonce: str | None = None


class Finding(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="finding", tag_field="entry"):
    """One step of a finding: it is opened, contained, its cause is told, it is closed; ``statement`` says what was seen or done.

    A finding is known by the id of the entry that opens it, which every later one has as ``finding``.  All of them name the
    standard, or the output where it is about none.  ``found_at`` and ``caused_at`` are departments, ``department/station`` or
    parties; a cause may say another ``caused_at``.  ``repeats`` is the id of an earlier finding that it is again.
    """

    stated_on: date
    step: FindingStep
    finding: str | None = None
    standard: str | None = None
    output: str | None = None
    found_at: str | None = None
    caused_at: str | None = None
    kind: str | None = None
    severity: Grade | None = None
    statement: str
    by: str | None = None
    repeats: str | None = None
    cause: Cause | None = None
    method: str | None = None
    outcome: Solved | None = None
    confirmed_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    nonce: str | None = None


class Action(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="action", tag_field="entry"):
    """One step of an action: planned, done, checked, given more time or closed; ``statement`` says what, or why.

    An action is known by the id of the entry that opens it, which every later one has as ``action``.  All of them name the
    standard by which it proves itself.  Before anything is done it says what will change (``prediction``): so many later
    ``measurements`` of the standard meet the ``criterion``, a target as one writes it, and no standard that it ``balances`` gets
    worse.
    """

    stated_on: date
    step: ActionStep
    action: str | None = None
    finding: str | None = None
    standard: str
    kind: ActionKind | None = None
    department: str | None = None
    owner: str | None = None
    statement: str
    prediction: str | None = None
    criterion: str | None = None
    measurements: int | None = None
    expected_by: date | None = None
    balances: tuple[str, ...] = ()
    due: date | None = None
    by: str | None = None
    outcome: Outcome | None = None
    confirmed_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    nonce: str | None = None
