"""A clock that somebody has set back."""

import shutil
import sys
from pathlib import Path

from .commands import BY, HANDOFF, RECORD, Attempt, attempt, new_workspace
from .tallies import Tally, tally

BACK = ("30 minutes", "20 hours", "3 days", "400 days", "20000 days")
AT = """
import sys
from datetime import timedelta
from handoff.cli import _options
now = _options.now_utc
def then():
    number, unit = sys.argv.pop(1).split()
    _options.now_utc = lambda: now() - timedelta(**{unit: int(number)})
then()
from handoff.cli.main import main
main()
"""


def set_back(folder: Path, count: int) -> Tally:
    """Record by the right clock, then by clocks that are behind, then by the right one again."""
    workspace = new_workspace(folder / "clock")
    made = [attempt(RECORD, workspace)]
    refused = []
    for back in BACK:
        some = [_at(back, RECORD, workspace) for _ in range(count)]
        made += some
        refused += [back] if all(one.code == 3 for one in some) else []
    made.append(attempt(RECORD, workspace))
    sealed = [_at(back, (HANDOFF, "seal", *BY), workspace) for back in (BACK[0], BACK[2])]
    how = "by faketime" if shutil.which("faketime") else "inside the program, because there is no faketime here"
    notes = (
        f"Set back {how}, by {', '.join(BACK)}; refused at {', '.join(refused)}.",
        f"Sealing ended with {' and '.join(str(one.code) for one in sealed)} at {BACK[0]} and {BACK[2]}.",
    )
    return tally("A clock that was set back", made, [workspace / "ledger"], notes)


def _at(back: str, words: tuple[str, ...], workspace: Path) -> Attempt:
    if shutil.which("faketime"):
        return attempt(("faketime", f"{back} ago", *words), workspace)
    return attempt((sys.executable, "-c", AT, back, *words[1:]), workspace)
