"""Clones of one shared repository, and what people do in them."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]
STANDARD = "entered-in-time"


def git(folder: Path, *words: str, check: bool = True) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *words], cwd=folder, env=environment, check=check, capture_output=True, text=True).stdout


def person(folder: Path, name: str) -> Path:
    git(folder, "config", "user.name", name)
    git(folder, "config", "user.email", f"{name.split(maxsplit=1)[0].lower()}@example.org")
    return folder


def note(handoff: Run, folder: Path, text: str, *more: str) -> str:
    """Record one measurement; the id of its entry."""
    words = ("record", STANDARD, "97/104", "--on", "2026-10-20", "--note", text, "--format", "json", *more)
    done = handoff(*words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def ids(folder: Path) -> list[str]:
    """The id of every measurement that lies in a ledger, as often as it lies there."""
    lines = [line for act in (folder / "ledger").rglob("*.jsonl") for line in act.read_text(encoding="utf-8").splitlines()]
    return sorted(entry["id"] for entry in map(json.loads, lines) if entry["entry"] == "measurement")


def state(folder: Path) -> tuple[str, str, str]:
    return git(folder, "rev-parse", "HEAD"), git(folder, "status", "--porcelain", "-uall"), git(folder, "stash", "list")


def shared(handoff: Run, folder: Path, code: int = 0) -> dict:
    done = handoff("share", "--format", "json", cwd=folder)
    assert done.returncode == code, done.stdout + done.stderr
    facts = json.loads(done.stdout)
    assert (facts["in_the_way"] is None) is (code == 0)
    return facts


def in_the_way(handoff: Run, folder: Path) -> str:
    """Why a share failed; it must have been said in plain words on stderr too, and the commits and files be as they were."""
    before = state(folder)
    fault = shared(handoff, folder, code=5)["in_the_way"]
    assert all(fault[name] and fault[name].isprintable() for name in ("message", "why", "fix"))
    assert state(folder) == before
    done = handoff("share", cwd=folder)
    assert done.returncode == 5
    assert fault["message"] in done.stderr
    return str(fault["message"])
