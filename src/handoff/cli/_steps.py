"""What the commands about findings and actions share: their flags, who tells a step, and how it is kept."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from handoff.cli import _completion
from handoff.cli._commit import keeping
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import Recorder, day_or_usage
from handoff.cli._recorder import later_recorder_of
from handoff.cli._recording import recording

if TYPE_CHECKING:
    from handoff.answers.found import Step
    from handoff.model.entry import Entry
    from handoff.model.evidence import Evidence
    from handoff.model.problem import Fault
    from handoff.workspace.opening import Workspace

_ID = "The first eight characters of its id, or more."
FindingId = Annotated[str, typer.Argument(metavar="ID", help=_ID, autocompletion=_completion.open_findings)]
ActionId = Annotated[str, typer.Argument(metavar="ID", help=_ID, autocompletion=_completion.open_actions)]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day on which it was; today by default.", show_default=False)]
Confirmed = Annotated[
    str,
    typer.Option(
        "--confirmed-by",
        metavar="NAME",
        help="A second person, who did not act on it; who records it by default.",
        show_default=False,
    ),
]


class Telling(Struct, frozen=True):
    """Someone tells a step: where, who records it, on which day it was, and what proves it."""

    workspace: "Workspace"
    recorder: Recorder
    day: date
    evidence: "tuple[Evidence, ...]"


def telling(
    ctx: typer.Context,
    what: str,
    project: str,
    by: str,
    commit: bool | None,  # noqa: FBT001 -- a flag's value
    on: str,
    evidence: list[str] | None = None,
) -> Telling:
    """What every step is told with, by its flags; leaves where a definition cannot be read, a day is none or a proof is missing."""
    from handoff.cli._record_one import proofs

    workspace = readable(opened(ctx, project))
    recorder = later_recorder_of(workspace, by, keeping(workspace, commit, what))
    day = day_or_usage(on, "--on", recorder.today)
    return Telling(workspace, recorder, day, proofs(workspace, tuple(evidence or ())))


def keep(told: Telling, entry: "Entry | Fault") -> "Step":
    """Record a step, or leave with the reason why not; what was recorded, with what no commit has yet."""
    from handoff.answers.found import Step
    from handoff.model.problem import Fault
    from handoff.workspace.answering import uncommitted_entries

    if isinstance(entry, Fault):
        refuse_fault(entry)
    with recording(told.workspace, told.recorder, entry) as published:
        return Step(published.first_id, published.path, uncommitted_entries(told.workspace))
