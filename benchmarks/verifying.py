"""`handoff verify` of large ledgers, sealed and not, against `sha256sum` of the same files."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from make_ledger import write
from peers import HANDOFF
from timing import Command, Run, Setting, in_turn, middle, ratio, run

SHAPES = ((100, 10_000), (10_000, 1))
SUM = ["find", "ledger", "-name", "*.jsonl", "-exec", "sha256sum", "{}", "+"]


class VerifyRun(NamedTuple):
    """A ledger of so many files and entries: verified, and hashed by sha256sum; medians, and the median of the pairs' ratios."""

    files: int
    entries: int
    sealed: bool
    ours: Run
    theirs: Run
    ratio: float


def verifying(setting: Setting) -> Iterator[VerifyRun]:
    """Each ledger before and after its first seal; nothing where there is no sha256sum."""
    if shutil.which("sha256sum") is None or shutil.which("find") is None:
        return
    for files, each in SHAPES:
        folder = setting.folder / f"acts-{files}"
        write(folder, files, each)
        yield _held(folder, files, files * each, setting.fewer)
        run(Command(lambda: [HANDOFF, "seal", "--by", "Benchmark"], folder))
        yield _held(folder, files, files * each, setting.fewer)


def _held(folder: Path, files: int, entries: int, rounds: int) -> VerifyRun:
    verify, hashing = Command(lambda: [HANDOFF, "verify"], folder), Command(lambda: SUM, folder)
    ours, theirs = in_turn((verify, hashing), rounds)
    sealed = (folder / "ledger" / "seals").is_dir()
    return VerifyRun(files, entries, sealed, middle(ours), middle(theirs), ratio(ours, theirs))
