"""A file of rows becomes one act, or nothing: all rows are checked before any is recorded."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from handoff.ledger import Draft, Published
from handoff.model.day import DAY_RULE, parse_day
from handoff.model.entry import Act, Evidence
from handoff.model.import_mapping import PLAIN, ImportMapping
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import quoted
from handoff.reading.rows import HiddenSheet, LeftEmpty, Row, read_rows
from handoff.workspace.opening import Workspace
from handoff.workspace.recording import Desk, Said, evidence_of

MOST_SHOWN = 100


class Imported(Struct, frozen=True):
    """What became of a file: the act, how many rows it had, how many of them the ledger knew already.

    ``left_empty`` counts the rows of a worksheet that nobody filled in, which are not among its rows; ``hidden`` are the names of
    sheets that were not read.
    """

    published: Published
    rows: int
    known: int
    left_empty: int
    hidden: tuple[str, ...]


class Refused(Struct, frozen=True):
    """Why nothing was recorded: the first bad rows, and how many there were in all."""

    problems: tuple[Problem, ...]
    bad_rows: int


class Importer(Struct, frozen=True):
    """Whose rows they are, from which file, and until which day they may have been observed."""

    workspace: Workspace
    path: Path
    shown: str
    act: Act
    today: date
    mapping: ImportMapping = PLAIN


def import_rows(importer: Importer, progress: Callable[[int], None]) -> Imported | Refused:
    """Record every row of the file as one act; one bad row and nothing is recorded.

    ``progress`` hears the number of rows read so far, now and then.  OSError where a file or the disk is in the way.
    """
    problems: list[Problem] = []
    hidden: list[str] = []
    bad = rows = known = left_empty = 0
    desk = Desk(importer.workspace.organisation)
    with importer.workspace.ledger.draft(importer.act) as draft:
        for row in read_rows(importer.path, importer.shown, importer.mapping):
            if isinstance(row, HiddenSheet):
                hidden.append(row.name)
                continue
            if isinstance(row, LeftEmpty):
                left_empty += 1
                continue
            rows += 1
            if rows % 5000 == 0:
                progress(rows)
            fate = row if isinstance(row, Problem) else _add(importer, desk, draft, row)
            if isinstance(fate, Problem):
                bad += 1
                if bad <= MOST_SHOWN:
                    problems.append(fate)
            else:
                known += fate
        if bad:
            return Refused(tuple(problems), bad)
        return Imported(draft.publish(), rows, known, left_empty, tuple(hidden))


def _add(importer: Importer, desk: Desk, draft: Draft, row: Row) -> Problem | int:
    """Add a row to the draft: 1 when the ledger knew it, 0 when it is new."""
    place = Source(importer.shown, row.line)
    said = _said(importer, row)
    measurement = said if isinstance(said, Fault) else desk.measurement(said)
    if isinstance(measurement, Fault):
        return at(place, measurement, "bad-row")
    novelty = draft.add(structs.replace(measurement, key=row.key) if row.key else measurement)
    if novelty == "changed":
        return at(place, _changed(row), "bad-row")
    if novelty == "repeated":
        return at(place, _repeated(row), "bad-row")
    return int(novelty == "known")


def _said(importer: Importer, row: Row) -> Said | Fault:
    day = _day(row.observed_on)
    if isinstance(day, Fault):
        return day
    if day > importer.today:
        return Fault(f"{row.observed_on} is in the future.", "Nobody can have observed it yet.", "Correct observed_on.")
    evidence = tuple(evidence_of(importer.workspace.root, importer.path.parent, ref) for ref in row.evidence)
    for item in evidence:
        if isinstance(item, Fault):
            return item
    return Said(
        row.standard,
        day,
        tuple(row.value.split()),
        row.no_opportunity,
        row.note,
        tuple(item for item in evidence if isinstance(item, Evidence)),
        row.recorded_by,
    )


def _day(text: str) -> date | Fault:
    return parse_day(text) or Fault(
        f"observed_on is {quoted(text)}, which is no day.",
        "Days in other forms are ambiguous: 03/04/2026 is in March for some and in April for others.",
        f"Write it as {DAY_RULE}.",
    )


def _changed(row: Row) -> Fault:
    return Fault(
        f"{row.standard} on {row.observed_on} is in the ledger with another value than {quoted(row.value)}.",
        "What was recorded is never changed silently.",
        "If this is a second measurement of that day, put both rows into the file, the known one first. Otherwise leave it out.",
    )


def _repeated(row: Row) -> Fault:
    return Fault(
        f"This row says the same as an earlier one: {row.standard} on {row.observed_on}, {quoted(row.value)}.",
        "Counted twice, it would weigh double.",
        "Delete one of the two, or tell them apart in their notes.",
    )


def import_act(act: Act, path: Path, mapping: ImportMapping = PLAIN) -> Act:
    """The act of importing a file: it carries the mapping's name, and the file's name and SHA-256."""
    import hashlib  # noqa: PLC0415 -- only imports need it

    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return structs.replace(act, import_=mapping.name, source=path.name, source_sha256=digest)


def bad_rows(refused: Refused) -> Iterator[Problem]:
    """The problems to show; the last one counts those that are not shown."""
    yield from refused.problems
    hidden = refused.bad_rows - len(refused.problems)
    if hidden > 0:
        last = refused.problems[-1]
        yield Problem(
            "bad-row",
            "error",
            Source(last.source.path),
            f"{hidden:,} more rows are bad.",
            "",
            "Correct the ones above first; often they share one cause.",
        )
