"""``handoff check``: what is missing or inconsistent, as an exit code for CI and as sentences for people."""

from typing import Annotated, Literal

import typer

from handoff.cli._answer import answer
from handoff.cli._exit import exit_at, exit_for
from handoff.cli._open import opened
from handoff.cli._options import Output, Project


def command(
    ctx: typer.Context,
    form: Annotated[Literal["text", "json", "markdown"], typer.Option("--format", help="How to print the problems.")] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "never"], typer.Option("--fail-on", help="Exit with 1 from this severity on.")
    ] = "error",
    output: Output = "",
    project: Project = "",
) -> None:
    """Say what is missing or inconsistent in the standards and the ledger.

    It depends on the files only, never on the date, so an old commit gives the same answer for ever.  Exit codes: 0 fine,
    1 a finding, 3 definitions or entries that cannot be read or refer to nothing, 4 the ledger is not what was recorded.

    Example: handoff check --format json
    """
    from handoff.answers.problems import problems_page
    from handoff.reading import with_excerpts
    from handoff.workspace.asking import check

    workspace = opened(ctx, project)
    found = check(workspace)
    problems = with_excerpts(workspace.root, (*found.unreadable, *found.findings))
    answer(problems_page(problems), form, output)
    raise typer.Exit(max(exit_for(found.unreadable), exit_at(found.unreadable + found.findings, fail_on)))
