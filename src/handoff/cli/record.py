"""``handoff record``: one measurement from the command line, or a file of them."""

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from handoff.cli import _completion
from handoff.cli._commit import keeping
from handoff.cli._named import Standard
from handoff.cli._open import opened
from handoff.cli._options import By, Commit, Evidence, NoOpportunity, Note, Plain, Project, day_or_usage
from handoff.cli._record_file import FileAsked, record_file
from handoff.cli._recorder import recorder_of

if TYPE_CHECKING:
    from handoff.cli._options import Recorder
    from handoff.workspace.opening import Workspace

Value = Annotated[list[str] | None, typer.Argument(metavar="VALUE", help="The value in its written form, such as 97/104.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day it was observed; today by default.", show_default=False)]
# A file of measurements.
Source = Annotated[
    str,
    typer.Option("--from", metavar="FILE", help="Record every row of a file, or none; - reads JSON Lines.", show_default=False),
]
Mapping = Annotated[
    str,
    typer.Option(
        "--mapping",
        metavar="NAME",
        help="How the file is read: `[import.NAME]` in handoff.toml.",
        show_default=False,
        autocompletion=_completion.imports,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what the file would record, and record nothing.")]
Correct = Annotated[bool, typer.Option("--correct", help="Correct rows that the ledger has with another value.")]
Because = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="Why they are corrected; the file says otherwise.", show_default=False)
]
# A conversation.
Due = Annotated[
    str,
    typer.Option(
        "--due",
        metavar="DEPARTMENT",
        help="Ask for each value that is due in a department.",
        show_default=False,
        autocompletion=_completion.departments,
    ),
]
Owner = Annotated[
    str,
    typer.Option(
        "--owner",
        metavar="ROLE",
        help="Your role: ask for what it answers for first.",
        show_default=False,
        autocompletion=_completion.owners,
    ),
]


class _Typed(Struct, frozen=True):
    """What was typed of a measurement, or of a file of them; '' and () where nothing was."""

    standard: str = ""
    words: tuple[str, ...] = ()
    on: str = ""
    no_opportunity: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    source: str = ""
    form: str = "text"


def command(
    ctx: typer.Context,
    standard: Standard = "",
    value: Value = None,
    on: On = "",
    by: By = "",
    evidence: Evidence = None,
    note: Note = "",
    no_opportunity: NoOpportunity = "",
    source: Source = "",
    mapping: Mapping = "",
    dry_run: DryRun = False,  # noqa: FBT002 -- a flag
    correct: Correct = False,  # noqa: FBT002 -- a flag
    because: Because = "",
    due: Due = "",
    owner: Owner = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Record a measurement and hear at once what it means.

    Without a standard, at a terminal, it asks: what is due comes first, others are found by any part of their name or statement.

    Values: 97/104 (proportion), 3 or 3/250 (count), 20.1 20.2 (readings), 90min 1.5h (durations), 5x20 4x10 (ratings),
    pass or 19/20 (checks).  `handoff show STANDARD` says which one a standard wants.

    Example: handoff record entered-in-time 97/104 --on 2026-10-31 --note "week 44 audit"
    """
    typed = _Typed(standard, tuple(value or ()), on, no_opportunity, note, tuple(evidence or ()), source, form)
    if not source and (mapping or dry_run or correct or because):
        raise typer.BadParameter("--mapping, --dry-run, --correct and --because are about a file.", param_hint="--from")
    workspace = opened(ctx, project)
    recorder = recorder_of(workspace, by, keeping(workspace, commit, "measurement"))
    if due or not (standard or source):
        _ask(workspace, recorder, typed, due, owner)
    elif source:
        _record_rows(workspace, recorder, typed, FileAsked(source, mapping, dry_run, correct, because.strip()))
    else:
        _record_value(workspace, recorder, typed)


def _ask(workspace: "Workspace", recorder: "Recorder", typed: _Typed, due: str, owner: str) -> None:
    """Ask for values at the terminal."""
    from handoff.cli._record_session import Asked, record_at_terminal

    if replace(typed, on="") != _Typed():
        raise typer.BadParameter(
            "name a standard and its value. Without, they are asked for; only --on, --by, --owner and --commit go with that.",
            param_hint="--due" if due else "STANDARD",
        )
    day = day_or_usage(typed.on, "--on", recorder.today) if typed.on else None
    record_at_terminal(workspace, recorder, Asked(due, owner.strip(), day))


def _record_rows(workspace: "Workspace", recorder: "Recorder", typed: _Typed, asked: FileAsked) -> None:
    """Record the rows of a file."""
    if replace(typed, source="", form="text") != _Typed():
        raise typer.BadParameter("the rows of a file say their own standard, value, day, note and evidence.", param_hint="--from")
    record_file(workspace, asked, recorder, typed.form)


def _record_value(workspace: "Workspace", recorder: "Recorder", typed: _Typed) -> None:
    """Record the value that was typed, or that there was none."""
    from handoff.cli._record_one import record_one
    from handoff.workspace.recording import Said

    day = day_or_usage(typed.on, "--on", recorder.today)
    said = Said(typed.standard, day, typed.words, typed.no_opportunity.strip(), typed.note.strip())
    record_one(workspace, said, typed.evidence, recorder, typed.form)
