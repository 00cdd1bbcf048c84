"""What the benchmarks are run on is a ledger like any other."""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
WRITER = Path(__file__).parent.parent / "benchmarks" / "make_ledger.py"


@pytest.mark.parametrize(("files", "entries"), [(2, 60), (3, 1)])
def test_a_ledger_that_was_written_without_handoff_is_genuine(files: int, entries: int, handoff: Run, tmp_path: Path) -> None:
    words = [sys.executable, str(WRITER), str(tmp_path / "x"), "--files", str(files), "--entries", str(entries)]
    subprocess.run(words, check=True)
    verified = handoff("verify", "--verbose", cwd=tmp_path / "x")
    assert verified.returncode == 0, verified.stdout
    assert f"the ids of {files * entries} entries in {files} files" in verified.stdout
    counted = handoff(
        "report", "compliance", "--period", "2024-11", "--as-of", "2024-12-20", "--format", "json", cwd=tmp_path / "x"
    )
    assert f'"entries":{files * entries}' in counted.stdout.replace(" ", "")


def test_measured_sections_replace_their_own_and_leave_the_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(WRITER.parent))
    page = import_module("statistics_page").page
    old = "# Statistics\n\nProse.\n\n## One\n\nold\n\n## What one says\n\nmore prose\n\n## Two\n"
    new = page(old, ["## One\n\nnew\n", "## Two\n\nsecond\n"])
    assert new == "# Statistics\n\nProse.\n\n## One\n\nnew\n\n## What one says\n\nmore prose\n\n## Two\n\nsecond\n"


@pytest.mark.parametrize("runner", ["run.py", "run_statistics.py"])
def test_a_runner_finds_all_that_it_needs_by_itself(runner: str, tmp_path: Path) -> None:
    words = [sys.executable, str(WRITER.with_name(runner)), "--help"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("usage: "), done.stderr
