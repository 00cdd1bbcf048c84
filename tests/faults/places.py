"""Folders that may not be written to, and folders that vanish while somebody records."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from .commands import IMPORT, RECORD, Attempt, attempt, new_workspace, rows
from .full_disk import REPORT, SEAL, mounted
from .tallies import Tally, tally

# The superuser may write anywhere, unless the capability is taken away.
AS_OTHERS_MAY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")


def read_only_disk(folder: Path, tries: int) -> Tally | None:
    """On a disk that is mounted read-only; None where that may not be mounted."""
    with mounted(folder / "read-only", "size=8m,mode=755") as disk:
        if disk is None:
            return None
        workspace = _with_rows(disk / "workspace")
        kept = attempt(RECORD, workspace)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        made = [kept, *_everything(workspace, tries, ())]
        return tally("A disk that is mounted read-only: record, import, seal, report to a file", made, [workspace / "ledger"])


def without_permission(folder: Path, tries: int) -> Tally | None:
    """In a folder whose files may be read and not written to; None where the superuser cannot give up that privilege."""
    first = AS_OTHERS_MAY if os.geteuid() == 0 else ()
    if first and shutil.which(first[0]) is None:
        return None
    workspace = _with_rows(folder / "not-mine")
    kept = attempt(RECORD, workspace)
    _chmod(workspace, "a+rX,a-w")
    try:
        made = [kept, *_everything(workspace, tries, first)]
        return tally("A folder without permission to write: record, import, seal, report to a file", made, [workspace / "ledger"])
    finally:
        _chmod(workspace, "u+w")


def vanishing(folder: Path, seed: int, count: int) -> Tally:
    """The ledger's folder is moved away again and again while two processes record; all its places are read afterwards."""
    workspace, random = new_workspace(folder / "vanishing"), Random(seed)
    with _moving_away(workspace, random):
        made = [one for _ in range(-(-count // 2)) for one in _two(workspace)]
    places = [workspace, *workspace.parent.glob("vanishing-gone-*")]
    notes = [
        f"The folder was moved away {len(places) - 1:,} times. What is hidden lies in folders that were moved away from under it."
    ]
    return tally("The ledger's folder vanishes while people record", made, [_ledger(place) for place in places], notes, seed)


def gone(folder: Path, count: int) -> Tally:
    """The folder that somebody stands in is removed between start and record."""
    workspace = new_workspace(folder / "left")
    made = []
    for number in range(count):
        here = workspace / f"here-{number}"
        here.mkdir()
        words = ("sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", RECORD[0], "--project", str(workspace), *RECORD[1:])
        made.append(attempt(words, here))
    shutil.rmtree(workspace / "standards")
    made += [attempt(RECORD, workspace) for _ in range(count)]
    return tally("The current folder, then the folder of standards is gone", made, [workspace / "ledger"])


def _ledger(place: Path) -> Path:
    return place / "ledger" if place.name == "vanishing" else place


def _everything(workspace: Path, tries: int, first: tuple[str, ...]) -> Iterator[Attempt]:
    for words, entries in ((RECORD, 1), (IMPORT, 10), (SEAL, 0), (REPORT, 0)):
        for _ in range(tries):
            yield attempt((*first, *words), workspace, entries)


def _with_rows(folder: Path) -> Path:
    workspace = new_workspace(folder)
    rows(workspace, 10)
    return workspace


def _chmod(workspace: Path, mode: str) -> None:
    subprocess.run(["chmod", "-R", mode, str(workspace)], check=True)


def _two(workspace: Path) -> list[Attempt]:
    made: list[Attempt] = []
    threads = [threading.Thread(target=lambda: made.append(attempt(RECORD, workspace))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made


@contextmanager
def _moving_away(workspace: Path, random: Random) -> Iterator[None]:
    done = threading.Event()

    def move() -> None:
        number = 0
        while not done.is_set():
            time.sleep(random.uniform(0, 0.02))
            try:
                (workspace / "ledger").rename(workspace.parent / f"vanishing-gone-{number:05d}")
                number += 1
            except OSError:
                continue

    thread = threading.Thread(target=move)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
