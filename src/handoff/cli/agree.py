"""``handoff agree``: a party says that it agrees to what a standard says now, or objects, or acknowledges a guardrail."""

from typing import TYPE_CHECKING, Annotated

import typer

from handoff.cli import _completion
from handoff.cli._commit import keeping
from handoff.cli._open import opened
from handoff.cli._options import Commit, HoldsUntil, Key, Note, Plain, Project, Sign, day_or_usage
from handoff.cli._recorder import later_recorder_of
from handoff.cli._signing import key_for, need_no_key

if TYPE_CHECKING:
    from datetime import date

_MOST_PEOPLE = 1_000_000_000

Standards = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="STANDARD", help="Standards, each by any unambiguous tail of its name.", autocompletion=_completion.standards
    ),
]
Party = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="PARTY",
        help="Who agrees: a department, station or party, or a guardrail's authority.",
        show_default=False,
        autocompletion=_completion.parties,
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Every standard that PARTY has a seat in and has not agreed to as it stands now.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who speaks for it; git's user by default.", show_default=False)]
Role = Annotated[
    str,
    typer.Option(
        "--role", metavar="ROLE", help="In which role; the head of PARTY, or who represents it, by default.", show_default=False
    ),
]
Objection = Annotated[str, typer.Option("--objection", metavar="TEXT", help="Object instead, and why.", show_default=False)]
TookPart = Annotated[int | None, typer.Option("--took-part", metavar="N", min=1, max=_MOST_PEOPLE, help="How many had their say.")]
Of = Annotated[int | None, typer.Option("--of", metavar="N", min=1, max=_MOST_PEOPLE, help="Of how many.")]


def command(
    ctx: typer.Context,
    standard: Standards = None,
    party: Party = "",
    everything: Everything = False,  # noqa: FBT002 -- a flag
    by: By = "",
    role: Role = "",
    objection: Objection = "",
    took_part: TookPart = None,
    of: Of = None,
    until: HoldsUntil = "",
    note: Note = "",
    sign: Sign = False,  # noqa: FBT002 -- a flag
    key: Key = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Agree to standards as they stand now, for one who hands over or receives; all of them are recorded, or none.

    The agreement carries the terms and lapses when they change, and only then. A guardrail is acknowledged, with --objection
    too, and approved by its authority; whoever objects to another standard does not agree to it. Nobody agrees with
    themselves: supplier and customer need two people.

    Example: handoff agree entered-in-time --for sales --took-part 9 --of 11
    """
    from handoff.cli._agree import agree_to, agree_to_all
    from handoff.workspace.agreeing import Said

    _refuse_unclear(bool(standard) == everything, party, took_part, of)
    workspace = opened(ctx, project)
    recorder = later_recorder_of(workspace, by, keeping(workspace, commit, "agreement"))
    person, today = recorder.act.recorded_by, recorder.today
    ends = _end(until, today) if until else None
    ssh_key = key_for(workspace, key) if sign else need_no_key(workspace, key)
    said = Said(party.strip(), person, today, role.strip(), objection.strip(), took_part, of, ends, note.strip(), ssh_key)
    if everything:
        agree_to_all(workspace, said, recorder, form)
    else:
        agree_to(workspace, tuple(standard or ()), said, recorder, form)


def _refuse_unclear(no_or_both: bool, party: str, took_part: int | None, of: int | None) -> None:  # noqa: FBT001 -- what was found
    """Leave where it is not said to what is agreed, by whom, or of how many people."""
    if no_or_both:
        raise typer.BadParameter("name the standards, or give --all; one or the other.", param_hint="STANDARD")
    if not party.strip():
        raise typer.BadParameter("say who agrees: a department, station or party, or an authority.", param_hint="--for")
    if (took_part is None) != (of is None) or (took_part or 0) > (of or 0):
        raise typer.BadParameter("say how many had their say, of how many: --took-part 9 --of 11.", param_hint="--took-part")


def _end(until: str, today: "date") -> "date":
    """The day on which it ends, after today: an agreement that has ended says nothing."""
    ends = day_or_usage(until, "--until", today)
    if ends <= today:
        raise typer.BadParameter(f"{ends} is not after today, which is {today}.", param_hint="--until")
    return ends
