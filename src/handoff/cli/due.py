"""``handoff due``: what is to be done, by whom, worst first."""

from datetime import timedelta
from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINDING, EXIT_FINE, exit_for
from handoff.cli._format import chosen
from handoff.cli._open import opened, readable, refuse_fault, warn
from handoff.cli._options import AsOf, Output, Project, day_or_usage, today_in

Form = Literal["text", "json", "csv", "ics", "html", "xlsx"]


def command(
    ctx: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="TIME", help="How far ahead: 14d, 2w.")] = "14d",
    owner: Annotated[
        str,
        typer.Option(
            "--owner", metavar="ROLE", help="Only what this role has to do.", show_default=False, autocompletion=_completion.owners
        ),
    ] = "",
    department: Annotated[
        str,
        typer.Option(
            "--department",
            metavar="NAME",
            help="Only what concerns this department.",
            show_default=False,
            autocompletion=_completion.departments,
        ),
    ] = "",
    as_of: AsOf = "",
    form: Annotated[
        Form | None,
        typer.Option("--format", help="How to print it, ics for calendars; else as the output's name says, or text."),
    ] = None,
    fail_on: Annotated[
        Literal["never", "overdue"], typer.Option("--fail-on", help="Exit with 1 when something is overdue.")
    ] = "never",
    output: Output = "",
    project: Project = "",
) -> None:
    """Say what is to be done, by whom, worst first.

    Measurements, findings, actions, agreements, waivers, talks and the review of the commitment: what is overdue, what has fallen
    due, and what will within two weeks. An empty list says when the next thing falls due.

    Example: handoff due --owner "Order desk lead" --format ics --output due.ics
    """
    from handoff.analysis.agenda import Matter, unknown_owner
    from handoff.answers.due import due_page
    from handoff.workspace.due import due

    ahead, kind = _days(within), chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    organisation = workspace.organisation
    if department:
        from handoff.workspace.asking import unknown_filter

        fault = unknown_filter(organisation, department, "")
        if fault is not None:
            refuse_fault(fault)
    today = day_or_usage(as_of, "--as-of", today_in(workspace.settings.timezone))
    found = due(workspace, Matter(today, ahead, owner.strip(), department))
    nothing = not found.agenda.tasks and found.agenda.coming is None
    fault = unknown_owner(organisation, owner.strip()) if nothing else None  # an action may be owned by any role
    if fault is not None:
        refuse_fault(fault)
    answer(due_page(organisation, found.agenda), kind, output)
    if found.problems:
        warn(found.problems, workspace.root)
    late = fail_on == "overdue" and any(task.state == "overdue" for task in found.agenda.tasks)
    raise typer.Exit(max(exit_for(found.problems), EXIT_FINDING if late else EXIT_FINE))


def _days(text: str) -> timedelta:
    from handoff.model.day import DAYS_RULE, parse_days
    from handoff.model.text import quoted

    days = parse_days(text)
    if days is None:
        raise typer.BadParameter(f"{quoted(text)} is no time. Write it in {DAYS_RULE}.", param_hint="--within")
    return timedelta(days=days)
