"""``handoff verify``: everything in the ledger that is not as it was recorded and sealed; silent when all is well."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINE, EXIT_INTEGRITY
from handoff.cli._open import opened, refuse_fault
from handoff.cli._options import Plain, Project
from handoff.cli._talk import say

if TYPE_CHECKING:
    from handoff.answers.verified import VerifiedFacts
    from handoff.workspace.verifying import Verified


Against = Annotated[
    str,
    typer.Option("--against", metavar="REV", help="Everything of this revision, and of its history, is here.", show_default=False),
]
Expect = Annotated[
    str, typer.Option("--expect", metavar="SEAL_ID", help="A seal's id that you have kept elsewhere.", show_default=False)
]
AllowedSigners = Annotated[
    str,
    typer.Option(
        "--allowed-signers", metavar="FILE", help="Who may sign seals, in OpenSSH's form; then they must.", show_default=False
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Say what was looked at, also when all is well.")]
_SHALLOW = """\
This clone has only the newest commits (a shallow clone): what older ones took away from the ledger was not seen.
`git fetch --unshallow` brings them; in CI, `fetch-depth: 0`."""


def command(
    ctx: typer.Context,
    against: Against = "",
    expect: Expect = "",
    allowed_signers: AllowedSigners = "",
    verbose: Verbose = False,  # noqa: FBT002 -- a flag
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Verify that the ledger is as it was recorded and sealed; tell everything that is not, with file and line, and exit with 4.

    Ids, seals, signatures, totals and evidence. LATE is shown for you to judge and fails nothing. What this cannot see stands in
    docs/integrity.md: `--expect`, `--against` and `--allowed-signers` each see more.

    Example: handoff verify --against origin/main
    """
    from handoff.answers.verified import verified_page
    from handoff.model.problem import Fault
    from handoff.workspace.sealing import signers_of
    from handoff.workspace.verifying import verify

    wanted = expect.strip().lower()
    if expect and not re.fullmatch("[0-9a-f]{16,64}", wanted):
        raise typer.BadParameter("a seal's id has 64 digits and letters a to f; give 16 at least.", param_hint="--expect")
    workspace = opened(ctx, project)
    signers = signers_of(Path.cwd() / allowed_signers, allowed_signers) if allowed_signers else None
    if isinstance(signers, Fault):
        refuse_fault(signers)
    found = verify(workspace, wanted, signers, against)
    if isinstance(found, Fault):
        refuse_fault(found)
    if found.shallow:
        say(_SHALLOW)
    problems = found.found.problems
    if problems or verbose or form == "json":
        answer(verified_page(_facts(found), problems), form)
    raise typer.Exit(EXIT_INTEGRITY if any(problem.severity == "error" for problem in problems) else EXIT_FINE)


def _facts(verified: "Verified") -> "VerifiedFacts":
    from handoff.answers.verified import SignedFact, VerifiedFacts, finding_fact

    found = verified.found
    return VerifiedFacts(
        version=1,
        whole=all(problem.severity != "error" for problem in found.problems),
        findings=tuple(finding_fact(problem) for problem in found.problems),
        files=found.files,
        entries=found.entries,
        evidence=found.evidence,
        unsealed=found.unsealed,
        seals=found.seals,
        seal=found.newest,
        tips=found.tips,
        signed=tuple(SignedFact(seal, signer) for seal, signer in found.signed),
        against=verified.against.commit if verified.against else None,
        compared=verified.compared,
        shallow=verified.shallow,
    )
