"""``handoff action``: plan, do, check, act; a sub-command a step, and nothing is effective before it has proved itself."""

from typing import TYPE_CHECKING, Annotated

import typer

from handoff.cli._act import answer_move
from handoff.cli._action_open import open_
from handoff.cli._group import Command, Group
from handoff.cli._options import By, Commit, Evidence, Plain, Project, day_or_usage
from handoff.cli._steps import ActionId, Confirmed, On, telling

if TYPE_CHECKING:
    from handoff.model.improving import Outcome

_STEP = "step of an action"

app = typer.Typer(cls=Group, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _action() -> None:
    """Plan what shall change, do it, check what came of it, and close it with proof."""


app.command("open", cls=Command)(open_)


@app.command("do", cls=Command)
def do(
    ctx: typer.Context,
    action: ActionId,
    statement: Annotated[str, typer.Argument(metavar="TEXT", help="What was done.")],
    done_by: Annotated[
        str, typer.Option("--done-by", metavar="NAME", help="Who did it; who records it by default.", show_default=False)
    ] = "",
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Say that an action was done, and when: what is measured in later periods shows whether it worked.

    Example: handoff action do 8ad41b07 "both desks are manned from noon to one since Monday" --on 2026-04-06
    """
    from handoff.workspace.acting_on import Move

    told = telling(ctx, _STEP, project, by, commit, on, evidence)
    move = Move("do", action, statement.strip(), told.day, done_by.strip(), evidence=told.evidence)
    answer_move(told, move, form)


@app.command("check", cls=Command)
def check(
    ctx: typer.Context,
    action: ActionId,
    statement: Annotated[str, typer.Argument(metavar="TEXT", help="What was seen.")] = "looked at what was measured since",
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Look whether an action works: what was measured since against before, and against what it predicted.

    Example: handoff action check 8ad41b07 "two of three months, and the buyers have noticed"
    """
    from handoff.workspace.acting_on import Move

    told = telling(ctx, _STEP, project, by, commit, on, evidence)
    answer_move(told, Move("check", action, statement.strip(), told.day, evidence=told.evidence), form)


@app.command("extend", cls=Command)
def extend(
    ctx: typer.Context,
    action: ActionId,
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="The new day by which it is to be done.", show_default=False)],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it takes longer.", show_default=False)],
    on: On = "",
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Give an action more time, with a reason; one that was given more time twice stands out in every list.

    Example: handoff action extend 8ad41b07 --due 2026-05-15 --because "the second desk is delivered in May"
    """
    from handoff.workspace.acting_on import Move

    told = telling(ctx, _STEP, project, by, commit, on)
    day = day_or_usage(due, "--due", told.recorder.today)
    answer_move(told, Move("extend", action, because.strip(), told.day, due=day), form)


@app.command("close", cls=Command)
def close(
    ctx: typer.Context,
    action: ActionId,
    statement: Annotated[str, typer.Argument(metavar="TEXT", help="What was learnt.")] = "",
    effective: Annotated[bool, typer.Option("--effective", help="It did what it predicted.")] = False,  # noqa: FBT002 -- a flag
    ineffective: Annotated[bool, typer.Option("--ineffective", help="It did not, or is given up.")] = False,  # noqa: FBT002 -- a flag
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it was ineffective.", show_default=False)] = "",
    confirmed_by: Confirmed = "",
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Close an action: as effective, when it has proved itself, or as ineffective, with the reason.

    Effective means: the newest measurements that began after it was done meet its criterion, as many in a row as it said; a
    second person, who neither owns nor did it, confirms it; and no standard that it balances got worse. The refusal says what
    lacks.

    Example: handoff action close 8ad41b07 --effective --confirmed-by "A. Auditor"
    """
    from handoff.workspace.acting_on import Move

    if effective == ineffective:
        raise typer.BadParameter("say whether it worked: --effective or --ineffective; one of them.", param_hint="--effective")
    if ineffective and not because.strip():
        raise typer.BadParameter("say with --because why, so that nobody tries the same again.", param_hint="--because")
    told = telling(ctx, _STEP, project, by, commit, on, evidence)
    outcome: Outcome = "effective" if effective else "ineffective"
    said = " ".join(filter(None, (statement.strip(), because.strip()))) or "it did what it predicted"
    move = Move("close", action, said, told.day, outcome=outcome, confirmed_by=confirmed_by.strip(), evidence=told.evidence)
    answer_move(told, move, form)
