"""``handoff seal``: a manifest of what the ledger holds now, that ``sha256sum`` can check, signed where that is asked."""

from typing import TYPE_CHECKING, Annotated

import typer

from handoff.cli._answer import answer, recorded
from handoff.cli._commit import commit_seal, leave_act
from handoff.cli._exit import EXIT_INTEGRITY
from handoff.cli._open import opened, refuse_fault
from handoff.cli._options import Key, Plain, Project, Sign
from handoff.cli._recorder import recorder_of
from handoff.cli._signing import key_for, no_key

if TYPE_CHECKING:
    from handoff.answers.sealed import SealedFacts
    from handoff.model.problem import Fault, Problem
    from handoff.workspace.sealing import Sealing


def command(
    ctx: typer.Context,
    sign: Sign = False,  # noqa: FBT002 -- a flag
    key: Key = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who seals; git's user by default.", show_default=False)] = "",
    commit: Annotated[
        bool | None, typer.Option("--commit/--no-commit", help="Commit the new seal, and nothing else.", show_default=False)
    ] = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Seal what the ledger holds now: one new file with the hash of every file that no seal has yet.

    `sha256sum -c` checks it without handoff. Keep its id elsewhere: whoever has it can tell later that something it covered is
    gone. A ledger in which `handoff verify` finds something is not sealed.

    Example: handoff seal --sign
    """
    from handoff.answers.sealed import sealed_page
    from handoff.model.problem import Fault
    from handoff.workspace.sealing import seal_ledger

    workspace = opened(ctx, project)
    recorder = recorder_of(workspace, by, leave_act)
    made = seal_ledger(workspace, recorder.act, key_for(workspace, key) if sign else no_key(key))
    if isinstance(made, Fault):
        refuse_fault(made)
    if isinstance(made, tuple):
        refuse_fault(_not_whole(made), EXIT_INTEGRITY)
    with recorded(made.files[0] if made.files else ""):
        commit_seal(workspace, commit, made)
        answer(sealed_page(_facts(made)), form)


def _not_whole(problems: "tuple[Problem, ...]") -> "Fault":
    """Why a ledger in which something is found is not sealed."""
    from handoff.analysis.figures import counted
    from handoff.model.problem import Fault
    from handoff.model.text import listed

    kinds = listed(sorted({problem.check for problem in problems}))
    return Fault(
        f"Nothing was sealed: the ledger's integrity is broken ({counted(len(problems), 'finding')}: {kinds}).",
        "A seal says that everything was there and as it was recorded.",
        "Run `handoff verify`, which says where and what to do; then seal again.",
    )


def _facts(made: "Sealing") -> "SealedFacts":
    from handoff.answers.sealed import SealedFacts

    seal = made.seal
    return SealedFacts(
        version=1,
        seal=made.id,
        path=made.files[0] if made.files else None,
        parents=seal.parents,
        files=len(seal.rows),
        entries=seal.entries,
        total_files=seal.total_files,
        total_entries=seal.total_entries,
        root=seal.root,
        signed=made.signed,
        signer=made.signer or None,
    )
