"""What the commands about findings and actions share: their flags, and how a step is kept."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli._commit import keeping
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import Project, day_or_usage
from handoff.cli._recorder import later_recorder_of

if TYPE_CHECKING:
    from datetime import date

    from handoff.answers.found import Step
    from handoff.cli._options import Recorder
    from handoff.model.entry import Entry
    from handoff.model.problem import Fault
    from handoff.workspace.opening import Workspace

On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day on which it was; today by default.", show_default=False)]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who records it; git's user by default.", show_default=False)]
Proofs = Annotated[list[str] | None, typer.Option("--evidence", metavar="PATH|URL", help="What proves it; may be repeated.")]
Confirmed = Annotated[
    str,
    typer.Option(
        "--confirmed-by",
        metavar="NAME",
        help="A second person, who did not act on it; who records it by default.",
        show_default=False,
    ),
]
Form = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the answer.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The first eight characters of its id, or more.")]

__all__ = ["By", "Confirmed", "Form", "Id", "On", "Project", "Proofs", "day_of", "keep", "sit_down"]


def sit_down(ctx: typer.Context, project: str, by: str, commit: bool | None, what: str) -> "tuple[Workspace, Recorder]":  # noqa: FBT001 -- a flag's value
    """The workspace, whose definitions can be read, and who records in it."""
    workspace = readable(opened(ctx, project))
    return workspace, later_recorder_of(workspace, by, keeping(workspace, commit, what))


def day_of(on: str, recorder: "Recorder") -> "date":
    """The day of a step: today, or as it was typed."""
    return day_or_usage(on, "--on", recorder.today)


def keep(workspace: "Workspace", recorder: "Recorder", entry: "Entry | Fault") -> "Step":
    """Record a step, or leave with the reason why not; what was recorded, with what no commit has yet."""
    from handoff.answers.found import Step
    from handoff.cli._answer import recorded
    from handoff.model.problem import Fault
    from handoff.workspace.answering import uncommitted_entries
    from handoff.workspace.recording import record

    if isinstance(entry, Fault):
        refuse_fault(entry)
    published = record(workspace, recorder.act, entry)
    with recorded(published.path):
        recorder.keep(workspace, published)
        return Step(published.first_id, published.path, uncommitted_entries(workspace))
