"""``handoff explain``: the manual page of a check, an error, a finding or a verdict."""

from typing import Annotated

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._open import refuse_fault


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The name in brackets in a message, such as no-target, or a verdict, such as variation; all names when left out.",
            autocompletion=_completion.checks,
        ),
    ] = "",
) -> None:
    """Explain a check, an error, a finding of verify or a verdict: what it finds, why it matters, an example, the remedy.

    Verdicts are those of `handoff report improvement`, with the formulas that they come from: variation, limits, assurance, change,
    act-on-the-process and so on.

    Example: handoff explain no-target
    """
    from handoff.analysis.nearest import did_you_mean, nearest
    from handoff.answers.manuals import manual_page, manuals_page
    from handoff.model.problem import Fault
    from handoff.model.text import quoted
    from handoff.workspace.manuals import manuals

    known = manuals()
    if not name:
        answer(manuals_page(known), "text")
        return
    found = next((manual for manual in known if manual.name.casefold() == name.casefold()), None)
    if found is None:
        near = nearest(name, (manual.name for manual in known))
        message = f"There is no check, error, finding or verdict named {quoted(name)}."
        refuse_fault(Fault(message, did_you_mean(near), "`handoff explain` lists them all."))
    answer(manual_page(found), "text")
