"""A file of rows becomes one act, or nothing: all rows are checked before any is recorded."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from functools import lru_cache, partial
from heapq import nsmallest
from pathlib import Path

from msgspec import Struct, structs

from handoff.analysis.imported import Changed, Double, Imported, Understood
from handoff.analysis.names import renamed
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.ledger import Draft
from handoff.model.day import DAY_RULE, parse_day
from handoff.model.entry import Act, Correction, Measurement
from handoff.model.evidence import Evidence
from handoff.model.import_mapping import PLAIN, ImportMapping, RowColumn
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.settings import SETTINGS_FILE, Settings
from handoff.model.text import briefly, quoted
from handoff.reading.rows import Found, HiddenSheet, LeftEmpty, Row, read_rows
from handoff.workspace.answering import understood
from handoff.workspace.keepable import name_fault, text_fault
from handoff.workspace.opening import Workspace
from handoff.workspace.recording import Desk, Said, evidence_of
from handoff.workspace.unimportable import again_fault, changed_fault, contrary_fault, repeated_fault

MOST_SHOWN = 100
MOST_KEPT = 10_000  # changed rows and doubles, for machines
MOST_FIRST = 1_000
# Always the same: two people who import the same file on two branches make one correction.
BECAUSE = "The imported file says otherwise now."


class Importer(Struct, frozen=True):
    """Whose rows they are, from which file, by which mapping, and until which day they may have been observed.

    ``shown`` is the file as people know it, ``folder`` where the evidence that its rows name is looked for.  ``because`` is why
    changed rows are corrected; '' means that they are refused.
    """

    workspace: Workspace
    path: Path
    shown: str
    folder: Path
    act: Act
    today: date
    mapping: ImportMapping = PLAIN
    because: str = ""


def import_rows(importer: Importer, progress: Callable[[int], None]) -> Imported:
    """Record every row of the file as one act; one bad row and nothing is recorded.

    ``progress`` hears the number of rows read so far, now and then.  OSError where a file or the disk is in the way.
    """
    workspace = importer.workspace
    return _imported(importer, workspace.ledger.draft(importer.act, renamed(workspace.organisation)), progress)


def rehearse_rows(importer: Importer, progress: Callable[[int], None]) -> Imported:
    """Say what ``import_rows`` would do, and leave everything as it is."""
    workspace = importer.workspace
    done = _imported(importer, workspace.ledger.rehearsal(importer.act, renamed(workspace.organisation)), progress)
    return structs.replace(done, is_rehearsal=True)


def _imported(importer: Importer, drafting: AbstractContextManager[Draft], progress: Callable[[int], None]) -> Imported:
    with drafting as draft:
        tally = _Tally(importer, draft)
        for row in read_rows(importer.path, importer.shown, importer.mapping, importer.workspace.settings.imports):
            tally.take(row)
            if tally.rows % 5000 == 0:
                progress(tally.rows)
        tally.settle()
        return tally.done()


class _Tally:
    """What has become of the rows so far."""

    def __init__(self, importer: Importer, draft: Draft) -> None:
        self._importer, self._draft = importer, draft
        self._desk = Desk(importer.workspace.organisation)
        # Thousands of rows may name one file: it is hashed once.
        self._evidence = lru_cache(maxsize=1_000)(partial(evidence_of, importer.workspace.root, importer.folder))
        self._problems: list[Problem] = []
        self._hidden: list[str] = []
        self._first: list[Understood] = []
        self._changed: tuple[Changed, ...] = ()
        self.rows = 0
        self._recorded = self._known = self._left_empty = self._passed_over = self._bad = self._changed_rows = self._corrected = 0

    def take(self, row: Found) -> None:
        """Take in a row of the file, or what else was found in it."""
        if isinstance(row, Row):
            self.rows += 1
            self._take_problem(self._add(row))
        elif isinstance(row, Problem):
            self.rows += 1
            self._take_problem(row)
        elif isinstance(row, HiddenSheet):
            self._hidden.append(row.name)
        elif isinstance(row, LeftEmpty):
            self._left_empty += 1
        else:
            self._passed_over += 1

    def _take_problem(self, problem: Problem | None) -> None:
        if problem is not None:
            self._bad += 1
            if len(self._problems) < MOST_SHOWN:
                self._problems.append(problem)

    def _add(self, row: Row) -> Problem | None:
        said = _said(self._importer, row, self._evidence)
        measurement = said if isinstance(said, Fault) else self._measurement(row, said)
        if isinstance(measurement, Fault):
            return self._at(row, measurement)
        measurement = structs.replace(measurement, key=row.key) if row.key else measurement
        novelty = self._draft.add(measurement, max(row.line, 1))
        if len(self._first) < MOST_FIRST:
            self._first.append(understood(row.line, measurement, novelty, self._desk.standard(row.standard)))
        if novelty in {"repeated", "contrary"}:
            fault = repeated_fault if novelty == "repeated" else contrary_fault
            return self._at(row, fault(row.standard, row.observed_on, row.value or row.no_opportunity))
        self._recorded += novelty == "new"
        self._known += novelty == "known"
        self._changed_rows += novelty == "changed"
        return None

    def _at(self, row: Row, fault: Fault) -> Problem:
        return at(Source(self._importer.shown, row.line), fault, "bad-row", row.excerpt)

    def _measurement(self, row: Row, said: Said) -> Measurement | Fault:
        measurement = self._desk.measurement(said)
        if not isinstance(measurement, Fault):
            return measurement
        column = self._blamed(said, measurement)
        return _in_column(row, column, _declared(self._importer.mapping, column, measurement))

    def _blamed(self, said: Said, fault: Fault) -> RowColumn:
        """The column that a fault is about."""
        standard = self._desk.standard(said.standard)
        if isinstance(standard, Fault) or standard.measure is None or standard.promise_on(said.observed_on) is None:
            return "standard"
        if fault == name_fault(said.recorded_by):
            return "recorded_by"
        return "note" if fault == text_fault((said.note,)) else "value"

    def settle(self) -> None:
        """Correct what the ledger has otherwise, where that is asked for and possible; else each such row is bad."""
        if self._changed_rows:
            self._changed = tuple(nsmallest(MOST_KEPT, self._settled(), key=lambda one: one.line))
            self._problems = sorted(self._problems, key=lambda one: one.source)[:MOST_SHOWN]

    def _settled(self) -> Iterator[Changed]:
        because, problems = self._importer.because, self._problems
        for one in self._draft.changed():
            fault = changed_fault(one, because)
            if fault is None:
                self._draft.add(_correction(one, because))
                self._corrected += 1
            else:
                self._bad += 1
                place = Source(self._importer.shown, one.line)
                problems.append(structs.replace(at(place, fault, "changed-row"), also=(one.kept.place,)))
                if len(problems) > 2 * MOST_SHOWN:
                    problems.sort(key=lambda one: one.source)
                    del problems[MOST_SHOWN:]
            yield one

    def _refuse_again(self, doubles: tuple[Double, ...]) -> None:
        """Refuse a file that was imported under another mapping: a person may have measured once more, a file has not."""
        again = [one for one in doubles if one.kept.act.import_ is not None]
        self._bad += len(again)
        for one in again[:MOST_SHOWN]:
            problem = at(Source(self._importer.shown, one.line), again_fault(one.kept), "bad-row")
            self._problems.append(structs.replace(problem, also=(one.kept.place,)))

    def done(self) -> Imported:
        """Publish it, unless a row is bad."""
        double_rows, doubles = (0, ()) if self._bad else self._draft.doubles(MOST_KEPT)
        self._refuse_again(doubles)
        published = None if self._bad else self._draft.publish()
        return Imported(
            source=self._importer.shown,
            path=published.path if published else "",
            entries=published.entries if published else 0,
            rows=self.rows,
            recorded=self._recorded,
            known=self._known,
            left_empty=self._left_empty,
            passed_over=self._passed_over,
            hidden=tuple(self._hidden),
            corrected=self._corrected,
            bad_rows=self._bad,
            changed_rows=self._changed_rows,
            double_rows=double_rows,
            problems=tuple(self._problems),
            changed=self._changed,
            doubles=doubles,
            first=tuple(self._first),
        )


def _said(importer: Importer, row: Row, evidence_named: Callable[[str], Evidence | Fault]) -> Said | Fault:
    day = _day(row.observed_on)
    if isinstance(day, Fault):
        return _in_column(row, "observed_on", day)
    if day > importer.today:
        fault = Fault(f"{row.observed_on} is in the future.", "Nobody can have observed it yet.", "Correct the day.")
        return _in_column(row, "observed_on", fault)
    evidence = tuple(map(evidence_named, row.evidence))
    for item in evidence:
        if isinstance(item, Fault):
            return _in_column(row, "evidence", item)
    return Said(
        row.standard,
        day,
        tuple(row.value.split()),
        row.no_opportunity,
        row.note,
        tuple(item for item in evidence if isinstance(item, Evidence)),
        row.recorded_by,
    )


def _in_column(row: Row, column: RowColumn, fault: Fault) -> Fault:
    """The fault with the column that it is in, where the file calls it anything else than we do."""
    label = row.label(column)
    return structs.replace(fault, message=f"In column {label}: {fault.message}") if label else fault


def _declared(mapping: ImportMapping, column: RowColumn, fault: Fault) -> Fault:
    """The fault with the part of the mapping that has the wrong name or unit, where it is not in the cell."""
    part, said = "standards", [quoted(named.ours) for named in mapping.standards]
    if column == "value":
        part, said = "units", [f" is in {named.theirs}:" for named in mapping.units]
    if column not in ("standard", "value") or not any(words in fault.message for words in said):
        return fault
    return structs.replace(fault, fix=f"{fault.fix} If it is not in the cell, it is in [import.{mapping.name}.{part}].")


def _day(text: str) -> date | Fault:
    return parse_day(text) or Fault(
        f"observed_on is {quoted(text)}, which is no day.",
        "Days in other forms are ambiguous: 03/04/2026 is in March for some and in April for others.",
        f'Write it as {DAY_RULE}; or declare the form that the export has in a mapping, such as `dates = "DD.MM.YYYY"`.',
    )


def _correction(changed: Changed, because: str) -> Correction:
    """What the row says instead of the entry that stands, which keeps its target, limit and terms."""
    was, row = changed.entry, changed.row
    return Correction(
        observed_on=was.observed_on,
        standard=was.standard,
        corrects=changed.kept.id,
        because=because,
        terms=was.terms,
        target=was.target,
        limit=was.limit,
        **structs.asdict(row.observation),
        evidence=row.evidence,
        note=row.note,
        import_=row.import_,
        key=row.key,
    )


def mapping_named(settings: Settings, name: str) -> ImportMapping | Fault:
    """The mapping of that name in the settings; '' is that of files which say everything in our own words."""
    if not name:
        return PLAIN
    names = tuple(mapping.name for mapping in settings.imports)
    found = next((mapping for mapping in settings.imports if mapping.name == name), None)
    if found is not None:
        return found
    known = f"There {'is' if len(names) == 1 else 'are'} {briefly(names, 10)}." if names else "There is none yet."
    write = f"Write `[import.NAME]` in {SETTINGS_FILE} to say how an export is read."
    return Fault(
        f"No mapping is called {quoted(name)}.",
        "Read by another mapping, the rows would say something else.",
        " ".join(part for part in (did_you_mean(nearest(name, names)), known, write) if part),
    )


def import_act(act: Act, path: Path, mapping: ImportMapping = PLAIN, source: str = "") -> Act:
    """The act of importing a file: it carries the mapping's name, the file's (or what it is called instead) and its SHA-256."""
    import hashlib  # noqa: PLC0415 -- only imports need it

    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return structs.replace(act, import_=mapping.name, source=source or path.name, source_sha256=digest)
