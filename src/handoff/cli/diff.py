"""``handoff diff``: what changed in meaning between two revisions, or since one; never what changed in text."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINDING, EXIT_FINE, EXIT_UNREADABLE
from handoff.cli._format import chosen
from handoff.cli._open import leave, opened, readable, refuse, refuse_fault
from handoff.cli._options import FORMAT, Output, Project

if TYPE_CHECKING:
    from collections.abc import Container

    from handoff.analysis.changes.changed import Change

Form = Literal["text", "json", "markdown", "html"]
_BOTH = 2


class FailOn(StrEnum):
    """What to fail on; Typer repeats no option that is a Literal."""

    NEVER = "never"
    LOOSENED = "loosened"
    REMOVED = "removed"
    UNAGREED = "unagreed"


Revisions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REV",
        help="One or two revisions: from the first (HEAD without one) to the second, or to the files here.",
        show_default=False,
    ),
]
FailingOn = Annotated[
    list[FailOn] | None,
    typer.Option("--fail-on", help="Exit with 1 on this; may be repeated.", show_default="never"),
]
Department = Annotated[
    str,
    typer.Option(
        "--department",
        metavar="NAME",
        help="Only what this department promises, gains or loses.",
        show_default=False,
        autocompletion=_completion.departments,
    ),
]


def command(
    ctx: typer.Context,
    revisions: Revisions = None,
    form: Annotated[Form | None, FORMAT] = None,
    fail_on: FailingOn = None,
    department: Department = "",
    output: Output = "",
    project: Project = "",
) -> None:
    """Say what a change of files changes in meaning, what customers lose by it, and whose agreement it voids.

    A change of layout, order, notes or owners is none. `--fail-on removed`: a promise, an output or a protection is taken from
    somebody. `loosened`: that, or less is promised, or something that cannot be compared. `unagreed`: a change voids an
    agreement, or somebody has still to agree to it.

    Example: handoff diff origin/main --format markdown --fail-on loosened
    """
    from handoff.answers.changes import changes_page
    from handoff.model.problem import Fault
    from handoff.workspace.differing import Difference, difference

    named = tuple(revisions or ())
    if len(named) > _BOTH:
        raise typer.BadParameter(f"{len(named)} revisions were given; two can be compared.", param_hint="REV")
    kind = chosen(form, output, Form)
    workspace = opened(ctx, project)
    if len(named) < _BOTH:
        workspace = readable(workspace)
    found = difference(workspace, named, department)
    if isinstance(found, Fault):
        refuse_fault(found)
    if not isinstance(found, Difference):
        refuse(found, root=workspace.root, code=EXIT_UNREADABLE)
    answer(changes_page(found.compared), kind, output)
    failed = any(_fails(change, fail_on or ()) for change in found.compared.changes)
    leave(found.problems, workspace.root, EXIT_FINDING if failed else EXIT_FINE)


def _fails(change: "Change", fail_on: "Container[FailOn]") -> bool:
    """Whether a change is one of those to fail on; what is removed is worse than what is loosened."""
    return (
        (change.removes and (FailOn.REMOVED in fail_on or FailOn.LOOSENED in fail_on))
        or (change.loosens and FailOn.LOOSENED in fail_on)
        or (change.is_unagreed and FailOn.UNAGREED in fail_on)
    )
