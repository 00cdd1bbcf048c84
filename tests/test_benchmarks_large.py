"""What the section on large ledgers is made of: memory of all processes, shares of time, and what fits."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
TWO = """\
import subprocess, sys, time
held = b"x" * 60_000_000
words = "import time; held = b'x' * 60_000_000; time.sleep(1)"
subprocess.run([sys.executable, "-c", words])
"""
LOOK = """\
import sys
from pathlib import Path
from timing import Command
from watching import watched
one = watched(Command(lambda: [sys.executable, "-c", sys.argv[1]], Path.cwd()))
print(one.megabytes, one.together)
"""


@pytest.fixture(autouse=True)
def _benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells")
def test_memory_of_two_processes_is_seen_together() -> None:
    # A process of its own looks: what is started counts as large as who starts it, until it is another program.
    words = [sys.executable, "-c", LOOK, TWO]
    largest, together = subprocess.run(words, cwd=BENCHMARKS, capture_output=True, check=True, encoding="utf-8").stdout.split()
    assert 60 <= float(largest) < 120 <= float(together)


def test_shares_of_time_add_up_and_name_the_hashing(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    subprocess.run([sys.executable, str(BENCHMARKS / "make_company.py"), str(folder), "--entries", "2000"], check=True)
    words = [sys.executable, str(BENCHMARKS / "profiled.py"), str(folder), "report", "compliance", "--as-of", "2026-11-20"]
    told = subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout
    shares = {group: float(share) for share, _, group in (line.partition("\t") for line in told.splitlines())}
    assert sum(shares.values()) == pytest.approx(1, abs=1e-4)
    assert all(shares[group] > 0 for group in import_module("profiled").GROUPS)


def test_a_program_that_needs_more_memory_than_there_is_is_said_not_run(tmp_path: Path) -> None:
    large, timing = import_module("large"), import_module("timing")
    tools = tmp_path / "tools"
    tools.mkdir()
    program = tools / "hledger"
    program.write_text("#!/bin/sh\necho 'hledger 9.9, for a test'\n", encoding="utf-8")
    program.chmod(0o755)
    commands, left_out = large._slow(timing.Setting(tmp_path, 1, tools), tmp_path / "x", 10**12)
    assert not any(name.startswith("hledger") for name in commands)
    assert "hledger 9.9 is not here, it would need about 6600000 GB" in left_out


def test_the_page_says_which_aims_were_kept_and_what_is_not_there() -> None:
    large, run = import_module("large"), import_module("timing").Run
    others = (large.Other("DuckDB 9", run(2, 3, 900, 900), 2.5, 0.2), large.Other(large.HELLO_NAME, run(0.25, 0.2, 30, 30), 20, 2))
    left_out = ("hledger 9.9 is not here, it would need about 66 GB", "Polars was not found")
    warm, one = run(0.5, 0.4, 60, 70), run(0.3, 0.2, 40, 40)
    size = large.Size(10_000_000, 3, run(5, 9, 200, 410), warm, others, left_out, one, warm, "12 buckets, the same")
    page = import_module("large_page").large_section(large.Large((size,), 1_000_000, (large.Share("hashing ids", 0.25, 0),)))
    assert "In turn, 3 times; hledger 9.9 is not here, it would need about 66 GB; Polars was not found." in page
    assert "| DuckDB 9 | 2.00 | 3.00 | 900 | 900 | 2.50 | 0.20 |" in page
    assert "| 10,000,000 | a cold report's time over DuckDB's, at most | 2 | 2.50 | no |" in page
    assert "| 10,000,000 | seconds of a warm report beyond a hello-world program's, at most | 0.3 | 0.25 | yes |" in page
    assert "| 10,000,000 | MB of a warm report, at most | 100 | 70.00 | yes |" in page
    assert "hledger's time over" not in page
    assert "| hashing ids | 25% | 0% |" in page
