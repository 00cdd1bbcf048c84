"""``handoff check``: what is missing or inconsistent, as an exit code for CI and as sentences for people."""

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._exit import exit_at, exit_for
from handoff.cli._named import Department
from handoff.cli._open import opened, refuse_fault, refuse_unknown
from handoff.cli._options import AsOf, Output, Project, day_as_of

if TYPE_CHECKING:
    from datetime import date

    from handoff.checks import Inspection
    from handoff.page import Page
    from handoff.workspace.checking import Found
    from handoff.workspace.opening import Workspace

Form = Literal["text", "json", "markdown", "junit", "sarif", "github"]


AnyForm = Annotated[
    Form | None,
    typer.Option("--format", help="How to print the problems.", show_default="text; on GitHub Actions github"),
]
FailOn = Annotated[Literal["error", "warning", "never"], typer.Option("--fail-on", help="Exit with 1 from this severity on.")]
Level = Annotated[
    Literal["defined", "agreed", "measured", "improving"] | None,
    typer.Option("--level", help="Hold the site to this level instead of its own.", show_default=False),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CHECK", help="Run only this check; may be repeated.", autocompletion=_completion.checks),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CHECK", help="Leave this check out; may be repeated.", autocompletion=_completion.checks),
]
Due = Annotated[bool, typer.Option("--due", help="Judge dates too: what is overdue, lapsing or ended.")]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Let a workspace without a department pass.")]


def command(
    ctx: typer.Context,
    form: AnyForm = None,
    fail_on: FailOn = "error",
    level: Level = None,
    select: Select = None,
    ignore: Ignore = None,
    department: Department = "",
    due: Due = False,  # noqa: FBT002 -- a flag
    as_of: AsOf = "",
    allow_empty: AllowEmpty = False,  # noqa: FBT002 -- a flag
    output: Output = "",
    project: Project = "",
) -> None:
    """Say what is missing or inconsistent in the standards and the ledger.

    It depends on the files only, never on the date, so an old commit gives the same answer for ever; `--due` judges dates too.
    On GitHub Actions it prints annotations, and the whole list goes to the summary of the step. Exit codes: 0 fine, 1 a
    finding, 3 definitions or entries that cannot be read or refer to nothing, 4 the ledger is not what was recorded.

    Example: handoff check --level agreed --format json
    """
    from handoff.checks import Inspection
    from handoff.workspace.checking import check

    workspace = opened(ctx, project)
    inspection = Inspection(level, tuple(select or ()), tuple(ignore or ()), department, _day(workspace, as_of, due))
    _refuse_unknown(workspace, inspection)
    found, chosen = check(workspace, inspection), form or _usual_form(output)
    if allow_empty:
        _leave_if_empty(workspace, found, chosen, output)
    page = _page(workspace, found, chosen)
    answer(page, chosen, output)
    if chosen == "github":
        from handoff.cli._step_summary import add_to_step_summary

        add_to_step_summary(page)
    raise typer.Exit(max(exit_for(found.unreadable), exit_at(found.unreadable + found.findings, fail_on)))


def _day(workspace: "Workspace", as_of: str, due: bool) -> "date | None":  # noqa: FBT001 -- a flag's value
    """The day to judge dates on; None where they are not asked about."""
    return day_as_of(as_of, workspace.settings.timezone) if due or as_of else None


def _refuse_unknown(workspace: "Workspace", inspection: "Inspection") -> None:
    """Leave where no check or department is named so."""
    from handoff.workspace.checking import unknown_check

    fault = unknown_check((*inspection.select, *inspection.ignore))
    if fault is not None:
        refuse_fault(fault)
    refuse_unknown(workspace.organisation, inspection.department)


def _leave_if_empty(workspace: "Workspace", found: "Found", form: Form, output: str) -> None:
    """Leave, with that as the answer, where there was nothing to check."""
    from handoff.answers.problems import nothing_checked_page
    from handoff.workspace.findings import nothing_was_there

    if nothing_was_there(workspace, found):
        answer(nothing_checked_page(workspace.settings.standards), form, output)
        raise typer.Exit


def _usual_form(output: str) -> Form:
    """What is printed where nobody has said: annotations where a GitHub runner reads them, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" and not output else "text"


def _page(workspace: "Workspace", found: "Found", form: Form) -> "Page":
    from handoff.answers.problems import problems_page
    from handoff.workspace.findings import findings_of, from_the_top

    findings = findings_of(workspace, found)
    return problems_page(from_the_top(workspace, findings) if form in {"github", "sarif"} else findings)
