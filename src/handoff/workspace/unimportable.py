"""Why a row that can be read is not recorded: it stands in its file twice, or the ledger has it with another value."""

from collections.abc import Iterator

from handoff.analysis.imported import Changed, Imported
from handoff.measures import written
from handoff.model.entry import Correction, Filed
from handoff.model.problem import Fault, Problem, Source
from handoff.model.text import quoted

_NEVER_SILENTLY = "What was recorded is never changed silently."
_SECOND_OF_ITS_DAY = "If this is a second measurement of that day, put both rows into the file, the known one first."
_OTHER_ROW = "If this is another row, give it a key of its own."


def repeated_fault(standard: str, day: str, value: str) -> Fault:
    """Of a row that says the same as an earlier one of its file."""
    return Fault(
        f"This row says the same as an earlier one: {standard} on {day}, {quoted(value)}.",
        "Counted twice, it would weigh double.",
        "Delete one of the two, or tell them apart: in their notes, or where the mapping names key columns, there.",
    )


def contrary_fault(standard: str, day: str, value: str) -> Fault:
    """Of a row that has the key of an earlier one of its file, and says something else."""
    return Fault(
        f"This row has the key of an earlier one, and says something else: {standard} on {day}, {quoted(value)}.",
        "One row has one value, and nobody can tell which of the two it is.",
        "Delete the wrong one; where both are right, name key columns in the mapping that tell such rows apart.",
    )


def again_fault(kept: Filed) -> Fault:
    """Of a row that its file has said already, under another mapping."""
    return Fault(
        f"The ledger has this row already, from this very file under the mapping {kept.act.import_} ({kept.id[:8]}).",
        "Each mapping knows its own rows only, so the row would count twice.",
        f"Import the file with `--mapping {kept.act.import_}`, which adds nothing; where this mapping measures something else, "
        "give it other standards. After a mapping was renamed, give it its old name back.",
    )


def changed_fault(changed: Changed, because: str) -> Fault | None:
    """Of a row that the ledger has with another value; None where ``because`` ('': nothing is corrected) lets it be corrected."""
    row, was, name = changed.row, changed.entry, changed.kept.id[:8]
    stands = written(was.observation) or "nothing, it was taken back"
    message = f"{row.standard} on {row.observed_on}: the row says {written(row.observation)}, the ledger {stands} ({name})."
    match changed.hindrance:
        case "by-hand":
            reason = quoted(was.because) if isinstance(was, Correction) else ""
            person = changed.kept.act.recorded_by or "Somebody"
            why = f"{person} has corrected it by hand, because {reason}; an import overrules nobody."
            return Fault(message, why, f"Where the file is right, say so by hand: handoff correct {name} VALUE --because TEXT")
        case "rivals":
            why = "It has several corrections side by side, so nobody can tell which one to set right."
            return Fault(message, why, f"Take back all but one, then import again: handoff correct {name} --void --because TEXT")
        case "several":
            why = "That day has several rows, told apart by their order alone, so nobody can tell which one changed."
            fix = (
                "If this is a further measurement, put it after the known ones. Else correct the wrong one by its id: "
                f"handoff log {row.standard}; or name key columns in the mapping."
            )
            return Fault(message, why, fix)
        case "moved":
            message = f"{message} The ledger has it for {was.standard} on {was.observed_on}."
            fix = f"If the file is right, take the old one back, then import again: handoff correct {name} --void --because TEXT"
            return Fault(message, f"{_NEVER_SILENTLY} A correction keeps standard and day.", fix)
    if because:
        return None
    counted = (row.key or "").startswith(f"{row.standard}|{row.observed_on}|")
    other = _SECOND_OF_ITS_DAY if counted else _OTHER_ROW
    return Fault(message, _NEVER_SILENTLY, f"If the file is right, record it again with --correct. {other} Otherwise leave it out.")


def bad_rows(refused: Imported) -> Iterator[Problem]:
    """The problems to show; the last one counts those that are not shown."""
    yield from refused.problems
    hidden = refused.bad_rows - len(refused.problems)
    if hidden > 0:
        last = refused.problems[-1]
        yield Problem(
            last.check,
            "error",
            Source(last.source.path),
            f"{hidden:,} more rows are bad.",
            "",
            "Correct the ones above first; often they share one cause.",
        )
