"""``handoff map``: the chain from supplier to the external customer."""

from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._format import chosen
from handoff.cli._open import opened, readable, refuse_unknown
from handoff.cli._options import Output, Project, today_in

Form = Literal["text", "mermaid", "markdown", "json", "html", "xlsx"]


def command(
    ctx: typer.Context,
    department: Annotated[
        str,
        typer.Argument(
            metavar="DEPARTMENT", help="Only the chain through this department.", autocompletion=_completion.departments
        ),
    ] = "",
    form: Annotated[
        Form | None,
        typer.Option("--format", help="A tree, a diagram, rows or facts; else as the output's name says, or text."),
    ] = None,
    output: Output = "",
    project: Project = "",
) -> None:
    """Show who hands what to whom, down to the external customers.

    Example: handoff map --format mermaid --output chain.mmd
    """
    from handoff.analysis.holdings import Holdings
    from handoff.analysis.judged import Question, StandsOn
    from handoff.analysis.judging import judge
    from handoff.reports import chain_map

    kind = chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    refuse_unknown(workspace.organisation, department)
    question = Question(today_in(workspace.settings.timezone), department=department)
    judged = judge(workspace.organisation, Holdings(), question, StandsOn())
    answer(chain_map.page(judged), kind, output)
