"""How a standard is defined: what is measured and how, its targets now and earlier, and how a value is written."""

from datetime import date

from msgspec import Struct

from handoff.analysis.names import find_standard
from handoff.measures import kind_named
from handoff.model.organisation import Organisation
from handoff.model.standard import Baseline, Cadence, Guardrail, Measure, MeasureKind, Promise, Standard
from handoff.page import Cell, Column, Table


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
        example=example_line(organisation, standard),
    )


def example_line(organisation: Organisation, standard: Standard) -> str | None:
    """A command line that records a value of the standard's kind, by its shortest unambiguous name; None without a measure."""
    measure = standard.measure
    if measure is None:
        return None
    tails = (standard.id, f"{standard.output}/{standard.id}", standard.name)
    name = next((tail for tail in tails if find_standard(organisation, tail) == standard), standard.name)
    target = standard.promises[0].target if standard.promises else None
    return f"handoff record {name} {kind_named(measure.kind).example(measure, target)}"


def definition_table(definition: Definition) -> Table:
    """The definition for people, one key a row; what no standard should lack is said to be missing."""
    measure = definition.measure
    rows = [
        _row("owner", definition.owner, "nobody: name an owner"),
        _row("measure", measure.in_words if measure else None, "none: nobody can say whether it is kept"),
        *(_measured(measure) if measure else ()),
        _row("basis", definition.basis, "not written down: where does the target come from?"),
        ("dimension", definition.dimension),
        ("baseline", f"{definition.baseline.value} in {definition.baseline.period}" if definition.baseline else None),
        ("critical", "yes: no percentage may hide it" if definition.critical else None),
        *_guarded(definition.guardrail),
        ("formerly", ", ".join(definition.formerly)),
        ("note", definition.note),
        ("defined in", f"{definition.path}:{definition.line}"),
    ]
    cells = tuple((Cell(key), text if isinstance(text, Cell) else Cell(text)) for key, text in rows if text)
    return Table("definition", "How it is defined", (Column("what"), Column("as written")), cells)


def promises_table(promises: tuple[PromiseFacts, ...]) -> Table:
    """The target in force and earlier ones."""
    columns = (Column("since"), Column("target"), Column("limit"), Column("stretch"))
    rows = tuple(
        (Cell(str(promise.since or "the beginning")), Cell(promise.target), Cell(promise.limit or ""), Cell(promise.stretch or ""))
        for promise in promises
    )
    return Table("targets", "Target now and earlier" if len(promises) > 1 else "Target", columns, rows)


def _row(key: str, text: str | None, missing: str) -> tuple[str, Cell]:
    return (key, Cell(text) if text else Cell(missing, "warn"))


def _measured(measure: MeasureFacts) -> tuple[tuple[str, Cell | str | None], ...]:
    return (
        _row("method", measure.method, "not written down: two people would count differently"),
        ("source", measure.source),
        _row("every", measure.every, "not written down: nobody knows when to measure"),
        ("sample", measure.sample),
        ("measured by", measure.by),
    )


def _guarded(guardrail: GuardrailFacts | None) -> tuple[tuple[str, str], ...]:
    if guardrail is None:
        return ()
    waiving = "nobody, ever" if guardrail.waivable_by == "never" else guardrail.waivable_by
    return (
        ("protects", ", ".join(guardrail.protects)),
        ("prevents", guardrail.prevents),
        ("on the authority of", guardrail.authority),
        ("may be waived by", waiving),
    )


def _in_words(measure: Measure) -> str:
    """The measure's own keys as a phrase; keys that are missing leave their place out."""
    per, of = f", per {measure.per}" if measure.per else "", f", out of {measure.of}" if measure.of else ""
    clock = f", in {measure.clock} time" if measure.clock else ""
    phrases: tuple[tuple[MeasureKind, str], ...] = (
        ("proportion", f"{measure.counts}{of}"),
        ("count", f"{measure.counts}{per}"),
        ("value", f"readings in {measure.unit}" if measure.unit else "readings"),
        ("duration", f"from {measure.start or 'a start'} to {measure.stop or 'a stop'}{clock}"),
        ("rating", f"on the scale {measure.scale}" if measure.scale else ""),
        ("check", f"of {measure.points}" if measure.points else "passed or failed"),
    )
    words = next(phrase for kind, phrase in phrases if kind == measure.kind)
    return f"{measure.kind}: {words}" if words else measure.kind


def _measure(measure: Measure) -> MeasureFacts:
    return MeasureFacts(
        kind=measure.kind,
        in_words=_in_words(measure),
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
