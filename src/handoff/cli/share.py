"""``handoff share``: commit new acts and seals, receive what others recorded and send yours, without git's words."""

from typing import Annotated, Literal

import typer

from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINE, EXIT_IO
from handoff.cli._open import opened, refuse_fault
from handoff.cli._options import Project


def command(
    ctx: typer.Context,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print what was done.")] = "text",
    project: Project = "",
) -> None:
    """Share what was recorded: commit new acts and seals, receive those of others, send yours.

    Nothing else is committed: neither a definition that you are still working on, nor a file of evidence. What others sent is
    merged; where that cannot be, everything stays as it was, and what is in the way is said in plain words. Nothing is ever
    forced.

    Example: handoff share
    """
    from handoff.answers.shared import By, InTheWay, SharedFacts, shared_page
    from handoff.workspace.sharing import share

    done = share(opened(ctx, project))
    fault = done.fault
    facts = SharedFacts(
        version=1,
        place=done.place,
        committed=done.committed,
        received=done.received,
        received_by=tuple(By(one.name, one.acts) for one in done.by),
        sent=done.sent,
        before=done.before,
        definitions=done.definitions,
        altered=done.altered,
        sent_definitions=done.sent_definitions,
        left=done.left,
        in_the_way=InTheWay(fault.message, fault.why, fault.fix) if fault else None,
        evidence=done.evidence,
        committed_seals=done.committed_seals,
        received_seals=done.received_seals,
        sent_seals=done.sent_seals,
        touched=done.touched,
    )
    answer(shared_page(facts), form)
    if fault is not None:
        refuse_fault(fault, EXIT_IO)
    raise typer.Exit(EXIT_FINE)
