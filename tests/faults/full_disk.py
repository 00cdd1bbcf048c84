"""A disk without room: a small file system in memory where one may be mounted, and a limit on the size of files everywhere."""

import hashlib
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from .commands import BY, HANDOFF, IMPORT, RECORD, Attempt, attempt, copies, new_workspace, rows
from .reader import read
from .tallies import Tally, tally

PAGE = 4096
ROWS = 200
SEAL = (HANDOFF, "seal", *BY)
REPORT = (HANDOFF, "report", "compliance", "--format", "markdown", "--output", "report.md")
OLD = "the old report\n"


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path | None]:
    """A file system in memory at that folder while the block runs; None where this may not be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    try:
        allowed = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        allowed = False
    try:
        yield folder if allowed else None
    finally:
        if allowed:
            subprocess.run(["umount", str(folder)], check=True)


def on_small_disk(folder: Path, pages: int) -> Tally | None:
    """With 0 to so many free pages of 4 kB on a small disk; None where it may not be mounted."""
    with mounted(folder / "small", "size=16m,mode=755") as disk:
        if disk is None:
            return None
        workspaces = copies(_template(disk), pages)
        for workspace in workspaces:
            _warm(workspace)

        def run(number: int, words: tuple[str, ...], entries: int) -> Attempt:
            return attempt(words, workspaces[number], entries)

        outcomes = []
        for number in range(pages):
            _leave_free(disk, number * PAGE)
            outcomes.append(_outcome(workspaces[number], number, run))
            (disk / "filler").unlink()
        what = f"A full disk (a tmpfs with 0 to {pages - 1} free pages): record, import, seal, report to a file"
        return _tally(what, outcomes, workspaces)


def with_limited_files(folder: Path, sizes: tuple[int, ...]) -> Tally:
    """Where no file may grow beyond some bytes, for each of some sizes, so that every part of an act is the last that fits."""
    template = _template(folder)
    _warm(template)
    workspaces = copies(template, len(sizes))

    def run(number: int, words: tuple[str, ...], entries: int) -> Attempt:
        limit = (sizes[number], sizes[number])
        return attempt(words, workspaces[number], entries, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))

    outcomes = [_outcome(workspace, number, run) for number, workspace in enumerate(workspaces)]
    what = f"No file may exceed {sizes[0]} to {sizes[-1]:,} bytes (RLIMIT_FSIZE): record, import, seal, report to a file"
    return _tally(what, outcomes, workspaces)


class Outcome(NamedTuple):
    """How recording, sealing and reporting ended in one workspace; ``whole``: there is the old report, or a whole new one."""

    recording: tuple[Attempt, ...]
    sealing: Attempt
    reporting: Attempt
    whole: bool


def _outcome(workspace: Path, number: int, run: Callable[[int, tuple[str, ...], int], Attempt]) -> Outcome:
    recording = (run(number, RECORD, 1), run(number, IMPORT, ROWS), run(number, RECORD, 1))
    sealing, reporting = run(number, SEAL, 0), run(number, REPORT, 0)
    report = (workspace / "report.md").read_text(encoding="utf-8")
    whole = report.endswith("\n") and len(report) > len(OLD) if reporting.code == 0 else report == OLD
    return Outcome(recording, sealing, reporting, whole and not list(workspace.glob(".report*")))


def _tally(what: str, outcomes: list[Outcome], workspaces: list[Path]) -> Tally:
    seals = [path for workspace in workspaces for path in (workspace / "ledger").rglob("*.seal")]
    torn = sum(not path.stem.endswith(hashlib.sha256(path.read_bytes()).hexdigest()[:16]) for path in seals)
    sealed, reported = (sum(code == 0 for code in codes) for codes in zip(*_codes(outcomes), strict=True))
    wrong = sum(not one.whole for one in outcomes)
    notes = (
        f"Of {len(outcomes)} seals {sealed} were made and {len(seals)} found, {torn} of them torn.",
        f"Of {len(outcomes)} reports {reported} were written; {wrong} times the file was neither the old nor a whole new one.",
    )
    made = tally(what, (one for outcome in outcomes for one in outcome.recording), [one / "ledger" for one in workspaces], notes)
    partly = sum(
        len(entries) not in {1, ROWS} for workspace in workspaces for entries in read([workspace / "ledger"]).acts.values()
    )
    unsaid = abs(len(seals) - sealed)
    return made._replace(half=made.half + partly + torn + unsaid + wrong)


def _codes(outcomes: list[Outcome]) -> Iterator[tuple[int, int]]:
    return ((one.sealing.code, one.reporting.code) for one in outcomes)


def _template(folder: Path) -> Path:
    workspace = new_workspace(folder / "full")
    rows(workspace, ROWS)
    (workspace / "report.md").write_text(OLD, encoding="utf-8")
    return workspace


def _warm(workspace: Path) -> None:
    """Let the cache be written while there is room."""
    attempt((HANDOFF, "check"), workspace, 0)


def _leave_free(disk: Path, size: int) -> None:
    found = os.statvfs(disk)
    with (disk / "filler").open("wb") as filler:
        os.posix_fallocate(filler.fileno(), 0, found.f_bavail * found.f_frsize - size)
