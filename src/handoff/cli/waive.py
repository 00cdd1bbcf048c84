"""``handoff waive``: a dated permission, for a check or for a standard, in the ledger and never by who asks for it."""

from typing import Annotated

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._commit import keeping
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import Commit, HoldsUntil, Plain, Project, day_or_usage
from handoff.cli._recorder import recorder_of
from handoff.cli._recording import recording

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A check or a standard.", autocompletion=_completion.checks_and_standards)
]
About = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="NAME",
        help="The department, output, standard or party that a check is waived about; all by default.",
        show_default=False,
        autocompletion=_completion.subjects,
    ),
]
Because = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="Why it cannot be kept, in a sentence.", show_default=False)
]
ApprovedBy = Annotated[
    str, typer.Option("--approved-by", metavar="NAME", help="Who allows it; never who asks for it.", show_default=False)
]
Role = Annotated[
    str, typer.Option("--role", metavar="ROLE", help="The approver's role; a guardrail asks for it.", show_default=False)
]
From = Annotated[
    str, typer.Option("--from", metavar="DATE", help="The first day on which it holds; today by default.", show_default=False)
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who asks for it; git's user by default.", show_default=False)]


def command(
    ctx: typer.Context,
    name: Name,
    about: About = "",
    until: HoldsUntil = "",
    because: Because = "",
    approved_by: ApprovedBy = "",
    role: Role = "",
    since: From = "",
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Allow for some days what a check finds, or that a standard is not kept.

    The periods of a standard that end in these days are shown as waived, never as met: a deviation permit for days to come, a
    concession for days that are gone. A guardrail is waived by the role that it names alone, and not at all where it says never.

    Example: handoff waive entered-in-time --until 2026-12-31 --because "new order system" --approved-by "M. Director"
    """
    from handoff.answers.waived import waived_page
    from handoff.model.problem import Fault
    from handoff.workspace.waiving import Wish, permission, waiver_of

    _complete(until, because, approved_by)
    workspace = readable(opened(ctx, project))
    recorder = recorder_of(workspace, by, keeping(workspace, commit, "waiver"))
    today, asker = recorder.today, recorder.act.recorded_by
    first, last = day_or_usage(since, "--from", today) if since else None, day_or_usage(until, "--until", today)
    wish = Wish(name, about, first, last, because.strip(), approved_by.strip(), role.strip(), asker)
    waiver = waiver_of(workspace.organisation, wish, today)
    if isinstance(waiver, Fault):
        refuse_fault(waiver)
    with recording(workspace, recorder, waiver) as published:
        answer(waived_page(permission(workspace, waiver, published)), form)


def _complete(until: str, because: str, approved_by: str) -> None:
    """Leave where a waiver would have no end, reason or approver, saying which and why."""
    from handoff.model.person import folded
    from handoff.model.problem import Fault
    from handoff.model.text import listed

    needed = (
        (until, "--until DATE", "Without an end nobody ever looks at it again."),
        (because, "--because TEXT", "Without a reason nobody can tell whether it still holds."),
        (approved_by, "--approved-by NAME", "Without an approver it is no permission."),
    )
    missing = [(flag, why) for said, flag, why in needed if not folded(said)]
    if missing:
        flags = listed(flag for flag, _ in missing)
        refuse_fault(Fault(f"A waiver needs {flags}.", " ".join(why for _, why in missing), f"Give {flags}."))
