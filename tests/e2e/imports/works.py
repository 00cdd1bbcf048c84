"""A workspace without entries to import into, and what its ledger holds."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]
HEADER = "standard,observed_on,value,note\n"
ENTERED = "customer-service/special-order/entered-in-time"
ADA = ("--by", "Ada")


def rows(folder: Path, *lines: str, name: str = "rows.csv") -> str:
    (folder / name).write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return name


def entries(folder: Path) -> list[dict[str, object]]:
    """Every entry of every act but the acts themselves, as often as it stands there."""
    files = sorted((folder / "ledger").rglob("*.jsonl"))
    found = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [entry for entry in found if entry["entry"] != "act"]


def everything(folder: Path) -> dict[Path, bytes | None]:
    """Every path below a folder with its bytes (None: a folder), hidden ones too, but git's."""
    found = (path for path in folder.rglob("*") if ".git" not in path.relative_to(folder).parts)
    return {path: path.read_bytes() if path.is_file() else None for path in found}


def imported(handoff: Run, folder: Path, name: str, *words: str) -> dict[str, object]:
    done = handoff("record", "--from", name, *ADA, "--format", "json", *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def git(folder: Path, *words: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *words], cwd=folder, env=kept, check=True, capture_output=True, text=True).stdout


def october(handoff: Run, folder: Path) -> dict[str, object]:
    """What the report counts of the one standard in October."""
    words = ("report", "compliance", "--period", "2026-10", "--as-of", "2026-11-10", "--format", "json")
    report = json.loads(handoff(*words, cwd=folder).stdout)
    (one,) = (result for result in report["results"] if result["standard"] == ENTERED)
    return {"n": one["n"], "value": one["value"], "entries": report["stands_on"]["entries"]}


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
