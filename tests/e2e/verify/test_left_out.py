"""Files of the ledger that git has and was told to leave out: whoever reads or verifies hears of them."""

import json
import os
import time
from pathlib import Path

import pytest

from .ledgers import A, Run, act, commit, found, git

REPORT = ("report", "compliance", "--period", "2026-10", "--format", "json")


def committed(folder: Path) -> Path:
    path = act(folder, "a", 97)
    commit(folder)
    return path


@pytest.mark.parametrize("pattern", ["!/ledger/", f"!**/{A}"])
def test_a_sparse_checkout_says_what_is_not_here_and_what_brings_it_back(handoff: Run, git_demo: Path, pattern: str) -> None:
    path = committed(git_demo)
    git(git_demo, "sparse-checkout", "set", "--no-cone", "/*", pattern)
    assert not path.exists()
    assert found(handoff, git_demo) == {("MISSING", "ledger", None)}
    shown = " ".join(handoff("verify", cwd=git_demo).stdout.split())
    assert "that git has" in shown
    assert "git sparse-checkout disable" in shown
    for words in (REPORT, ("check",), ("due",)):
        done = handoff(*words, cwd=git_demo)
        assert "left-out" in done.stdout + done.stderr, words
    recorded = handoff("record", "entered-in-time", "97/104", "--by", "Ada", cwd=git_demo)
    assert recorded.returncode == 0
    assert "Recorded. The ledger has 1 other warning: `handoff check` lists it.\n" in recorded.stderr
    assert handoff("seal", cwd=git_demo).returncode == 4
    git(git_demo, "sparse-checkout", "disable")
    assert found(handoff, git_demo) == set()
    assert "left-out" not in handoff(*REPORT, cwd=git_demo).stderr


@pytest.mark.parametrize("mark", ["skip-worktree", "assume-unchanged"])
def test_a_mark_that_hides_a_deleted_act_from_git_status_hides_it_from_nobody_here(handoff: Run, git_demo: Path, mark: str) -> None:
    path = committed(git_demo)
    git(git_demo, "update-index", f"--{mark}", str(path.relative_to(git_demo)))
    path.unlink()
    assert git(git_demo, "status", "--short") == ""
    assert found(handoff, git_demo) == {("MISSING", "ledger", None)}
    git(git_demo, *(("sparse-checkout", "disable") if mark == "skip-worktree" else ("restore", "--", "ledger")))
    assert path.exists()
    assert found(handoff, git_demo) == set()


def test_a_submodule_that_was_not_fetched_is_not_an_empty_ledger(handoff: Run, git_demo: Path, tmp_path: Path) -> None:
    acts = tmp_path / "acts"
    (git_demo / "ledger").rename(acts)
    git(acts, "init", "--quiet", "--initial-branch=main")
    git(acts, "config", "user.name", "Ada")
    git(acts, "config", "user.email", "ada@example.org")
    commit(acts)
    git(git_demo, "rm", "--quiet", "-r", "--cached", "ledger")
    git(git_demo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(acts), "ledger")
    commit(git_demo)
    assert found(handoff, git_demo) == set()
    git(git_demo, "submodule", "--quiet", "deinit", "--all", "--force")
    assert found(handoff, git_demo) == {("MISSING", "ledger", None)}


def test_no_report_calls_a_tree_clean_that_git_was_told_not_to_look_at(handoff: Run, git_demo: Path) -> None:
    path = committed(git_demo)

    def clean() -> object:
        return json.loads(handoff(*REPORT, cwd=git_demo).stdout)["stands_on"]["clean"]

    assert clean() is True
    git(git_demo, "update-index", "--assume-unchanged", str(path.relative_to(git_demo)))
    path.write_bytes(path.read_bytes().replace(b"Ada", b"Eve"))
    assert git(git_demo, "status", "--short") == ""
    assert clean() is False


def test_a_file_that_kept_its_size_and_time_is_not_taken_for_what_it_was(handoff: Run, git_demo: Path) -> None:
    path = committed(git_demo)
    before = path.stat()
    os.utime(path, (before.st_atime - 100, before.st_mtime - 100))
    git(git_demo, "config", "core.trustctime", "false")
    git(git_demo, "config", "core.checkStat", "minimal")
    git(git_demo, "update-index", "--refresh")
    kept = path.stat()
    time.sleep(1.1)  # git looks at whole seconds
    path.write_bytes(path.read_bytes().replace(b"Ada", b"Eve"))
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert git(git_demo, "status", "--short") == ""
    assert json.loads(handoff(*REPORT, cwd=git_demo).stdout)["stands_on"]["clean"] is False
