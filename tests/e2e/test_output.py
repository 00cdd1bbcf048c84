"""Where an answer goes with --output: whole into a file, and never over what cannot be had back."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

REPORT = ["report", "compliance", "--as-of", "2026-11-10"]

Run = Callable[..., CompletedProcess[str]]


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".handoff" not in path.parts}


@pytest.mark.parametrize(
    ("words", "target"),
    [
        *((REPORT, target) for target in ("ACT", "ledger/new.md", "handoff.toml", "standards/sales.yaml", "standards/link.md")),
        *((REPORT, target) for target in ("signers", ".gitattributes", ".git/config", ".git/hooks/pre-commit")),
        *((words, "ACT") for words in (["check"], ["show", "sales"], ["map"])),
    ],
)
def test_nothing_of_a_workspace_is_replaced(handoff: Run, demo: Path, words: list[str], target: str) -> None:
    (demo / "standards" / "link.md").symlink_to("../handoff.toml")
    (demo / ".git" / "hooks").mkdir(parents=True)
    with (demo / "handoff.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[signing]\nallowed_signers = "signers"\n')
    before = contents(demo)
    named = str(next((demo / "ledger").rglob("*.jsonl"))) if target == "ACT" else target
    done = handoff(*words, "--output", named, cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "belongs to the ledger, the standards or the settings" in done.stderr
    assert contents(demo) == before


def test_another_workspace_is_safe_as_well(handoff: Run, demo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert handoff("init", "other", "--name", "X", "--department", "Desk", cwd=tmp_path).returncode == 0
    before = contents(other)
    done = handoff(*REPORT, "--output", str(other / "standards" / "desk.yaml"), cwd=demo)
    assert done.returncode == 2
    assert contents(other) == before


def test_what_cannot_be_written_is_named_and_left_alone(handoff: Run, demo: Path) -> None:
    (demo / "folder").mkdir()
    read_only = demo / "old.md"
    read_only.write_text("old", encoding="utf-8")
    read_only.chmod(0o444)
    for target in ("folder", "old.md", "none/report.md", "x" * 300):
        done = handoff(*REPORT, "--output", target, cwd=demo)
        assert (done.returncode, done.stdout) == (5, ""), target
        assert f"handoff: {target}: " in done.stderr.replace(f"{demo}/", "")
    assert read_only.read_text(encoding="utf-8") == "old"
    assert not list(demo.glob(".*-*"))


def test_a_link_stays_a_link(handoff: Run, demo: Path) -> None:
    (demo / "reports").mkdir()
    (demo / "newest.md").symlink_to("reports/one.md")
    assert handoff(*REPORT, "--output", "newest.md", cwd=demo).returncode == 0
    assert (demo / "newest.md").is_symlink()
    assert (demo / "reports" / "one.md").read_text(encoding="utf-8").startswith("# Harrow Pumps: compliance")


def test_a_pipe_is_written_into_and_stays_one(demo: Path) -> None:
    script = (
        f"mkfifo pipe; cat pipe > got & {sys.executable} -m handoff {' '.join(REPORT)} --output pipe; code=$?; wait; exit $code"
    )
    done = subprocess.run(["bash", "-c", script], cwd=demo, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert (demo / "pipe").is_fifo()
    assert (demo / "got").read_text(encoding="utf-8").startswith("Harrow Pumps: compliance")


# Not /dev/stdout: that one a broken program could replace, were the tests run by the administrator.
@pytest.mark.skipif(not Path("/dev/fd/1").exists(), reason="this system has no /dev/fd")
def test_standard_output_has_a_name_too(handoff: Run, demo: Path) -> None:
    done = handoff(*REPORT, "--output", "/dev/fd/1", cwd=demo)
    assert done.returncode == 0, done.stderr
    assert done.stdout == handoff(*REPORT, cwd=demo).stdout
