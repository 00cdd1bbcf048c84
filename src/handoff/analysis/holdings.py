"""What a ledger answers: sums of measurements, agreements, waivers and steps, and what is odd about its entries."""

from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.analysis.periods import Period
from handoff.model.entry import Agreed, Granted
from handoff.model.problem import Source
from handoff.model.stated import Found, Rebased, Taken
from handoff.model.summary import Summary


class Bucket(Struct, frozen=True):
    """One standard's measurements in one cadence period that were made under one target and limit (their canonical texts)."""

    standard: str
    period: Period
    target: str
    limit: str
    summary: Summary


class Unknown(Struct, frozen=True):
    """A name in the ledger that no definition knows: where it stands first, and how often."""

    standard: str
    place: Source
    entries: int


class Repeated(Struct, frozen=True):
    """A measurement that one person typed in more than once: its standard as recorded, its day, and where it stands.

    There are two places at least, in order; of very many only some are given.  With ``mapping`` it is a row of that import
    which stands there in several versions, as two branches had it; ``last`` is the id of the one at the last place.
    """

    standard: str
    observed_on: date
    recorded_by: str
    places: tuple[Source, ...]
    mapping: str = ""
    last: str = ""


class Late(Struct, frozen=True):
    """What was recorded of a standard, by its name as recorded, long after it was observed: the latest entry, and how many."""

    standard: str
    place: Source
    observed_on: date
    days: int
    entries: int


class Personal(Struct, frozen=True):
    """An entry in which something looks like a person's data; ``standard`` as recorded ('': it is about none)."""

    standard: str
    place: Source
    what: str


class Unproved(Struct, frozen=True):
    """The newest measurement of a standard, typed in without evidence, or with a file that is ``gone`` or ``changed``: ``said``."""

    standard: str
    place: Source
    observed_on: date
    flaw: Literal["none", "gone", "changed"] = "none"
    said: str = ""


class Same(Struct, frozen=True):
    """What was typed in of a standard last: so many ``times`` the same, or (0) a quarter and more of it in one minute."""

    standard: str
    place: Source
    since: date
    until: date
    times: int = 0


class Holdings(Struct, frozen=True):
    """What a ledger answers: buckets in order of standard and period, unknown names, number of entries, digest of their ids;
    agreements, waivers, rebases and the steps of findings and actions, oldest first; what was typed in twice, recorded late,
    looks like a person's data, lacks evidence or is always the same, where that was asked for.

    ``digest`` is the sum of all ids (as 256-bit integers, modulo 2**256) in 64 hex digits, so it adds up over acts in any order.
    """

    buckets: tuple[Bucket, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    entries: int = 0
    digest: str = "0" * 64
    agreements: tuple[Agreed, ...] = ()
    waivers: tuple[Granted, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    rebases: tuple[Rebased, ...] = ()
    findings: tuple[Found, ...] = ()
    actions: tuple[Taken, ...] = ()
    late: tuple[Late, ...] = ()
    personal: tuple[Personal, ...] = ()
    unproved: tuple[Unproved, ...] = ()
    same: tuple[Same, ...] = ()
