"""What became of a file of rows, for machines."""

from msgspec import Struct

from handoff.analysis.imported import Changed, Double, Hindrance, Imported, Novelty, Understood
from handoff.analysis.judged import VERDICTS, Verdict
from handoff.measures import written
from handoff.model.entry import Measurement


class RowFacts(Struct, frozen=True):
    """A row as it was understood; ``result`` is what a new one means alone."""

    line: int
    standard: str
    observed_on: str
    written: str
    to_the_ledger: Novelty
    result: Verdict | None


class ChangedFacts(Struct, frozen=True):
    """A row that the ledger has with another value; ``ledger`` is null where it was taken back.

    ``hindrance`` is why an import may not correct it: by-hand, rivals, several, moved; null for nothing.
    """

    line: int
    standard: str
    observed_on: str
    written: str
    ledger: str | None
    id: str
    path: str
    ledger_line: int
    hindrance: Hindrance | None


class DoubleFacts(Struct, frozen=True):
    """A new row that says the same as what somebody typed in."""

    line: int
    standard: str
    observed_on: str
    id: str
    path: str
    ledger_line: int
    recorded_by: str


class BadRowFacts(Struct, frozen=True):
    """What is wrong with a row."""

    check: str
    line: int
    message: str
    why: str
    fix: str


class ResultFacts(Struct, frozen=True):
    """How many of the new rows that were judged have this result, each alone."""

    result: Verdict
    rows: int


class ImportedFacts(Struct, frozen=True):
    """What became of a file of rows.  ``act`` is '' where nothing was recorded.

    Of ``first_rows``, ``bad``, ``changed`` and ``doubles`` the first are there; the numbers count all.  ``results`` and ``missed``
    are of the first thousand rows.
    """

    version: int
    act: str
    dry_run: bool
    rows: int
    recorded: int
    known: int
    corrected: int
    left_empty: int
    passed_over: int
    hidden_sheets: tuple[str, ...]
    bad_rows: int
    changed_rows: int
    double_rows: int
    bad: tuple[BadRowFacts, ...]
    changed: tuple[ChangedFacts, ...]
    doubles: tuple[DoubleFacts, ...]
    first_rows: tuple[RowFacts, ...]
    results: tuple[ResultFacts, ...]
    missed: tuple[RowFacts, ...]


def imported_facts(done: Imported) -> ImportedFacts:
    """All of it; what is refused has recorded nothing."""
    refused = done.is_refused
    return ImportedFacts(
        version=1,
        act=done.path,
        dry_run=done.is_rehearsal,
        rows=done.rows,
        recorded=0 if refused else done.recorded,
        known=done.known,
        corrected=0 if refused else done.corrected,
        left_empty=done.left_empty,
        passed_over=done.passed_over,
        hidden_sheets=done.hidden,
        bad_rows=done.bad_rows,
        changed_rows=done.changed_rows,
        double_rows=done.double_rows,
        bad=tuple(BadRowFacts(one.check, one.source.line, one.message, one.why, one.fix) for one in done.problems),
        changed=tuple(map(_changed, done.changed)),
        doubles=tuple(map(_double, done.doubles)),
        first_rows=tuple(map(_row, done.first)) if done.is_rehearsal else (),
        results=() if refused else tuple(ResultFacts(result, len(rows)) for result, rows in by_result(done)),
        missed=() if refused else tuple(_row(row) for row in done.first if row.verdict == "missed"),
    )


def by_result(done: Imported) -> tuple[tuple[Verdict, tuple[Understood, ...]], ...]:
    """The new rows among the first, by what each means alone, the worst first."""
    groups = ((verdict, tuple(row for row in done.first if row.verdict == verdict)) for verdict in VERDICTS)
    return tuple((verdict, rows) for verdict, rows in groups if rows)


def _row(one: Understood) -> RowFacts:
    row = one.row
    return RowFacts(one.line, row.standard, row.observed_on.isoformat(), written(row.observation), one.novelty, one.verdict)


def _changed(one: Changed) -> ChangedFacts:
    place = one.kept.place
    return ChangedFacts(
        line=one.line,
        standard=one.row.standard,
        observed_on=one.row.observed_on.isoformat(),
        written=written(one.row.observation),
        ledger=written(one.entry.observation) or None,
        id=one.kept.id,
        path=place.path,
        ledger_line=place.line,
        hindrance=one.hindrance or None,
    )


def _double(one: Double) -> DoubleFacts:
    kept, entry = one.kept, one.kept.entry
    if not isinstance(entry, Measurement):
        raise TypeError("only a measurement is typed in")
    by = entry.recorded_by or kept.act.recorded_by
    day = entry.observed_on.isoformat()
    return DoubleFacts(one.line, entry.standard, day, kept.id, kept.place.path, kept.place.line, by)
