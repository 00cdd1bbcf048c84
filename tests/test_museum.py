"""The museum of broken workspaces: each is the smallest with its fault, and stands beside what `handoff check` says about it.

HANDOFF_REGENERATE=1 writes what is said anew; read the difference before keeping it.
"""

import os
import re
import shutil
from pathlib import Path

import forked
import pytest

from handoff.checks import CHECKS, DUE_CHECKS

from .museum_acts import ACTS, FILE, lines_of

MUSEUM = Path(__file__).parent / "museum"
# A room is named after its fault; what follows a point tells apart rooms with one fault.
ROOMS = sorted(path.name for path in MUSEUM.iterdir())
# The smallest workspace with a fault in a file has neither of these.
NOT_IN_A_SMALL_WORKSPACE = ("no-commitment", "no-leadership")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Where a room is copied to: checking a workspace may leave a cache in it."""
    return tmp_path / "workspace"


def question(room: str) -> list[str]:
    """How the room is looked at: for a check by that check alone, at the level from which it bites, on a day if it needs one."""
    name = room.partition(".")[0]
    plain = [check.LEVEL for check in CHECKS if name == check.NAME]
    dated = [check.LEVEL for check in DUE_CHECKS if name == check.NAME]
    words = [word for level in (*plain, *dated) for word in ("--select", name, "--level", level)]
    if not words:
        return [word for check in NOT_IN_A_SMALL_WORKSPACE for word in ("--ignore", check)]
    return [*words, "--due", "--as-of", "2026-11-20"] if dated else words


def said(workspace: Path, *words: str) -> str:
    """What `handoff check` prints, where it prints it, and its exit code."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    settled = {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "GIT_CEILING_DIRECTORIES": str(workspace.parent)}
    done = forked.run(forked.COMMAND, "check", *words, folder=workspace, environment=kept | settled)
    return f"{done.stdout.decode()}--- stderr\n{done.stderr.decode()}--- exit code {done.returncode}\n"


@pytest.mark.parametrize("room", ACTS)
def test_an_act_is_one_that_the_ledger_would_write(room: str) -> None:
    lines, kept = lines_of(MUSEUM / room), MUSEUM / room / FILE
    if os.environ.get("HANDOFF_REGENERATE"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(lines)
    assert kept.read_bytes() == lines


@pytest.mark.parametrize("room", ROOMS)
def test_a_broken_workspace_is_told_as_it_was(room: str, copied: Path) -> None:
    shutil.copytree(MUSEUM / room, copied, ignore=shutil.ignore_patterns("expected.txt"))
    text = said(copied, *question(room))
    expected = MUSEUM / room / "expected.txt"
    if os.environ.get("HANDOFF_REGENERATE"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_a_broken_workspace_has_its_own_fault_and_no_other(room: str) -> None:
    expected = (MUSEUM / room / "expected.txt").read_text(encoding="utf-8")
    name = room.partition(".")[0]
    assert set(re.findall(r": (?:error|warning|info) \[([a-z0-9-]+)\] ", expected)) == {name}
