"""``handoff agree``: a party says that it agrees to what a standard says now, or objects, or acknowledges a guardrail."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._commit import keeping
from handoff.cli._open import opened
from handoff.cli._options import Commit, Project, day_or_usage
from handoff.cli._recorder import later_recorder_of

if TYPE_CHECKING:
    from datetime import date

_MOST_PEOPLE = 1_000_000_000


def command(
    ctx: typer.Context,
    standard: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="STANDARD", help="Standards, each by any unambiguous tail of its name.", autocompletion=_completion.standards
        ),
    ] = None,
    party: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="PARTY",
            help="Who agrees: a department, station or party, or a guardrail's authority.",
            show_default=False,
            autocompletion=_completion.parties,
        ),
    ] = "",
    everything: Annotated[  # noqa: FBT002 -- a flag
        bool, typer.Option("--all", help="Every standard that PARTY has a seat in and has not agreed to as it stands now.")
    ] = False,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who speaks for it; git's user by default.", show_default=False)
    ] = "",
    role: Annotated[
        str,
        typer.Option(
            "--role", metavar="ROLE", help="In which role; the head of PARTY, or who represents it, by default.", show_default=False
        ),
    ] = "",
    objection: Annotated[
        str, typer.Option("--objection", metavar="TEXT", help="Object instead, and why.", show_default=False)
    ] = "",
    took_part: Annotated[
        int | None, typer.Option("--took-part", metavar="N", min=1, max=_MOST_PEOPLE, help="How many had their say.")
    ] = None,
    of: Annotated[int | None, typer.Option("--of", metavar="N", min=1, max=_MOST_PEOPLE, help="Of how many.")] = None,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day on which it holds.", show_default=False)] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark for readers.", show_default=False)] = "",
    sign: Annotated[bool, typer.Option("--sign", help="Sign it with an SSH key.")] = False,  # noqa: FBT002 -- a flag
    key: Annotated[
        str, typer.Option("--key", metavar="FILE", help="The SSH key; the one that git signs with by default.", show_default=False)
    ] = "",
    commit: Commit = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the answer.")] = "text",
    project: Project = "",
) -> None:
    """Agree to standards as they stand now, for one who hands over or receives; all of them are recorded, or none.

    The agreement carries the terms and lapses when they change, and only then. A guardrail is acknowledged, with --objection
    too, and approved by its authority; whoever objects to another standard does not agree to it. Nobody agrees with
    themselves: supplier and customer need two people.

    Example: handoff agree entered-in-time --for sales --took-part 9 --of 11
    """
    from handoff.cli._agree import agree_to, agree_to_all, key_for, need_no_key
    from handoff.workspace.agreeing import Said

    if bool(standard) == everything:
        raise typer.BadParameter("name the standards, or give --all; one or the other.", param_hint="STANDARD")
    if not party.strip():
        raise typer.BadParameter("say who agrees: a department, station or party, or an authority.", param_hint="--for")
    if (took_part is None) != (of is None) or (took_part or 0) > (of or 0):
        raise typer.BadParameter("say how many had their say, of how many: --took-part 9 --of 11.", param_hint="--took-part")
    if key and not sign:
        raise typer.BadParameter("a key is for signing: add --sign.", param_hint="--key")
    workspace = opened(ctx, project)
    recorder = later_recorder_of(workspace, by, keeping(workspace, commit, "agreement"))
    said = Said(
        party=party.strip(),
        by=recorder.act.recorded_by,
        agreed_on=recorder.today,
        role=role.strip(),
        objection=objection.strip(),
        took_part=took_part,
        of=of,
        valid_until=_end(until, recorder.today) if until else None,
        note=note.strip(),
        key=key_for(workspace, key) if sign else need_no_key(workspace),
    )
    if everything:
        agree_to_all(workspace, said, recorder, form)
    else:
        agree_to(workspace, tuple(standard or ()), said, recorder, form)


def _end(until: str, today: "date") -> "date":
    """The day on which it ends, after today: an agreement that has ended says nothing."""
    ends = day_or_usage(until, "--until", today)
    if ends <= today:
        raise typer.BadParameter(f"{ends} is not after today, which is {today}.", param_hint="--until")
    return ends
