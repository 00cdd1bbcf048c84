"""Many processes at once, one that is interrupted, and one that has lost what it stood on: nothing is lost, nothing is half."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

HANDOFF = [sys.executable, "-m", "handoff"]
RECORD = [*HANDOFF, "record", "entered-in-time", "97/104", "--by", "A. Auditor", "--on", "2026-11-20"]


def hearing() -> None:
    """Hear an interrupt, which a test run in the background hands down as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def test_many_processes_record_at_once(demo: Path) -> None:
    before = acts(demo)
    running = [
        subprocess.Popen([*RECORD, "--note", f"of process {number}"], cwd=demo, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(16)
    ]
    for process in running:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, b"")
    lines = [path.read_text(encoding="utf-8").splitlines() for path in acts(demo) - before]
    assert sorted(json.loads(entry)["note"] for _, entry in lines) == sorted(f"of process {number}" for number in range(16))
    assert not list((demo / "ledger").rglob(".*"))


def test_an_import_that_is_interrupted_leaves_nothing_and_can_be_done_again(demo: Path) -> None:
    rows = "".join(f"entered-in-time,2026-11-{1 + number % 20:02d},{number % 100}/100,{number}\n" for number in range(60_000))
    (demo / "rows.csv").write_text(f"standard,observed_on,value,note\n{rows}", encoding="utf-8")
    before = acts(demo)
    words = [*HANDOFF, "record", "--from", "rows.csv", "--by", "A"]
    process = subprocess.Popen(words, cwd=demo, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=hearing)
    while not list((demo / "ledger").rglob(".*.tmp")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    answered, said = process.communicate(timeout=120)
    assert (process.returncode, answered) == (130, "")
    assert said == "handoff: interrupted; nothing more was recorded\n"
    assert acts(demo) == before
    assert not list((demo / "ledger").rglob(".*"))
    again = subprocess.run(words, cwd=demo, capture_output=True, text=True, check=True)
    assert "60,000 of 60,000 rows recorded" in again.stdout
