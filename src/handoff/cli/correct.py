"""``handoff correct``: what an entry should have said, and why; both stay in the ledger."""

from typing import Annotated

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._commit import keeping
from handoff.cli._open import opened, readable, refuse_fault
from handoff.cli._options import Commit, Evidence, NoOpportunity, Note, Plain, Project
from handoff.cli._recorder import recorder_of
from handoff.cli._recording import recording
from handoff.model.problem import Fault

_ONE_OF_THEM = "say what it should have been: a VALUE, --no-opportunity REASON, or --void to take it back; one of them."

Entry = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The entry: the first eight characters of its id, or more.", autocompletion=_completion.entries
    ),
]
Value = Annotated[
    list[str] | None, typer.Argument(metavar="VALUE", help="The value that it should have been, in its written form.")
]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="What was wrong, in a sentence.", show_default=False)]
Void = Annotated[bool, typer.Option("--void", help="It should not have been recorded at all: take it back.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who corrects; git's user by default.", show_default=False)]


def command(
    ctx: typer.Context,
    entry: Entry,
    value: Value = None,
    because: Because = "",
    void: Void = False,  # noqa: FBT002 -- a flag
    no_opportunity: NoOpportunity = "",
    by: By = "",
    evidence: Evidence = None,
    note: Note = "",
    commit: Commit = None,
    form: Plain = "text",
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
    from handoff.workspace.answering import corrected_on
    from handoff.workspace.correcting import Wish, correction_of

    words = tuple(value or ())
    if [bool(words), void, bool(no_opportunity.strip())].count(True) != 1:
        raise typer.BadParameter(_ONE_OF_THEM, param_hint="VALUE")
    workspace = readable(opened(ctx, project))
    recorder = recorder_of(workspace, by, keeping(workspace, commit, "correction"))
    wish = Wish(entry, because.strip(), words, no_opportunity.strip(), note.strip(), proofs(workspace, tuple(evidence or ())))
    made = correction_of(workspace, wish)
    if isinstance(made, Fault):
        refuse_fault(made)
    with recording(workspace, recorder, made.correction) as published:
        corrected, problems = corrected_on(workspace, made, published, recorder.today)
        answer(corrected_page(corrected), form)
    warn_of_others(problems)
