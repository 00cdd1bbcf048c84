"""``handoff record``: one measurement from the command line, or a file of them."""

from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._commit import keeping
from handoff.cli._open import opened
from handoff.cli._options import Commit, Project, day_or_usage
from handoff.cli._recorder import recorder_of


def command(
    ctx: typer.Context,
    standard: Annotated[
        str,
        typer.Argument(
            metavar="STANDARD", help="The standard: its full name or any unambiguous tail.", autocompletion=_completion.standards
        ),
    ] = "",
    value: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="The value in its written form, such as 97/104.")
    ] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day it was observed; today by default.", show_default=False)
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who records; git's user by default.", show_default=False)] = "",
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="PATH|URL", help="What proves it; may be repeated.")
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark for readers.", show_default=False)] = "",
    no_opportunity: Annotated[
        str, typer.Option("--no-opportunity", metavar="REASON", help="There was nothing to measure, and why.", show_default=False)
    ] = "",
    source: Annotated[
        str,
        typer.Option("--from", metavar="FILE", help="Record every row of a file, or none; - reads JSON Lines.", show_default=False),
    ] = "",
    mapping: Annotated[
        str,
        typer.Option(
            "--mapping",
            metavar="NAME",
            help="How the file is read: `[import.NAME]` in handoff.toml.",
            show_default=False,
            autocompletion=_completion.imports,
        ),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what the file would record, and record nothing.")] = False,  # noqa: FBT002 -- a flag
    correct: Annotated[bool, typer.Option("--correct", help="Correct rows that the ledger has with another value.")] = False,  # noqa: FBT002 -- a flag
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why they are corrected; the file says otherwise.", show_default=False)
    ] = "",
    due: Annotated[
        str,
        typer.Option(
            "--due",
            metavar="DEPARTMENT",
            help="Ask for each value that is due in a department.",
            show_default=False,
            autocompletion=_completion.departments,
        ),
    ] = "",
    owner: Annotated[
        str,
        typer.Option(
            "--owner",
            metavar="ROLE",
            help="Your role: ask for what it answers for first.",
            show_default=False,
            autocompletion=_completion.owners,
        ),
    ] = "",
    commit: Commit = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the verdict.")] = "text",
    project: Project = "",
) -> None:
    """Record a measurement and hear at once what it means.

    Without a standard, at a terminal, it asks: what is due comes first, others are found by any part of their name or statement.

    Values: 97/104 (proportion), 3 or 3/250 (count), 20.1 20.2 (readings), 90min 1.5h (durations), 5x20 4x10 (ratings),
    pass or 19/20 (checks).  `handoff show STANDARD` says which one a standard wants.

    Example: handoff record entered-in-time 97/104 --on 2026-10-31 --note "week 44 audit"
    """
    if not source and (mapping or dry_run or correct or because):
        raise typer.BadParameter("--mapping, --dry-run, --correct and --because are about a file.", param_hint="--from")
    workspace = opened(ctx, project)
    recorder = recorder_of(workspace, by, keeping(workspace, commit, "measurement"))
    if due or not (standard or source):
        from handoff.cli._record_session import Asked, record_at_terminal

        if standard or source or value or note or no_opportunity or evidence or form != "text":
            raise typer.BadParameter(
                "name a standard and its value. Without, they are asked for; only --on, --by, --owner and --commit go with that.",
                param_hint="--due" if due else "STANDARD",
            )
        asked = Asked(due, owner.strip(), day_or_usage(on, "--on", recorder.today) if on else None)
        record_at_terminal(workspace, recorder, asked)
    elif source:
        from handoff.cli._record_file import FileAsked, record_file

        if standard or value or on or note or no_opportunity or evidence:
            raise typer.BadParameter(
                "the rows of a file say their own standard, value, day, note and evidence.", param_hint="--from"
            )
        record_file(workspace, FileAsked(source, mapping, dry_run, correct, because.strip()), recorder, form)
    else:
        from handoff.cli._record_one import record_one
        from handoff.workspace.recording import Said

        day = day_or_usage(on, "--on", recorder.today)
        said = Said(standard, day, tuple(value or ()), no_opportunity.strip(), note.strip())
        record_one(workspace, said, tuple(evidence or ()), recorder, form)
