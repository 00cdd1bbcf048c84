"""``handoff share``: commit new acts and seals, receive what others recorded and send yours, without git's words."""

from typing import TYPE_CHECKING

import typer

from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINE, EXIT_IO
from handoff.cli._open import opened, refuse_fault
from handoff.cli._options import Plain, Project

if TYPE_CHECKING:
    from handoff.answers.shared import SharedFacts
    from handoff.workspace.sharing import Exchange


def command(
    ctx: typer.Context,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Share what was recorded: commit new acts and seals, receive those of others, send yours.

    Nothing else is committed: neither a definition that you are still working on, nor a file of evidence. What others sent is
    merged; where that cannot be, everything stays as it was, and what is in the way is said in plain words. Nothing is ever
    forced.

    Example: handoff share
    """
    from handoff.answers.shared import shared_page
    from handoff.workspace.sharing import share

    done = share(opened(ctx, project))
    answer(shared_page(_facts(done)), form)
    if done.fault is not None:
        refuse_fault(done.fault, EXIT_IO)
    raise typer.Exit(EXIT_FINE)


def _facts(done: "Exchange") -> "SharedFacts":
    from handoff.answers.shared import By, InTheWay, SharedFacts

    fault = done.fault
    return SharedFacts(
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
