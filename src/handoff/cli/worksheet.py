"""``handoff worksheet``: a sheet to take along on an audit, which ``handoff record --from`` reads back."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer, put
from handoff.cli._format import chosen
from handoff.cli._open import leave, opened, readable, refuse_unknown
from handoff.cli._options import AsOf, Output, Project, day_as_of
from handoff.cli._talk import say

if TYPE_CHECKING:
    from handoff.workspace.worksheets import Prepared

Medium = Literal["xlsx", "csv", "html"]


def command(
    ctx: typer.Context,
    department: Annotated[
        str,
        typer.Argument(
            metavar="DEPARTMENT", help="Whose standards; with --due all, if left out.", autocompletion=_completion.departments
        ),
    ] = "",
    due: Annotated[bool | None, typer.Option("--due", help="Only what is overdue or has fallen due.")] = None,
    medium: Annotated[
        Medium | None,
        typer.Option("--format", help="A workbook, plain rows, or a page to print; else as the name of the output says, or csv."),
    ] = None,
    as_of: AsOf = "",
    output: Output = "",
    project: Project = "",
) -> None:
    """Write a sheet for an audit: a row a standard, with empty cells for what it finds.

    Fill in observed_on and value (or no_opportunity), and if you like note and evidence; `handoff record --from FILE` reads the
    filled CSV or XLSX back, and skips rows that were left empty.

    Example: handoff worksheet customer-service --output audit.xlsx
    """
    from handoff.analysis.figures import counted
    from handoff.workspace.worksheets import prepare_department, prepare_due

    if not department and not due:
        raise typer.BadParameter("name a department, or say --due for whatever is due.", param_hint="DEPARTMENT")
    kind = chosen(medium, output, Medium, "csv")
    workspace = readable(opened(ctx, project))
    refuse_unknown(workspace.organisation, department)
    today = day_as_of(as_of, workspace.settings.timezone)
    prepared = (prepare_due if due else prepare_department)(workspace, department, today)
    title = f"{workspace.settings.name}: {'what is due' if due else department}, {today}"
    _write(prepared, title, kind, output)
    if output:
        then = "Print it." if kind == "html" else f"Fill it in, then: handoff record --from {output}"
        say(f"{counted(len(prepared.lines), 'standard')} in {output}. {then}")
    leave(prepared.problems, workspace.root)


def _write(prepared: "Prepared", title: str, kind: str, output: str) -> None:
    from handoff.answers.worksheet import worksheet_page, worksheet_table

    table = worksheet_table(title, prepared.lines)
    match kind:
        case "xlsx":
            from handoff.rendering._workbook import fill_in_workbook

            put(fill_in_workbook(table, [line.blank for line in prepared.lines]), output)
        case "html":
            from handoff.rendering._paper import fill_in_paper

            put(fill_in_paper(table), output)
        case _:
            answer(worksheet_page(table, prepared.lines), "csv", output)
