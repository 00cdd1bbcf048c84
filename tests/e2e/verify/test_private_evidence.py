"""Evidence that stays private: told in every other clone, where it fails nothing; what git once had is another matter."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .ledgers import Run, commit, found, git, names, seal

SCAN = "scans/chart [1].pdf"


@pytest.fixture
def recorded(handoff: Run, git_demo: Path) -> Path:
    """A clone in which a measurement with evidence was recorded; its act is committed, the evidence is not."""
    (git_demo / "scans").mkdir()
    (git_demo / SCAN).write_text("private", encoding="utf-8")
    done = handoff("record", "entered-in-time", "97/104", "--by", "Ada", "--evidence", SCAN, cwd=git_demo)
    assert done.returncode == 0, done.stderr
    git(git_demo, "add", "ledger")
    git(git_demo, "commit", "--quiet", "--message", "x")
    return git_demo


def clone(folder: Path, *words: str) -> Path:
    other = folder.parent / "other"
    subprocess.run(["git", "clone", "--quiet", *words, folder.as_uri(), other], check=True)
    git(other, "config", "user.name", "Ben")
    git(other, "config", "user.email", "ben@example.org")
    return other


def message(handoff: Run, folder: Path) -> str:
    (one,) = json.loads(handoff("verify", "--format", "json", cwd=folder).stdout)["findings"]
    return str(one["message"])


def test_what_git_never_had_is_told_with_who_may_have_it_and_is_sealed(handoff: Run, recorded: Path) -> None:
    assert found(handoff, recorded) == set()
    other = clone(recorded)
    assert names(found(handoff, other)) == {"ABSENT"}
    done = handoff("verify", cwd=other)
    assert done.stdout.startswith("Nothing is broken; 1 finding to judge\n")
    assert message(handoff, other).startswith(f'The evidence "{SCAN}" is not here, and git has never had it: "Ada" recorded it on ')
    assert seal(handoff, other)
    (other / "scans").mkdir()
    shutil.copyfile(recorded / SCAN, other / SCAN)
    assert found(handoff, other) == set()
    (other / SCAN).write_text("another", encoding="utf-8")
    assert names(found(handoff, other)) == {"CHANGED"}
    assert handoff("seal", cwd=other).returncode == 4


@pytest.mark.parametrize("place", [".", "works"])
def test_what_a_commit_once_had_is_missing_wherever_the_workspace_was(handoff: Run, recorded: Path, place: str) -> None:
    commit(recorded)
    other = clone(recorded)
    assert found(handoff, other) == set()
    if place != ".":
        (other / place).mkdir()
        git(other, "mv", "ledger", "standards", "handoff.toml", place)
    git(other, "rm", "--quiet", "-r", "scans")
    commit(other)
    here = other / place
    assert names(found(handoff, here)) == {"MISSING"}
    assert message(handoff, here) == f'The evidence "{SCAN}" is not in this workspace, and git once had it.'
    assert handoff("seal", cwd=here).returncode == 4


def test_what_only_another_branch_or_a_merge_had_is_missing(handoff: Run, recorded: Path) -> None:
    other = clone(recorded)
    git(other, "checkout", "--quiet", "-b", "side")
    (other / "scans").mkdir()
    (other / SCAN).write_text("private", encoding="utf-8")
    commit(other)
    git(other, "checkout", "--quiet", "main")
    assert names(found(handoff, other)) == {"MISSING"}
    git(other, "branch", "--quiet", "-D", "side")
    assert names(found(handoff, other)) == {"ABSENT"}
    git(other, "checkout", "--quiet", "-b", "more")
    commit(other)
    git(other, "checkout", "--quiet", "main")
    git(other, "merge", "--quiet", "--no-ff", "--no-commit", "more")
    (other / "scans").mkdir(exist_ok=True)
    (other / SCAN).write_text("private", encoding="utf-8")
    commit(other)
    git(other, "rm", "--quiet", "-r", "scans")
    commit(other)
    assert names(found(handoff, other)) == {"MISSING"}


def test_where_nobody_can_tell_it_is_missing_with_the_reason(handoff: Run, recorded: Path) -> None:
    shallow = clone(recorded, "--depth", "1")
    assert names(found(handoff, shallow)) == {"MISSING"}
    assert "this clone has only the newest commits" in message(handoff, shallow)
    shutil.rmtree(shallow / ".git")
    assert "this workspace is in no git repository" in message(handoff, shallow)
    assert handoff("seal", "--by", "Ben", cwd=shallow).returncode == 4


def test_a_link_that_leads_nowhere_is_missing(handoff: Run, recorded: Path) -> None:
    other = clone(recorded)
    (other / "scans").mkdir()
    (other / SCAN).symlink_to("nowhere")
    assert names(found(handoff, other)) == {"MISSING"}
