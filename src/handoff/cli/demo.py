"""``handoff demo``: the worked example, written, checked and reported in front of the user."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_UNREADABLE
from handoff.cli._open import refuse, refuse_fault
from handoff.cli._talk import say

if TYPE_CHECKING:
    from handoff.workspace.opening import Workspace

# The synthetic measurements end in October 2026; judged on this day the demo shows the same for ever.
DEMO_DAY = date(2026, 11, 10)


def command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where to write it.")] = "handoff-demo",
) -> None:
    """Write the worked example: a pump maker, from its casting supplier to the people who use its pumps.

    The company is fictional and its two years of measurements are synthetic.  Then the check and the compliance report run,
    and you read what to try next.

    Example: handoff demo my-demo
    """
    from handoff.analysis.judged import Question
    from handoff.answers.problems import problems_page
    from handoff.checks import Inspection
    from handoff.model.settings import SETTINGS_FILE
    from handoff.reports import compliance
    from handoff.workspace.asking import ask
    from handoff.workspace.checking import check
    from handoff.workspace.findings import findings_of

    root = Path(folder)
    if not (root / SETTINGS_FILE).exists():
        _write(root)
    else:
        say(f"{folder} is there already: nothing was written.\n")
    workspace = _opened(root)
    say(f"$ cd {folder}\n$ handoff check")
    answer(problems_page(findings_of(workspace, check(workspace, Inspection()))), "text")
    say(f"\n$ handoff report compliance --as-of {DEMO_DAY}")
    answer(compliance.page(ask(workspace, Question(DEMO_DAY)).judged), "text")
    say(_next_steps(folder))


def _write(root: Path) -> None:
    from handoff.cli._options import now_utc
    from handoff.cli.init import write_files
    from handoff.model.problem import Fault
    from handoff.workspace.example import MEASUREMENTS, example_files
    from handoff.workspace.importing import Importer, import_act, import_rows
    from handoff.workspace.recording import act_of
    from handoff.workspace.schemas import with_schemas

    if root.exists() and any(root.iterdir()):
        refuse_fault(
            Fault(f"{root} is not empty.", "The demo never writes among your files.", "Name another folder: handoff demo DIR.")
        )
    write_files(root, with_schemas(example_files()))
    path = root / MEASUREMENTS
    act = import_act(act_of(now_utc(), "handoff demo (synthetic data)"), path)
    outcome = import_rows(Importer(_opened(root), path, path.name, root, act, DEMO_DAY), lambda _: None)
    if outcome.is_refused:
        refuse(outcome.problems, root, EXIT_UNREADABLE)
    say(f"Wrote {root}: a fictional pump maker with {outcome.rows:,} synthetic measurements.\n")


def _opened(root: Path) -> "Workspace":
    from handoff.workspace.opening import open_workspace

    workspace = open_workspace(root)
    if isinstance(workspace, tuple):
        refuse(workspace, root, EXIT_UNREADABLE)
    return workspace


def _next_steps(folder: str) -> str:
    from shutil import which

    lost = "" if which("handoff") else "\n(First make `handoff` known to this terminal: . .venv/bin/activate)\n"
    return f"""{lost}
Try next:
  cd {folder}
  handoff show customer-service             who is their customer, how are they served?
  handoff map                               the chain to the people who use the pumps
  handoff record entered-in-time 97/104     record a measurement, hear what it means
  handoff report compliance --customer sales --as-of {DEMO_DAY}
  Delete a `target:` line in standards/, then: handoff check"""
