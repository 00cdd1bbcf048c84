"""Faults that only real processes show: many at once, one killed, a full disk, few open files, a missing TMPDIR."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handoff.ledger.files import FileLedger
from handoff.model.organisation import Organisation

TODAY = date(2026, 12, 31)
PROGRAM = """
import signal, sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from handoff.ledger.files import open_ledger
from handoff.model.entry import Act, Measurement

mapping, rows = sys.argv[1] or None, int(sys.argv[2])
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background hands down a deaf ear
act = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A", program="handoff 0.1", import_=mapping)
with open_ledger(Path.cwd(), "ledger").draft(act) as draft:
    novelties = [
        draft.add(
            Measurement(
                observed_on=date(2026, 11, 1 + row % 20),
                standard="sales/offers/on-time",
                terms="0" * 64,
                target="at least 90 %",
                numerator=Decimal(row % 100),
                denominator=Decimal(100),
                note=str(row),
            )
        )
        for row in range(rows)
    ]
    if len(sys.argv) > 3:
        print("written", flush=True)
        sys.stdin.read()
    print(draft.publish().entries, flush=True)
"""
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start a process that records: the mapping ('' for none), the rows, and whether it waits before it publishes."""

    def starting(mapping: str, rows: int, *more: str, **options: object) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", PROGRAM, mapping, str(rows), *more]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe, text=True, **options)

    return starting


def visible(workspace: Path) -> list[Path]:
    return [path for path in (workspace / "ledger").rglob("*") if path.is_file() and not path.name.startswith(".")]


def hidden(workspace: Path) -> list[Path]:
    return [path for path in workspace.rglob(".*") if path.is_file() and path.name != ".gitignore"]


def test_fifty_processes_at_once_keep_fifty_entries(
    start: Start, tmp_path: Path, ledger: FileLedger, organisation: Organisation
) -> None:
    said = [process.communicate() for process in [start("", 1) for _ in range(50)]]
    assert said == [("1\n", "")] * 50
    holdings, problems = ledger.holdings(organisation, TODAY)
    assert (holdings.entries, problems) == (50, ())
    assert len(visible(tmp_path)) == 50
    assert hidden(tmp_path) == []


def test_two_imports_of_the_same_rows_at_once_hold_them_once(start: Start, ledger: FileLedger, organisation: Organisation) -> None:
    processes = [start("csv", 200, "wait") for _ in range(2)]
    assert [process.stdout.readline() for process in processes if process.stdout] == ["written\n"] * 2
    assert [process.communicate()[0] for process in processes] == ["200\n"] * 2
    assert ledger.holdings(organisation, TODAY)[0].entries == 200


def test_an_import_killed_before_it_was_whole_leaves_nothing_visible_and_runs_again(
    start: Start, tmp_path: Path, ledger: FileLedger, organisation: Organisation
) -> None:
    process = start("csv", 5000, "wait")
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert len(hidden(tmp_path)) == 1
    assert visible(tmp_path) == []
    assert ledger.holdings(organisation, TODAY)[0].entries == 0
    assert start("csv", 5000).communicate() == ("5000\n", "")
    assert start("csv", 5000).communicate() == ("0\n", "")
    holdings, problems = ledger.holdings(organisation, TODAY)
    assert (holdings.entries, problems) == (5000, ())


def test_imports_killed_at_any_moment_never_show_half_an_act(
    start: Start, tmp_path: Path, ledger: FileLedger, organisation: Organisation
) -> None:
    for tenths in range(8):
        process = start("csv", 3000)
        time.sleep(tenths / 10)
        process.kill()
        process.communicate()
        holdings, problems = ledger.holdings(organisation, TODAY)
        assert (holdings.entries, problems) in ((0, ()), (3000, ()))
    assert start("csv", 3000).communicate()[0] in {"3000\n", "0\n"}
    assert ledger.holdings(organisation, TODAY)[0].entries == 3000
    assert len(visible(tmp_path)) == 1


def test_an_interrupted_import_leaves_nothing_at_all(start: Start, tmp_path: Path) -> None:
    process = start("csv", 500, "wait")
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert visible(tmp_path) == []
    assert hidden(tmp_path) == []


def test_a_full_disk_is_an_error_and_leaves_nothing(start: Start, tmp_path: Path) -> None:
    limit = (100_000, 100_000)
    process = start("", 5000, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    _, talk = process.communicate()
    assert process.returncode == 1
    assert "OSError: [Errno 27] File too large" in talk
    assert visible(tmp_path) == []
    assert hidden(tmp_path) == []


def test_a_disk_too_full_for_the_list_of_known_rows_is_an_error_and_leaves_nothing(start: Start, tmp_path: Path) -> None:
    limit = (1000, 1000)
    process = start("csv", 60_000, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    _, talk = process.communicate()
    assert process.returncode == 1
    assert "OSError" in talk.splitlines()[-1]
    assert visible(tmp_path) == []
    assert hidden(tmp_path) == []


def test_few_open_files_are_enough(start: Start, tmp_path: Path, ledger: FileLedger, organisation: Organisation) -> None:
    for _ in range(20):
        assert start("", 1).communicate() == ("1\n", "")
    few = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))}
    assert start("csv", 100, **few).communicate() == ("100\n", "")
    assert ledger.holdings(organisation, TODAY)[0].entries == 120
    assert len(visible(tmp_path)) == 21


def test_a_missing_folder_for_temporary_files_is_fine(start: Start, tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path / "missing")}
    assert start("csv", 60_000, env=environment).communicate() == ("60000\n", "")
    assert hidden(tmp_path) == []
