"""What the ledger keeps: acts of recording and the entries in them, as they stand on their lines.

Field order is the order of the keys on a line (specification: integrity, "Entries: named by their content").
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from handoff.model.evidence import Evidence
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.problem import Source


class Observation(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """What was seen, in the written form of one kind of measure; fields of other kinds are None.

    proportion: numerator, denominator.  count: count, exposure.  value: readings.  duration: readings, unit.
    rating: ratings as (rating, how many).  check: passed, points.  Nothing to measure: no_opportunity, a reason.
    """

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    count: Decimal | None = None
    exposure: Decimal | None = None
    readings: tuple[Decimal, ...] | None = None
    unit: str | None = None
    ratings: tuple[tuple[Decimal, int], ...] | None = None
    passed: Decimal | None = None
    points: Decimal | None = None
    no_opportunity: str | None = None


class Plain(Struct, frozen=True, gc=False):
    """The fields of an observation that one kind has, plain numbers as floats; those of other kinds are None or empty."""

    numerator: float | None = None
    denominator: float | None = None
    count: float | None = None
    exposure: float | None = None
    readings: tuple[float, ...] = ()
    unit: str | None = None
    ratings: tuple[tuple[float, int], ...] = ()
    passed: float | None = None
    points: float | None = None


class Act(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="act", tag_field="entry", rename={"import_": "import"}):
    """One occasion of recording: who, when and with what; an import also names its mapping and its source's hash."""

    recorded_at: str
    recorded_by: str
    program: str
    import_: str | None = None
    source: str | None = None
    source_sha256: str | None = None


class Measurement(
    Struct,
    frozen=True,
    omit_defaults=True,
    kw_only=True,
    gc=False,
    tag="measurement",
    tag_field="entry",
    rename={"import_": "import"},
):
    """One observation of one standard on one day, with the terms, target and limit of that day.

    The fields from ``numerator`` to ``no_opportunity`` are those of ``Observation``.  ``import_`` and ``key`` name a row of an
    import (same row, same id); ``nonce`` makes a typed entry unique.
    """

    observed_on: date
    standard: str
    terms: str
    target: str
    limit: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    count: Decimal | None = None
    exposure: Decimal | None = None
    readings: tuple[Decimal, ...] | None = None
    unit: str | None = None
    ratings: tuple[tuple[Decimal, int], ...] | None = None
    passed: Decimal | None = None
    points: Decimal | None = None
    no_opportunity: str | None = None
    recorded_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    import_: str | None = None
    key: str | None = None
    nonce: str | None = None

    @property
    def observation(self) -> Observation:
        """What was seen, alone."""
        return _observation_of(self)


class Correction(
    Struct,
    frozen=True,
    omit_defaults=True,
    kw_only=True,
    gc=False,
    tag="correction",
    tag_field="entry",
    rename={"import_": "import"},
):
    """What a measurement should have been, and why; both stay.  Without anything observed: that it should not have been.

    ``corrects`` is the id of the entry that it replaces, a measurement or an earlier correction, ``act`` the id of the act that
    holds it; standard and day are the same, and so are the terms, target and limit of that day.  The fields from ``numerator`` to
    ``no_opportunity`` are those of ``Observation``.  One that an import makes has ``import_`` and ``key`` of the row that says
    otherwise, and neither an act (the row may stand in several) nor a nonce: whoever imports that row makes the same correction.
    """

    observed_on: date
    standard: str
    corrects: str
    act: str = ""
    because: str
    terms: str
    target: str
    limit: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    count: Decimal | None = None
    exposure: Decimal | None = None
    readings: tuple[Decimal, ...] | None = None
    unit: str | None = None
    ratings: tuple[tuple[Decimal, int], ...] | None = None
    passed: Decimal | None = None
    points: Decimal | None = None
    no_opportunity: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    import_: str | None = None
    key: str | None = None
    nonce: str | None = None

    @property
    def observation(self) -> Observation:
        """What was seen, alone."""
        return _observation_of(self)

    @property
    def is_void(self) -> bool:
        """Whether it says that the measurement should not have been."""
        return self.observation == Observation()


