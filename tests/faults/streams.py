"""Answers that nobody can hear, letters that the terminal does not have, and no terminal at all."""

import json
import os
from pathlib import Path

from .commands import IMPORT, RECORD, Attempt, attempt, environment, month, new_workspace, rows
from .tallies import Tally, tally

NOTE = "Größe ≥ 5 µm, geprüft, 日本"


def closed_stdout(folder: Path, count: int) -> Tally:
    """Record, and import a row, with a closed stdout."""
    return _unheard(folder / "closed", count, "Stdout is closed", ">&-")


def full_stdout(folder: Path, count: int) -> Tally | None:
    """The same with a stdout that is full; None where the system has no such file."""
    return _unheard(folder / "full-stdout", count, "Stdout is `/dev/full`", ">/dev/full") if Path("/dev/full").exists() else None


def closed_pipe(folder: Path, count: int) -> Tally:
    """Record into a pipe that nobody reads any more."""
    workspace = new_workspace(folder / "pipe")
    made = []
    for _ in range(count):
        reading, writing = os.pipe()
        os.close(reading)
        made.append(attempt(RECORD, workspace, stdout=writing))
        os.close(writing)
    return tally("Stdout is a pipe that nobody reads", made, [workspace / "ledger"])


def poor_letters(folder: Path, count: int) -> Tally:
    """Record a note in letters that neither the locale nor the terminal knows, and find it again as it was typed."""
    workspace = new_workspace(folder / "letters")
    env = environment(LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")
    made = [attempt((*RECORD, "--note", NOTE), workspace, env=env) for _ in range(count)]
    lines = [path.read_bytes().split(b"\n")[1] for path in month(workspace).iterdir()]
    same = sum(json.loads(line)["note"] == NOTE for line in lines)
    notes = [f"The note stands there letter by letter in {same} of {len(lines)}."]
    made_tally = tally(
        "`LANG=C` and `PYTHONIOENCODING=ascii`, with a note in letters beyond ASCII", made, [workspace / "ledger"], notes
    )
    return made_tally._replace(half=made_tally.half + len(lines) - same)


def no_terminal(folder: Path, count: int) -> Tally:
    """Record without a terminal (a session of its own) and with a closed stdin."""
    workspace = new_workspace(folder / "no-terminal")
    made = [_through("<&-", RECORD, workspace, 1) for _ in range(count)]
    return tally("No terminal, stdin is closed", made, [workspace / "ledger"])


def _unheard(folder: Path, count: int, what: str, redirection: str) -> Tally:
    workspace = new_workspace(folder)
    made = [_through(redirection, RECORD, workspace, 1) for _ in range(count)]
    rows(workspace, 10)
    made.append(_through(redirection, IMPORT, workspace, 10))
    return tally(f"{what}: record, import", made, [workspace / "ledger"])


def _through(redirection: str, words: tuple[str, ...], workspace: Path, entries: int) -> Attempt:
    return attempt(("sh", "-c", f'exec "$@" {redirection}', "sh", *words), workspace, entries, start_new_session=True)
