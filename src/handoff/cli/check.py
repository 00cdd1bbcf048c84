"""``handoff check``: what is missing or inconsistent, as an exit code for CI and as sentences for people."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._exit import exit_at, exit_for
from handoff.cli._open import opened, refuse_fault
from handoff.cli._options import AsOf, Output, Project, day_or_usage, today_in

if TYPE_CHECKING:
    from datetime import date

    from handoff.page import Page
    from handoff.workspace.checking import Found
    from handoff.workspace.opening import Workspace

Form = Literal["text", "json", "markdown", "junit", "sarif", "github"]


def command(
    ctx: typer.Context,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="How to print the problems.", show_default="text; on GitHub Actions github"),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "never"], typer.Option("--fail-on", help="Exit with 1 from this severity on.")
    ] = "error",
    level: Annotated[
        Literal["defined", "agreed", "measured", "improving"] | None,
        typer.Option("--level", help="Hold the site to this level instead of its own.", show_default=False),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CHECK", help="Run only this check; may be repeated.", autocompletion=_completion.checks),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CHECK", help="Leave this check out; may be repeated.", autocompletion=_completion.checks),
    ] = None,
    department: Annotated[
        str, typer.Option("--department", metavar="NAME", help="Only what is about this department.", show_default=False)
    ] = "",
    due: Annotated[bool, typer.Option("--due", help="Judge dates too: what is overdue, lapsing or ended.")] = False,  # noqa: FBT002 -- a flag
    as_of: AsOf = "",
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Let a workspace without a department pass.")] = False,  # noqa: FBT002 -- a flag
    output: Output = "",
    project: Project = "",
) -> None:
    """Say what is missing or inconsistent in the standards and the ledger.

    It depends on the files only, never on the date, so an old commit gives the same answer for ever; `--due` judges dates too.
    On GitHub Actions it prints annotations, and the whole list goes to the summary of the step. Exit codes: 0 fine, 1 a
    finding, 3 definitions or entries that cannot be read or refer to nothing, 4 the ledger is not what was recorded.

    Example: handoff check --level agreed --format json
    """
    from handoff.answers.problems import nothing_checked_page
    from handoff.checks import Inspection
    from handoff.model.problem import Fault
    from handoff.workspace.asking import unknown_filter
    from handoff.workspace.checking import check, unknown_check
    from handoff.workspace.findings import nothing_was_there

    workspace = opened(ctx, project)
    fault = unknown_check((*(select or ()), *(ignore or ()))) or unknown_filter(workspace.organisation, department, "")
    if isinstance(fault, Fault):
        refuse_fault(fault)
    today = _day(as_of, workspace.settings.timezone) if due or as_of else None
    inspection = Inspection(level, tuple(select or ()), tuple(ignore or ()), department, today)
    found = check(workspace, inspection)
    chosen = form or _usual_form(output)
    if allow_empty and nothing_was_there(workspace, found):
        answer(nothing_checked_page(workspace.settings.standards), chosen, output)
        raise typer.Exit
    page = _page(workspace, found, chosen)
    answer(page, chosen, output)
    if chosen == "github":
        from handoff.cli._step_summary import add_to_step_summary

        add_to_step_summary(page)
    raise typer.Exit(max(exit_for(found.unreadable), exit_at(found.unreadable + found.findings, fail_on)))


def _usual_form(output: str) -> Form:
    """What is printed where nobody has said: annotations where a GitHub runner reads them, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" and not output else "text"


def _page(workspace: "Workspace", found: "Found", form: Form) -> "Page":
    from handoff.answers.problems import problems_page
    from handoff.workspace.findings import findings_of, from_the_top

    findings = findings_of(workspace, found)
    return problems_page(from_the_top(workspace, findings) if form in {"github", "sarif"} else findings)


def _day(as_of: str, timezone: str) -> "date":
    return day_or_usage(as_of, "--as-of", today_in(timezone))
