"""How a standard is defined, for machines: what is measured and how, its targets now and earlier, and how a value is written."""

from datetime import date

from msgspec import Struct

from handoff.analysis.definitions import in_words
from handoff.analysis.names import short_names
from handoff.measures import kind_named
from handoff.model.organisation import Organisation
from handoff.model.standard import Baseline, Cadence, Guardrail, Measure, MeasureKind, Promise, Standard


class MeasureFacts(Struct, frozen=True):
    """The operational definition, key by key; null for keys that the kind does not use or nobody wrote."""

    kind: MeasureKind
    in_words: str
    counts: str | None
    of: str | None
    per: str | None
    unit: str | None
    start: str | None
    stop: str | None
    clock: str | None
    scale: str | None
    points: str | None
    method: str | None
    source: str | None
    every: Cadence | None
    by: str | None
    sample: str | None


class PromiseFacts(Struct, frozen=True):
    """A target with its limit and stretch in canonical words, and since when."""

    target: str
    limit: str | None
    stretch: str | None
    since: date | None


class GuardrailFacts(Struct, frozen=True):
    """Whom a standard protects, on whose authority, from what, and who may waive it."""

    protects: tuple[str, ...]
    authority: str
    prevents: str
    waivable_by: str


class Definition(Struct, frozen=True):
    """A standard as its file says it; ``promises`` newest first; ``example`` is a command line that records a value."""

    path: str
    line: int
    statement: str | None
    owner: str | None
    dimension: str | None
    customers: tuple[str, ...]
    measure: MeasureFacts | None
    promises: tuple[PromiseFacts, ...]
    basis: str | None
    baseline: Baseline | None
    critical: bool
    guardrail: GuardrailFacts | None
    formerly: tuple[str, ...]
    note: str | None
    example: str | None


def definition_of(organisation: Organisation, standard: Standard, customers: tuple[str, ...]) -> Definition:
    """Everything that is defined about a standard."""
    return Definition(
        path=standard.place.path,
        line=standard.place.line,
        statement=standard.statement or None,
        owner=standard.owner or None,
        dimension=standard.dimension,
        customers=customers,
        measure=_measure(standard.measure) if standard.measure else None,
        promises=tuple(_promise(promise) for promise in standard.promises),
        basis=standard.basis,
        baseline=standard.baseline,
        critical=standard.critical,
        guardrail=_guardrail(standard.guardrail) if standard.guardrail else None,
        formerly=standard.formerly,
        note=standard.note or None,
        example=_example_line(organisation, standard),
    )


def _example_line(organisation: Organisation, standard: Standard) -> str | None:
    """A command line that records a value of the standard's kind, by its shortest unambiguous name; None without a measure."""
    if standard.measure is None:
        return None
    target = standard.promises[0].target if standard.promises else None
    example = kind_named(standard.measure.kind).example(standard.measure, target)
    return f"handoff record {short_names(organisation)[standard.name]} {example}"


def _measure(measure: Measure) -> MeasureFacts:
    return MeasureFacts(
        kind=measure.kind,
        in_words=in_words(measure),
        counts=measure.counts or None,
        of=measure.of or None,
        per=measure.per or None,
        unit=measure.unit or None,
        start=measure.start or None,
        stop=measure.stop or None,
        clock=measure.clock or None,
        scale=measure.scale or None,
        points=measure.points or None,
        method=measure.method or None,
        source=measure.source or None,
        every=measure.every,
        by=measure.by or None,
        sample=measure.sample or None,
    )


def _promise(promise: Promise) -> PromiseFacts:
    return PromiseFacts(
        promise.target.text,
        promise.limit.text if promise.limit else None,
        promise.stretch.text if promise.stretch else None,
        promise.since,
    )


def _guardrail(guardrail: Guardrail) -> GuardrailFacts:
    return GuardrailFacts(guardrail.protects, guardrail.authority, guardrail.prevents, guardrail.waivable_by)
