"""Many processes at once, one that is interrupted, and one that has lost what it stood on: nothing is lost, nothing is half."""

import json
import subprocess
import sys
from pathlib import Path

HANDOFF = [sys.executable, "-m", "handoff"]
RECORD = [*HANDOFF, "record", "entered-in-time", "97/104", "--by", "A. Auditor", "--on", "2026-11-20"]


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def test_fifty_processes_record_at_once(demo: Path) -> None:
    before = acts(demo)
    running = [
        subprocess.Popen([*RECORD, "--note", f"of process {number}"], cwd=demo, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(50)
    ]
    for process in running:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, b"")
    lines = [path.read_text(encoding="utf-8").splitlines() for path in acts(demo) - before]
    assert sorted(json.loads(entry)["note"] for _, entry in lines) == sorted(f"of process {number}" for number in range(50))
    assert not list((demo / "ledger").rglob(".*"))
