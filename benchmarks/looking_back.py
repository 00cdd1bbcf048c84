"""`handoff correct` and `handoff log` on a large ledger: the one looks for a few entries, the other for the newest."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from make_ledger import write
from peers import HANDOFF
from timing import Command, Run, Setting, in_turn, middle

FILES, EACH = 30, 10_000
ENTRIES = FILES * EACH


class LookBack(NamedTuple):
    """A command, and the medians of its runs."""

    command: str
    run: Run


def looking_back(setting: Setting) -> Iterator[LookBack]:
    """Correct an entry, list all that is newest, list one standard."""
    folder = setting.folder / "looking-back"
    write(folder, FILES, EACH)
    ids = _ids(folder)

    def correct() -> list[str]:
        return [HANDOFF, "correct", next(ids), "30/60", "--because", "misread", "--by", "Benchmark"]

    commands = {
        "handoff correct ID VALUE": Command(correct, folder),
        "handoff log": Command(lambda: [HANDOFF, "log"], folder),
        "handoff log STANDARD": Command(lambda: [HANDOFF, "log", "department-00005/output-2/standard-1"], folder),
    }
    for name, runs in zip(commands, in_turn(tuple(commands.values()), setting.fewer), strict=True):
        yield LookBack(f"`{name}`", middle(runs))


def _ids(folder: Path) -> Iterator[str]:
    """The ids of entries in the middle of the ledger, one after the other."""
    files = sorted((folder / "ledger").rglob("*.jsonl"))
    for line in files[len(files) // 2].read_bytes().splitlines()[1:]:
        yield line[7:71].decode()
