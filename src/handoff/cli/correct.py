"""``handoff correct``: what an entry should have said, and why; both stay in the ledger."""

from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer, recorded
from handoff.cli._commit import keeping
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import Commit, Project
from handoff.cli._recorder import recorder_of


def command(
    ctx: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The entry: the first eight characters of its id, or more.", autocompletion=_completion.entries
        ),
    ],
    value: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="The value that it should have been, in its written form.")
    ] = None,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="What was wrong, in a sentence.", show_default=False)
    ] = "",
    void: Annotated[bool, typer.Option("--void", help="It should not have been recorded at all: take it back.")] = False,  # noqa: FBT002 -- a flag
    no_opportunity: Annotated[
        str, typer.Option("--no-opportunity", metavar="REASON", help="There was nothing to measure, and why.", show_default=False)
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who corrects; git's user by default.", show_default=False)] = "",
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", metavar="PATH|URL", help="What proves it; may be repeated.")
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark for readers.", show_default=False)] = "",
    commit: Commit = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the answer.")] = "text",
    project: Project = "",
) -> None:
    """Correct a measurement that was recorded wrongly, or take it back.

    Nothing is changed or deleted: the correction is a new entry, it counts instead of the old one, and reports say so. It is
    judged by the target that the old one carries. An entry that was corrected already is not corrected twice; correct its
    correction, whose id the answer says.

    Example: handoff correct 3f9c2a7e 95/104 --because "two orders were counted twice"
    """
    from handoff.answers.corrected import corrected_page
    from handoff.cli._record_one import proofs, warn_of_others
    from handoff.model.problem import Fault
    from handoff.workspace.answering import corrected_on
    from handoff.workspace.correcting import Wish, correction_of
    from handoff.workspace.recording import record

    words = tuple(value or ())
    if [bool(words), void, bool(no_opportunity.strip())].count(True) != 1:
        raise typer.BadParameter(
            "say what it should have been: a VALUE, --no-opportunity REASON, or --void to take it back; one of them.",
            param_hint="VALUE",
        )
    workspace = readable(opened(ctx, project))
    recorder = recorder_of(workspace, by, keeping(workspace, commit, "correction"))
    wish = Wish(entry, because.strip(), words, no_opportunity.strip(), note.strip(), proofs(workspace, tuple(evidence or ())))
    made = correction_of(workspace, wish)
    if isinstance(made, Fault):
        refuse_fault(made)
    published = record(workspace, recorder.act, made.correction)
    with recorded(published.path):
        recorder.keep(workspace, published)
        corrected, problems = corrected_on(workspace, made, published, recorder.today)
        answer(corrected_page(corrected), form)
    warn_of_others(problems)
