"""The installed command as a process of its own, and workspaces for it to fail in."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

HANDOFF = str(Path(sys.executable).with_name("handoff"))
STANDARD = "answered-in-time"
BY = ("--by", "A. Auditor")
RECORD = (HANDOFF, "record", STANDARD, "18/20", *BY, "--format", "json")
IMPORT = (HANDOFF, "record", "--from", "rows.csv", *BY, "--format", "json")
ID = re.compile(r'"id": "([0-9a-f]{64})"')
ACT = re.compile(r"([0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}\.jsonl)")
DRAWN = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}|(?<=-)[a-z0-9_]{8}$|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
TOLD = "do not record it again"


class Attempt(NamedTuple):
    """One command: how many entries it was to record, how it ended, what it said was recorded, its first words on stderr."""

    entries: int
    code: int
    ids: tuple[str, ...] = ()
    act: str = ""
    said: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether somebody who reads its answer takes the entries for recorded."""
        return self.code == 0 or bool(self.ids) or TOLD in self.said


def environment(**more: str) -> dict[str, str]:
    """That of whoever runs the tests, without what handoff, git or a coverage tool would read."""
    foreign = ("HANDOFF_", "GIT_", "GITHUB_", "COV_", "COVERAGE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | {"PYTHONIOENCODING": "utf-8", "GIT_CONFIG_NOSYSTEM": "1"} | more


def ended(entries: int, code: int, out: str, complaint: str) -> Attempt:
    """An attempt, from what a process printed."""
    named = ACT.search(out) or ACT.search(complaint)
    first = complaint.strip().split("\n")[0]
    return Attempt(entries, code, tuple(ID.findall(out)), named[1] if named else "", DRAWN.sub("…", first))


def attempt(words: tuple[str, ...], folder: Path, entries: int = 1, env: dict[str, str] | None = None, **more: object) -> Attempt:
    """Run a command that is to record so many entries."""
    streams: dict[str, object] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    done = subprocess.run(
        words, cwd=folder, env=env or environment(), check=False, text=True, encoding="utf-8", errors="replace", **streams
    )
    return ended(entries, done.returncode, done.stdout or "", (done.stderr or "").replace(f"{folder}/", ""))


def new_workspace(folder: Path) -> Path:
    """A workspace with one standard that counts since 2020, and nothing recorded."""
    words = (HANDOFF, "init", folder.name, "--name", "Faults", "--department", "Desk", "--timezone", "UTC")
    subprocess.run(words, cwd=folder.parent, env=environment(), check=True, capture_output=True)
    desk = folder / "standards" / "desk.yaml"
    desk.write_text(re.sub(r"since: [0-9-]+", "since: 2020-01-01", desk.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def copies(template: Path, count: int) -> list[Path]:
    """So many copies of a workspace, beside it."""
    return [Path(shutil.copytree(template, template.with_name(f"{template.name}-{number:04d}"))) for number in range(count)]


def rows(folder: Path, count: int, name: str = "row") -> None:
    """A file of so many different rows, ``rows.csv``; another name makes other rows."""
    lines = (
        f"{STANDARD},2026-{1 + number % 9:02d}-{1 + number % 28:02d},{number % 100}/100,{name} {number}\n"
        for number in range(count)
    )
    (folder / "rows.csv").write_text("standard,observed_on,value,note\n" + "".join(lines), encoding="utf-8")


def month(folder: Path) -> Path:
    """Where acts of today go."""
    now = datetime.now(UTC)
    return folder / "ledger" / f"{now:%Y}" / f"{now:%m}"
