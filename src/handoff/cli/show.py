"""``handoff show``: who is your customer, how are you serving them, what do you need and from whom?"""

from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._format import chosen
from handoff.cli._open import leave, opened, readable, refuse_fault
from handoff.cli._options import FORMAT, AsOf, Output, Project, day_as_of

Form = Literal["text", "json", "markdown", "html", "xlsx"]


def command(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A department, party, output or standard; any unambiguous tail.",
            autocompletion=_completion.subjects,
        ),
    ],
    as_of: AsOf = "",
    form: Annotated[Form | None, FORMAT] = None,
    output: Output = "",
    project: Project = "",
) -> None:
    """Show a department, party, output or standard: whom it serves and how well, what it needs and from whom.

    Example: handoff show customer-service
    """
    from handoff.analysis.judged import Question
    from handoff.analysis.names import find_subject
    from handoff.model.problem import Fault
    from handoff.reports import show as report
    from handoff.workspace.asking import ask, ask_with_charts

    kind = chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    subject = find_subject(workspace.organisation, name)
    if isinstance(subject, Fault):
        refuse_fault(subject)
    today = day_as_of(as_of, workspace.settings.timezone)
    asked = ask_with_charts if kind == "json" else ask  # nobody else is shown what all the charts say
    found = asked(workspace, Question(today, subject=name))
    answer(report.page(found.judged), kind, output)
    leave(found.problems, workspace.root)
