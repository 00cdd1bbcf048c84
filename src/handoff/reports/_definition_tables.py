"""How a standard is defined, for people: the definition key by key, and the targets."""

from handoff.page import Cell, Column, Table
from handoff.reports._definition_facts import Definition, GuardrailFacts, MeasureFacts, PromiseFacts


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
