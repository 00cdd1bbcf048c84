"""What the ledger keeps: acts of recording and the entries in them, as they stand on their lines.

Field order is the order of the keys on a line (specification: integrity, "Entries: named by their content").
"""

from datetime import date
from decimal import Decimal

from msgspec import Struct

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


class Evidence(Struct, frozen=True, omit_defaults=True):
    """A file in the workspace with its hash, or an address or document number kept as text."""

    ref: str
    sha256: str | None = None


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
        return Observation(
            numerator=self.numerator,
            denominator=self.denominator,
            count=self.count,
            exposure=self.exposure,
            readings=self.readings,
            unit=self.unit,
            ratings=self.ratings,
            passed=self.passed,
            points=self.points,
            no_opportunity=self.no_opportunity,
        )


class Kept(Struct, frozen=True):
    """A measurement as the ledger keeps it: its id, its act and its place."""

    id: str
    act: Act
    measurement: Measurement
    place: Source
