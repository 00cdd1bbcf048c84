"""Recording a file of rows: all of them, or none and every bad row by its line."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handoff.cli._answer import answer, recorded
from handoff.cli._exit import EXIT_UNREADABLE
from handoff.cli._open import readable, refuse, refuse_fault
from handoff.cli._talk import say
from handoff.model.problem import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handoff.cli._options import Recorder
    from handoff.workspace.opening import Workspace


def record_file(workspace: "Workspace", named: str, recorder: "Recorder", form: str) -> None:
    """Record every row of the file as one act, and say what became of them."""
    from handoff.analysis.figures import counted
    from handoff.answers.imported import Counts, imported_page
    from handoff.workspace.importing import Importer, Refused, bad_rows, import_act, import_rows

    if named == "-":
        refuse_fault(_NO_STREAM)
    path = Path(named)
    act = import_act(recorder.act, path) if path.is_file() else recorder.act
    importer = Importer(readable(workspace), path, named, act, recorder.today)
    with counting(path) as progress:
        outcome = import_rows(importer, progress)
    if isinstance(outcome, Refused):
        say(f"Nothing was recorded: {counted(outcome.bad_rows, 'bad row')} in {named}.")
        refuse(tuple(bad_rows(outcome)), Path.cwd(), EXIT_UNREADABLE)
    with recorded(outcome.published.path):
        recorder.keep(workspace, outcome.published)
        counts = Counts(outcome.rows, outcome.known, outcome.left_empty, outcome.hidden)
        answer(imported_page(counts, outcome.published.path, named), form)


_NO_STREAM = Fault(
    "--from reads a file, not the standard input.",
    "The act keeps the file's name and hash, so that an auditor can hold the entries against it.",
    "Put the rows into a file, and keep it.",
)


@contextmanager
def counting(path: Path) -> "Iterator[Callable[[int], None]]":
    """A progress bar over the lines of a text file, on a terminal; elsewhere nothing is drawn."""
    if sys.stderr is None or not sys.stderr.isatty() or not path.is_file() or path.suffix.lower().startswith(".xls"):
        yield lambda _rows: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with path.open("rb") as file:
        lines = sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("rows read", total=lines)
        yield lambda rows: progress.update(task, completed=rows)
