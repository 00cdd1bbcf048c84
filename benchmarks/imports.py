"""A large file of rows recorded by handoff, read by Python's csv module, and imported by hledger where that is installed."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from make_workspace import make
from peers import HANDOFF, found
from timing import Command, Run, Setting, in_turn, middle, ratio

ROWS = 250_000
TWICE = 2 * ROWS
READER = str(Path(__file__).with_name("rows.py"))
RULES = """\
skip 1
fields account, date, value, remark
date-format %Y-%m-%d
account1 measured:%account
account2 equity:count
amount 1
description %value
comment %remark
"""


class Imported(NamedTuple):
    """A program that took so many rows: medians, and how many times as long handoff took beside it (None: it is handoff)."""

    program: str
    rows: int
    run: Run
    ratio: float | None


def imports(setting: Setting) -> Iterator[Imported]:
    """All programs in turn on one file; then twice as many rows, which must not need more memory."""
    folder = _workspace(setting, ROWS)
    commands = {
        "`handoff record --from`": _record(folder),
        "the same file through Python's `csv` module": Command(lambda: [sys.executable, READER, "rows.csv"], folder),
    }
    hledger = found("hledger", setting.tools)
    if hledger:
        commands[f"`hledger import`, {_version(hledger)}"] = _hledger(hledger, folder)
    (name, ours), *others = zip(commands, in_turn(tuple(commands.values()), setting.few), strict=True)
    yield Imported(name, ROWS, middle(ours), None)
    for name, theirs in others:
        yield Imported(name, ROWS, middle(theirs), ratio(ours, theirs))
    (more,) = in_turn((_record(_workspace(setting, TWICE)),), 1)
    yield Imported("`handoff record --from`, twice as many", TWICE, middle(more), None)


def rows_size(setting: Setting) -> float:
    """The megabytes of the file that all programs are given."""
    return (_folder(setting, ROWS) / "rows.csv").stat().st_size / 1e6


def _folder(setting: Setting, rows: int) -> Path:
    return setting.folder / f"import-{rows}"


def _workspace(setting: Setting, rows: int) -> Path:
    folder = _folder(setting, rows)
    make(folder, departments=10, outputs=5, standards=3, measurements=rows)
    return folder


def _record(folder: Path) -> Command:
    """Record the file into an empty ledger."""

    def words() -> list[str]:
        shutil.rmtree(folder / "ledger", ignore_errors=True)
        return [HANDOFF, "record", "--from", "rows.csv", "--by", "Benchmark"]

    return Command(words, folder)


def _hledger(program: str, folder: Path) -> Command:
    """Import the file into an empty journal."""
    (folder / "rows.rules").write_text(RULES, encoding="utf-8")

    def words() -> list[str]:
        (folder / ".latest.rows.csv").unlink(missing_ok=True)
        (folder / "rows.journal").write_text("", encoding="utf-8")
        return [program, "import", "rows.csv", "--rules-file", "rows.rules", "-f", "rows.journal"]

    return Command(words, folder)


def _version(program: str) -> str:
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split(",")[0]
