"""The answer to a file of rows: what was recorded or would be, what the ledger has otherwise, what was typed in before."""

from handoff.analysis.figures import counted
from handoff.analysis.imported import Double, Imported, Understood
from handoff.answers._imported_facts import by_result, imported_facts
from handoff.measures import written
from handoff.model.entry import Measurement
from handoff.model.text import briefly, quoted
from handoff.page import Block, Cell, Column, Note, Page, Table, Text

_MOST_ROWS = 20
_MOST_DOUBLES = 10
_MOST_MISSED = 10
_ID = 8


def imported_page(done: Imported) -> Page:
    """How many rows were recorded, how many the ledger knew, what was not read, and what should be looked at."""
    title = "Import: a rehearsal, nothing was recorded" if done.is_rehearsal else "Import"
    blocks: list[Block] = [Text(" ".join(_sentences(done)))]
    if not done.is_refused:
        blocks.extend(_results(done))
    if done.is_rehearsal and done.first:
        blocks.append(_first_rows(done))
    if done.changed:
        blocks.append(_changed_rows(done))
    blocks.extend(_doubles(done))
    blocks.append(Text(_next_step(done)))
    return Page(title, tuple(blocks), imported_facts(done))


def _sentences(done: Imported) -> list[str]:
    if done.is_refused:
        verb = "would be" if done.is_rehearsal else "was"
        bad = "it cannot be read" if done.is_unreadable else f"{counted(done.bad_rows, 'row')} of {done.rows:,} cannot be"
        return [f"Nothing of {done.source} {verb} recorded: {bad}.", *_unread(done)]
    if not done.rows:
        none = f"No row of {done.source} was filled in" if done.left_empty else f"{done.source} has 0 rows under its header"
        return [f"{none}: nothing was recorded.", *_unread(done)]
    verb = "would be recorded" if done.is_rehearsal else "recorded"
    said = [f"{done.recorded:,} of {done.rows:,} rows {verb} from {done.source}."]
    if done.known:
        # Whether such a row counts is its corrections' business: they may have replaced it, or contradict each other.
        said.append(
            f"{done.known:,} {'was' if done.known == 1 else 'were'} in the ledger already and add{'s' * (done.known == 1)} nothing."
        )
    if done.corrected:
        what = "a correction" if done.corrected == 1 else f"{done.corrected:,} corrections"
        others = "another value" if done.corrected == 1 else "other values"
        said.append(f"The ledger has {others} for {counted(done.corrected, 'row')}: {what} {verb}.")
    return said + _unread(done)


def _unread(done: Imported) -> list[str]:
    said = []
    if done.left_empty:
        said.append(f"{counted(done.left_empty, 'row was', 'rows were')} left empty, and skipped.")
    if done.passed_over:
        said.append(f"{counted(done.passed_over, 'row was', 'rows were')} passed over, as the mapping says under `ignore`.")
    if done.hidden:
        said.append(f"Hidden sheets are not read: {briefly(tuple(map(quoted, done.hidden)))}.")
    return said


def _results(done: Imported) -> list[Block]:
    """What the new rows mean, each alone, the worst first, and which of them missed."""
    groups = by_result(done)
    if not groups:
        return []
    judged = sum(len(rows) for _, rows in groups)
    of = f"The first {judged:,} of them judged" if done.recorded > judged else "Judged"
    said = ", ".join(f"{len(rows):,} {verdict}" for verdict, rows in groups)
    missed = groups[0][1] if groups[0][0] == "missed" else ()
    return [Text(f"{of} one by one: {said}.", "bad" if missed else "plain"), *([_missed_rows(missed)] if missed else [])]


def _missed_rows(missed: tuple[Understood, ...]) -> Table:
    shown = missed[:_MOST_MISSED]
    title = f"The first {len(shown)} of {len(missed):,} missed rows" if len(missed) > len(shown) else "Missed"
    columns = (Column("line", "right"), Column("standard"), Column("day"), Column("value"), Column("target"))
    rows = (
        (
            Cell(str(one.line), number=str(one.line)),
            Cell(one.row.standard),
            Cell(str(one.row.observed_on)),
            Cell(written(one.row.observation)),
            Cell(one.row.target),
        )
        for one in shown
    )
    return Table("missed", title, columns, tuple(rows))


def _first_rows(done: Imported) -> Table:
    shown = done.first[:_MOST_ROWS]
    title = f"The first {len(shown)} of {done.rows:,} rows" if done.rows > len(shown) else "The rows"
    columns = (Column("line", "right"), Column("standard"), Column("day"), Column("value"), Column("to the ledger"))
    rows = (
        (
            Cell(str(row.line), number=str(row.line)),
            Cell(row.row.standard),
            Cell(str(row.row.observed_on)),
            Cell(written(row.row.observation)),
            Cell(row.novelty),
        )
        for row in shown
    )
    return Table("rows", f"{title}, as they are understood", columns, tuple(rows))


def _changed_rows(done: Imported) -> Table:
    shown = done.changed[:_MOST_ROWS]
    more = f" (the first {len(shown)} of {done.changed_rows:,})" if done.changed_rows > len(shown) else ""
    columns = (
        Column("line", "right"),
        Column("standard"),
        Column("day"),
        Column("the ledger has"),
        Column("the row says"),
        Column("entry"),
        Column("where"),
    )
    rows = (
        (
            Cell(str(one.line), number=str(one.line)),
            Cell(one.row.standard),
            Cell(str(one.row.observed_on)),
            Cell(written(one.entry.observation) or "taken back"),
            Cell(written(one.row.observation)),
            Cell(one.kept.id[:_ID], whole=one.kept.id),
            Cell(f"{one.kept.place.path}:{one.kept.place.line}"),
        )
        for one in shown
    )
    return Table("changed", f"Rows that the ledger has with another value{more}", columns, tuple(rows))


def _doubles(done: Imported) -> list[Block]:
    if not done.doubles:
        return []
    verb, count = "say" if done.double_rows > 1 else "says", "would count" if done.is_rehearsal else "count"
    said = f"{counted(done.double_rows, 'new row')} {verb} the same as what somebody typed in before. Both {count}."
    notes: list[Block] = [Note(said), *(Text(_double(one, done.source)) for one in done.doubles[:_MOST_DOUBLES])]
    more = done.double_rows - min(len(done.doubles), _MOST_DOUBLES)
    if more:
        notes.append(Text(f"And {more:,} more: `--format json` has them."))
    first = done.doubles[0].kept.id[:_ID]
    notes.append(Text(f"Where it was one measurement, take the typed one back: handoff correct {first} --void --because TEXT"))
    return notes


def _double(one: Double, source: str) -> str:
    entry, place = one.kept.entry, one.kept.place
    value = f", {written(entry.observation)}" if isinstance(entry, Measurement) else ""
    by = (isinstance(entry, Measurement) and entry.recorded_by) or one.kept.act.recorded_by or "nobody known"
    what = f"{entry.standard} on {entry.observed_on}{value}" if isinstance(entry, Measurement) else ""
    return f"{source}:{one.line} and {place.path}:{place.line} ({one.kept.id[:_ID]}, typed in by {by}): {what}"


def _next_step(done: Imported) -> str:
    if done.is_refused:
        return "Next: mend what stderr says, then try the file again."
    if done.is_rehearsal:
        return "Next: the same command without --dry-run." if done.recorded or done.corrected else "Nothing would change."
    judged = "Next: `handoff log` lists them with their ids; `handoff report compliance` judges the last full month."
    return judged if done.entries else "Nothing changed."
