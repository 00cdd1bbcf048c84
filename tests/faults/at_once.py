"""Many processes at once: fifty that record, and two that import the same file."""

import json
import subprocess
from pathlib import Path

from .commands import HANDOFF, IMPORT, RECORD, Attempt, copies, ended, environment, new_workspace, rows
from .reader import read
from .tallies import Tally, tally


def recording(folder: Path, rounds: int, processes: int) -> Tally:
    """So many processes that begin together, a few times over, in one workspace."""
    workspace = new_workspace(folder / "at-once")
    made = [one for _ in range(rounds) for one in _together([RECORD] * processes, workspace, 1)]
    return tally(f"{processes} processes record at once, {rounds} times", made, [workspace / "ledger"])


def importing(folder: Path, rounds: int, count: int) -> Tally:
    """Two processes that import the same file, beginning together, each time in a workspace of its own.

    Both may publish: the same row has the same id, and every report counts it once.
    """
    template = new_workspace(folder / "twins")
    rows(template, count)
    made, both, counted = [], 0, []
    workspaces = copies(template, rounds)
    for workspace in workspaces:
        made += _together([IMPORT, IMPORT], workspace, count)
        both += len(read([workspace / "ledger"]).acts) == 2
        counted.append(_counted(workspace))
    notes = (
        f"In {both} of {rounds} rounds both published the rows, which have the same ids; otherwise one found those of the other.",
        f"A report counted each row once in {sum(n == count for n in counted)} of {rounds} rounds.",
    )
    found = tally(f"Two processes import the same {count:,} rows at once, {rounds} times", made, [], notes)
    each = [read([workspace / "ledger"]) for workspace in workspaces]
    return found._replace(
        found=sum(len(reading.ids) for reading in each),
        twice=sum(abs(n - count) for n in counted),
        half=sum(len(reading.half) for reading in each),
        lost=sum(max(count - len(reading.ids), 0) for reading in each),
        strays=sum(len(reading.strays) for reading in each),
    )


def _together(commands: list[tuple[str, ...]], workspace: Path, entries: int) -> list[Attempt]:
    running = [
        subprocess.Popen(
            words,
            cwd=workspace,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for words in commands
    ]
    return [ended(entries, process.returncode, *said) for process, said in [(one, one.communicate()) for one in running]]


def _counted(workspace: Path) -> int:
    words = (HANDOFF, "report", "compliance", "--format", "json")
    done = subprocess.run(words, cwd=workspace, env=environment(), check=True, capture_output=True, text=True)
    return int(json.loads(done.stdout)["stands_on"]["entries"])
