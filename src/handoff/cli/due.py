"""``handoff due``: what is to be done, by whom, worst first."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINDING, EXIT_FINE
from handoff.cli._format import chosen
from handoff.cli._named import Department
from handoff.cli._open import leave, opened, readable, refuse_fault, refuse_unknown
from handoff.cli._options import AsOf, Output, Project, day_as_of

if TYPE_CHECKING:
    from handoff.model.organisation import Organisation

Form = Literal["text", "json", "csv", "ics", "html", "xlsx"]


Within = Annotated[str, typer.Option("--within", metavar="TIME", help="How far ahead: 14d, 2w.")]
Owner = Annotated[
    str,
    typer.Option(
        "--owner", metavar="ROLE", help="Only what this role has to do.", show_default=False, autocompletion=_completion.owners
    ),
]
AnyForm = Annotated[
    Form | None,
    typer.Option("--format", help="How to print it, ics for calendars; else as the output's name says, or text."),
]
FailOn = Annotated[Literal["never", "overdue"], typer.Option("--fail-on", help="Exit with 1 when something is overdue.")]


def command(
    ctx: typer.Context,
    within: Within = "14d",
    owner: Owner = "",
    department: Department = "",
    as_of: AsOf = "",
    form: AnyForm = None,
    fail_on: FailOn = "never",
    output: Output = "",
    project: Project = "",
) -> None:
    """Say what is to be done, by whom, worst first.

    Measurements, findings, actions, agreements, waivers, talks and the review of the commitment: what is overdue, what has fallen
    due, and what will within two weeks. An empty list says when the next thing falls due.

    Example: handoff due --owner "Order desk lead" --format ics --output due.ics
    """
    from handoff.analysis.agenda import Matter
    from handoff.answers.due import due_page
    from handoff.workspace.due import due

    ahead, kind = _days(within), chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    organisation = workspace.organisation
    refuse_unknown(organisation, department)
    today = day_as_of(as_of, workspace.settings.timezone)
    found = due(workspace, Matter(today, ahead, owner.strip(), department))
    if not found.agenda.tasks and found.agenda.coming is None:
        _refuse_nobody(organisation, owner.strip())
    answer(due_page(organisation, found.agenda), kind, output)
    late = fail_on == "overdue" and any(task.state == "overdue" for task in found.agenda.tasks)
    leave(found.problems, workspace.root, EXIT_FINDING if late else EXIT_FINE)


def _refuse_nobody(organisation: "Organisation", owner: str) -> None:
    """Leave where nothing is to be done and no definition knows the role: an action may be owned by any role."""
    from handoff.analysis.agenda import unknown_owner

    fault = unknown_owner(organisation, owner)
    if fault is not None:
        refuse_fault(fault)


def _days(text: str) -> timedelta:
    from handoff.model.day import DAYS_RULE, parse_days
    from handoff.model.text import quoted

    days = parse_days(text)
    if days is None:
        raise typer.BadParameter(f"{quoted(text)} is no time. Write it in {DAYS_RULE}.", param_hint="--within")
    return timedelta(days=days)
