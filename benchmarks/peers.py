"""Other programs that check standards kept as files, put in front of as many items: each where it is installed, else left out."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from timing import Command, run

HANDOFF = str(Path(sys.executable).with_name("handoff"))
ITEM = """\
active: true
derived: false
header: ''
level: 1.{number}
links: []
normative: true
ref: ''
reviewed: null
text: |
  We finish orders of kind {number} by the agreed day: at least 95 %, at worst 90 %, counted every month.
"""


class Peer(NamedTuple):
    """A program, what it was given, and how long it and a cold `handoff check` took, in seconds; its version."""

    name: str
    given: str
    theirs: float
    ours: float


def peers(folder: Path, workspace: Path, standards: int, tools: Path | None) -> Iterator[Peer]:
    """Run each peer once, right after a cold check of the workspace; ``tools`` is the folder of programs to look in first."""
    doorstop, jsonschema = (found(name, tools) for name in ("doorstop", "check-jsonschema"))
    if jsonschema:
        schema = folder / "department.json"
        subprocess.run([HANDOFF, "schema", "department", "--output", str(schema)], check=True)
        files = sorted(str(path) for path in (workspace / "standards").glob("department-*.yaml"))
        ours = cold(workspace)
        theirs = run(Command(lambda: [jsonschema, "--quiet", "--schemafile", str(schema), *files], workspace)).seconds
        yield Peer(_version(jsonschema), f"the same {len(files):,} files and `handoff schema department`", theirs, ours)
    if doorstop:
        _doorstop_items(folder / "doorstop", standards)
        ours = cold(workspace)
        words = [doorstop, "--quiet", "--no-reformat", "--no-suspect-check", "--no-review-check", "--no-level-check"]
        theirs = run(Command(lambda: words, folder / "doorstop")).seconds
        yield Peer(_version(doorstop), f"{standards:,} items in one document", theirs, ours)


def cold(workspace: Path) -> float:
    """The seconds of a check that has read nothing before."""
    return run(cold_check(workspace)).seconds


def cold_check(workspace: Path) -> Command:
    """A check without a cache."""

    def words() -> list[str]:
        shutil.rmtree(workspace / ".handoff", ignore_errors=True)
        return [HANDOFF, "check", "--fail-on", "never"]

    return Command(words, workspace)


def found(name: str, tools: Path | None) -> str | None:
    """Where a program is: in the folder of tools, else on the PATH; None where it is not."""
    beside = tools / name if tools else None
    return str(beside) if beside and beside.exists() else shutil.which(name)


def _version(program: str) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return said.strip().replace(", version", "").replace("Doorstop v", "doorstop ")


def _doorstop_items(folder: Path, count: int) -> None:
    items = folder / "reqs"
    items.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    (items / ".doorstop.yml").write_text("settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n", encoding="utf-8")
    for number in range(1, count + 1):
        (items / f"REQ{number:05d}.yml").write_text(ITEM.format(number=number), encoding="utf-8")