def _observation_of(entry: Measurement | Correction) -> Observation:
    return Observation(
        numerator=entry.numerator,
        denominator=entry.denominator,
        count=entry.count,
        exposure=entry.exposure,
        readings=entry.readings,
        unit=entry.unit,
        ratings=entry.ratings,
        passed=entry.passed,
        points=entry.points,
        no_opportunity=entry.no_opportunity,
    )


Stance = Literal["agrees", "acknowledges", "approves", "objects"]


class Agreement(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="agreement", tag_field="entry"):
    """One party's word on the terms of a standard, which it carries as text and as fingerprint.

    ``party`` is a department, ``department/station`` or party id as written, or a guardrail's authority.  A standard is agreed
    to; a guardrail is acknowledged, and its authority approves it; an ordinary standard may be objected to instead.
    ``objection`` is why.  ``took_part`` ``of`` so many had their say.  ``signature`` is OpenSSH's, armoured, over the entry
    without it.
    """

    agreed_on: date
    standard: str
    terms: str
    text: str
    party: str
    stance: Stance
    by: str
    role: str | None = None
    objection: str | None = None
    took_part: int | None = None
    of: int | None = None
    valid_until: date | None = None
    note: str | None = None
    nonce: str | None = None
    signature: str | None = None

    def has_ended(self, day: date) -> bool:
        """Whether it was agreed until a day that is over on this one."""
        return self.valid_until is not None and self.valid_until < day


class Waiver(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="waiver", tag_field="entry"):
    """A dated permission: what a check finds is not held against the site, or a standard is not judged for some days.

    With ``standard`` the periods that end between ``since`` and ``until`` are shown as waived (a concession where they lie before
    the day it was given, else a deviation permit).  With ``check`` its findings are, those ``about`` one name or all.  An entry
    that lacks an end, a reason or an approver can be read: a check says so.
    """

    waived_on: date
    standard: str | None = None
    check: str | None = None
    about: str | None = None
    since: date
    until: date | None = None
    because: str | None = None
    requested_by: str | None = None
    approved_by: str | None = None
    role: str | None = None
    nonce: str | None = None


Entry = Measurement | Correction | Agreement | Waiver | Rebase | Finding | Action


def day_of(entry: Entry) -> date:
    """The day that an entry is about: observed, agreed, waived, decided or stated on; of a correction, that of what it corrects."""
    if isinstance(entry, (Measurement, Correction)):
        return entry.observed_on
    if isinstance(entry, Rebase):
        return entry.decided_on
    if isinstance(entry, (Finding, Action)):
        return entry.stated_on
    return entry.agreed_on if isinstance(entry, Agreement) else entry.waived_on


class Agreed(Struct, frozen=True):
    """An agreement as the ledger keeps it.

    ``standard`` is the full name that its standard has now; ``current`` whether its terms are still those of the newest promise.
    ``signer`` is the principal whose signature was verified ('': none was), ``fault`` what is wrong with a signature ('': nothing).
    """

    id: str
    act: Act
    agreement: Agreement
    place: Source
    standard: str
    current: bool
    signer: str = ""
    fault: str = ""


class Granted(Struct, frozen=True):
    """A waiver as the ledger keeps it; ``standard`` is the full name that its standard has now ('' for a check's waiver)."""

    id: str
    act: Act
    waiver: Waiver
    place: Source
    standard: str = ""


class Kept(Struct, frozen=True):
    """A measurement as the ledger keeps it: its id, its act and its place."""

    id: str
    act: Act
    measurement: Measurement
    place: Source


class Filed(Struct, frozen=True):
    """An entry as it stands in the ledger, whether or not it counts: its id, its act, that act's id ('': none), and its place."""

    id: str
    act: Act
    act_id: str
    entry: Entry
    place: Source


class Asked(Struct, frozen=True):
    """The newest entries about some names ((): all) on some days, both included, and at most so many."""

    names: tuple[str, ...]
    since: date
    until: date
    limit: int
