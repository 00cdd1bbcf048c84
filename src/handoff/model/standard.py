"""A standard: a measurable promise about an output to its customers."""

from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.model.problem import Source
from handoff.model.target import Target

MeasureKind = Literal["proportion", "count", "value", "duration", "rating", "check"]
# The kinds whose entries hold readings, each of which may be held against the target.
READINGS: tuple[MeasureKind, ...] = ("value", "duration", "rating")
ChartKind = Literal["p", "u", "xmr"]
Cadence = Literal["day", "week", "month", "quarter", "half-year", "year", "event"]
Dimension = Literal["reliability", "responsiveness", "assurance", "empathy", "tangibles"]
Basis = Literal["customer need", "regulation", "contract", "benchmark", "history", "provisional"]


class Measure(Struct, frozen=True, gc=False, array_like=True):
    """How a number is obtained: the operational definition.  Keys a kind does not use are ''."""

    kind: MeasureKind
    source_place: Source
    counts: str = ""
    of: str = ""
    per: str = ""
    unit: str = ""
    start: str = ""
    stop: str = ""
    clock: str = ""
    scale: str = ""
    points: str = ""
    method: str = ""
    source: str = ""
    every: Cadence | None = None
    by: str = ""
    sample: str = ""


class Promise(Struct, frozen=True, gc=False, array_like=True):
    """A target with its limit and stretch, and the day from which they count (None: since ever)."""

    target: Target
    limit: Target | None = None
    stretch: Target | None = None
    since: date | None = None


class Guardrail(Struct, frozen=True, gc=False):
    """Whom a standard protects, on whose authority, from what, and who may waive it ('never': nobody)."""

    protects: tuple[str, ...]
    authority: str
    prevents: str
    waivable_by: str
    place: Source


class Baseline(Struct, frozen=True, gc=False):
    """Where a standard started: a value as written, and the period it belongs to."""

    value: str
    period: str


class Standard(Struct, frozen=True, gc=False, array_like=True):
    """A standard as its department's file says it.

    What is missing is None or empty: the checks say so.  ``unreadable`` names the keys that are there but could not be
    read, so that no check calls them missing.  ``promises`` holds the target in force now, then earlier ones, newest first.
    ``until`` is the last day of one that is retired but still described, so that its past stays judged.
    """

    department: str
    output: str
    id: str
    place: Source
    statement: str = ""
    owner: str = ""
    dimension: Dimension | None = None
    measure: Measure | None = None
    promises: tuple[Promise, ...] = ()
    basis: Basis | None = None
    baseline: Baseline | None = None
    customers: tuple[str, ...] = ()
    critical: bool = False
    guardrail: Guardrail | None = None
    formerly: tuple[str, ...] = ()
    until: date | None = None
    note: str = ""
    unreadable: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full name, ``department/output/standard``."""
        return f"{self.department}/{self.output}/{self.id}"

    @property
    def cadence(self) -> Cadence | None:
        """How often it is measured; None where nothing says so."""
        return self.measure.every if self.measure else None

    @property
    def stands_above_percentages(self) -> bool:
        """Guardrails and critical standards, which no percentage may hide."""
        return self.critical or self.guardrail is not None

    def promise_on(self, day: date) -> Promise | None:
        """The promise in force on a day; before the first one, the first."""
        for promise in self.promises:
            if promise.since is None or promise.since <= day:
                return promise
        return self.promises[-1] if self.promises else None
