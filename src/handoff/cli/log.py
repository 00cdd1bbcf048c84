"""``handoff log``: everything that was recorded, about one name or at all, with what was corrected since."""

from datetime import date
from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._format import chosen
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import FORMAT, Output, Project, Since, Until, day_or_usage
from handoff.cli._talk import say

Form = Literal["text", "json", "csv", "html", "xlsx"]
_MOST_IN_TEXT, _MOST_IN_DATA, _MOST = 200, 20_000, 10_000_000


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A standard, output, department or party; all by default.",
        autocompletion=_completion.subjects,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=1,
        max=_MOST,
        help=f"The newest N; {_MOST_IN_TEXT}, or {_MOST_IN_DATA:,} in JSON, CSV and XLSX.",
    ),
]


def command(
    ctx: typer.Context,
    name: Name = "",
    since: Since = "",
    until: Until = "",
    limit: Limit = None,
    form: Annotated[Form | None, FORMAT] = None,
    output: Output = "",
    project: Project = "",
) -> None:
    """Show what was recorded, newest first: by whom, when, under which target and terms, and what replaced it.

    What was corrected stays in the list, with its correction and the reason. --since and --until are about the day observed
    (agreed, waived), whenever it was recorded.

    Example: handoff log entered-in-time --since 2026-01-01
    """
    from handoff.answers.history import history_page, left_out_text
    from handoff.model.problem import Fault
    from handoff.workspace.history import Span, history

    first, last = day_or_usage(since, "--since", date.min), day_or_usage(until, "--until", date.max)
    if last < first:
        raise typer.BadParameter(f"{last} is before {first}, which --since says.", param_hint="--until")
    kind = chosen(form, output, Form)
    most = _MOST_IN_TEXT if kind in {"text", "html"} else _MOST_IN_DATA
    workspace = readable(opened(ctx, project))
    found = history(workspace, name, Span(first, last, limit or most))
    if isinstance(found, Fault):
        refuse_fault(found)
    answer(history_page(found), kind, output)
    if kind != "text" and found.left_out:
        say(left_out_text(found))
