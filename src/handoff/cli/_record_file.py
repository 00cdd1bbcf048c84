"""Recording a file of rows: all of them, or none and every bad row by its line."""

import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from msgspec import Struct

from handoff.cli._answer import answer, recorded
from handoff.cli._exit import EXIT_UNREADABLE
from handoff.cli._open import readable, refuse, refuse_fault
from handoff.cli._talk import say
from handoff.model.problem import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handoff.analysis.imported import Imported
    from handoff.cli._options import Recorder
    from handoff.model.import_mapping import ImportMapping
    from handoff.workspace.opening import Workspace


class FileAsked(Struct, frozen=True):
    """What was asked for: the file (``-``: the standard input), the mapping's name, a rehearsal only, corrections and why."""

    named: str
    mapping: str = ""
    dry_run: bool = False
    correct: bool = False
    because: str = ""


class _Source(Struct, frozen=True):
    """A file to read, what the act calls it, what people call it, and the folder that its evidence is named from."""

    path: Path
    name: str
    shown: str
    folder: Path


def record_file(workspace: "Workspace", asked: FileAsked, recorder: "Recorder", form: str) -> None:
    """Record every row of the file as one act, or say what that would do, and tell what became of the rows."""
    from handoff.answers.imported import imported_page
    from handoff.ledger import Published
    from handoff.workspace.importing import Importer, import_act, import_rows, rehearse_rows

    because, mapping = _because(asked), _mapping(workspace, asked.mapping)
    with _source(workspace, asked) as source:
        path = source.path
        act = import_act(recorder.act, path, mapping, source.name) if path.is_file() else recorder.act
        importer = Importer(readable(workspace), path, source.shown, source.folder, act, recorder.today, mapping, because)
        with counting(path) as progress:
            done = rehearse_rows(importer, progress) if asked.dry_run else import_rows(importer, progress)
    if done.is_refused:
        _refuse(done, form, mapping.encoding)
    with recorded(done.path):
        recorder.keep(workspace, Published(done.path, done.entries, ""))
        answer(imported_page(done), form)


@contextmanager
def _source(workspace: "Workspace", asked: FileAsked) -> "Iterator[_Source]":
    """The file of that name; for ``-`` the standard input as a file, which a rehearsal keeps outside the workspace."""
    if asked.named != "-":
        path = Path(asked.named)
        yield _Source(path, path.name, asked.named, path.parent)
        return
    import tempfile

    from handoff.cli._spool import SHOWN, spooled

    with (
        tempfile.TemporaryDirectory(prefix="handoff-") if asked.dry_run else nullcontext(workspace.root) as root,
        spooled(Path(root)) as path,
    ):
        yield _Source(path, SHOWN, SHOWN, Path.cwd())


def _mapping(workspace: "Workspace", name: str) -> "ImportMapping":
    """The mapping of that name; '' is that of files which say everything in our own words."""
    from handoff.workspace.importing import mapping_named

    found = mapping_named(workspace.settings, name)
    if isinstance(found, Fault):
        refuse_fault(found)
    return found


def _because(asked: FileAsked) -> str:
    """Why changed rows are corrected; '' where they are not to be."""
    from handoff.model.person import folded
    from handoff.workspace.importing import BECAUSE
    from handoff.workspace.keepable import text_fault

    if asked.because and not asked.correct:
        raise typer.BadParameter("it is the reason of corrections; say --correct too.", param_hint="--because")
    if not asked.correct:
        return ""
    fault = text_fault((asked.because,))
    if fault is not None:
        refuse_fault(fault)
    return asked.because if folded(asked.because) else BECAUSE


def _refuse(done: "Imported", form: str, encoding: str) -> NoReturn:
    """Every bad row by its line on stderr; machines, and who only asked what would happen, get the answer as well."""
    from handoff.analysis.figures import counted
    from handoff.answers.imported import imported_page
    from handoff.reading import with_excerpts
    from handoff.workspace.unimportable import bad_rows

    if done.is_rehearsal or form == "json":
        answer(imported_page(done), form)
    bad = f"{done.source} cannot be read" if done.is_unreadable else f"{counted(done.bad_rows, 'bad row')} in {done.source}"
    say(f"Nothing {'would be' if done.is_rehearsal else 'was'} recorded: {bad}.")
    problems = with_excerpts(Path.cwd(), tuple(bad_rows(done)), encoding or "utf-8")
    refuse(problems, Path.cwd(), EXIT_UNREADABLE)


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
