"""``handoff rebase``: people decide that a process has changed, so that it is charted anew; never automatic."""

from typing import Annotated

import typer

from handoff.cli._answer import answer
from handoff.cli._commit import keeping
from handoff.cli._named import Standard
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import Commit, Plain, Project, day_or_usage
from handoff.cli._recorder import recorder_of
from handoff.cli._recording import recording

On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day on which the process changed.", show_default=False)]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="What has changed, in a sentence.", show_default=False)]
Void = Annotated[
    str, typer.Option("--void", metavar="ID", help="Take an earlier rebase back: it counts no more.", show_default=False)
]
InsteadOf = Annotated[
    str, typer.Option("--instead-of", metavar="ID", help="An earlier rebase that this one replaces.", show_default=False)
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; git's user by default.", show_default=False)]


def command(
    ctx: typer.Context,
    standard: Standard,
    since: On = "",
    because: Because = "",
    void: Void = "",
    instead_of: InsteadOf = "",
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Decide that a standard's process has changed: it is charted anew from that day on.

    The new phase begins with the first period that ends on the day or later, and has limits of its own; what went before keeps
    its own. Nothing is erased: a decision is taken back, or replaced, by another one with a reason. handoff itself never decides.

    Example: handoff rebase entered-in-time --on 2026-04-01 --because "orders are entered by the buyers themselves"
    """
    from handoff.answers.rebased import rebased_page
    from handoff.model.problem import Fault
    from handoff.workspace.rebasing import Wish, rebase_of, rebasing

    if bool(since) == bool(void):
        raise typer.BadParameter(
            "say from which day on, or with --void ID which rebase counts no more; one of them.", param_hint="--on"
        )
    if void and instead_of:
        raise typer.BadParameter(
            "a rebase that is taken back is replaced by nothing: give --on DATE with it.", param_hint="--instead-of"
        )
    workspace = readable(opened(ctx, project))
    recorder = recorder_of(workspace, by, keeping(workspace, commit, "rebase"))
    day = day_or_usage(since, "--on", recorder.today) if since else None
    decided = rebase_of(workspace, Wish(standard, day, because.strip(), void or instead_of), recorder.today)
    if isinstance(decided, Fault):
        refuse_fault(decided)
    with recording(workspace, recorder, decided.rebase) as published:
        answer(rebased_page(rebasing(workspace, decided, recorder.act, published)), form)
