"""What git's own commands do to a ledger between records: no committed act and no untracked one is lost, and nothing conflicts."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def git(folder: Path, *words: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


def note(handoff: Run, folder: Path, text: str, *more: str) -> str:
    words = ("record", "entered-in-time", "97/104", "--on", "2026-10-20", "--note", text, "--format", "json", *more)
    done = handoff(*words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def ids(folder: Path) -> list[str]:
    lines = [line for act in (folder / "ledger").rglob("*.jsonl") for line in act.read_text(encoding="utf-8").splitlines()]
    return sorted(entry["id"] for entry in map(json.loads, lines) if entry["entry"] == "measurement")


def counted(handoff: Run, folder: Path) -> int:
    report = handoff("report", "compliance", "--as-of", "2026-11-22", "--format", "json", cwd=folder)
    assert report.returncode == 0, report.stderr
    return int(json.loads(report.stdout)["stands_on"]["entries"])


@pytest.fixture
def branches(handoff: Run, git_demo: Path) -> tuple[Path, list[str]]:
    """A repository in which two branches recorded on the same day, and the ids that belong to both together."""
    expected = ids(git_demo)
    for branch in ("north", "south"):
        git(git_demo, "switch", "-q", "-c", branch, "main")
        expected += [note(handoff, git_demo, f"{branch} {number}", "--commit") for number in range(3)]
    return git_demo, sorted(expected)


def test_two_branches_of_the_same_day_merge_with_plain_git(handoff: Run, branches: tuple[Path, list[str]]) -> None:
    repository, expected = branches
    before = counted(handoff, repository)
    git(repository, "merge", "-q", "--no-edit", "north")
    assert ids(repository) == expected
    assert counted(handoff, repository) == before + 3
    assert git(repository, "status", "--porcelain") == ""


@pytest.mark.parametrize("strategy", ["ort", "resolve", "octopus"])
def test_whatever_strategy_merges_them_there_is_no_conflict(branches: tuple[Path, list[str]], strategy: str) -> None:
    repository, expected = branches
    git(repository, "merge", "-q", "--no-edit", "--strategy", strategy, "north")
    assert ids(repository) == expected


def test_a_host_that_knows_no_merge_drivers_merges_them_too(branches: tuple[Path, list[str]]) -> None:
    """As hosts do it: in a bare repository, without a tree of files and without its attributes."""
    repository, expected = branches
    git(repository.parent, "clone", "-q", "--bare", "demo", "host.git")
    host = repository.parent / "host.git"
    tree = git(host, "merge-tree", "--write-tree", "north", "south").strip()
    commit = git(
        host,
        "-c",
        "user.name=Host",
        "-c",
        "user.email=h@example.org",
        "commit-tree",
        tree,
        "-p",
        "north",
        "-p",
        "south",
        "-m",
        "Merge",
    )
    git(host, "update-ref", "refs/heads/main", commit.strip())
    git(repository.parent, "clone", "-q", "--branch", "main", "host.git", "after")
    assert ids(repository.parent / "after") == expected


def test_rebased_and_squashed_they_are_all_there_once(branches: tuple[Path, list[str]]) -> None:
    repository, expected = branches
    git(repository, "switch", "-q", "-c", "squashed", "main")
    git(repository, "merge", "-q", "--squash", "north")
    git(repository, "commit", "-q", "-m", "North")
    git(repository, "rebase", "-q", "squashed", "south")
    git(repository, "merge", "-q", "--no-edit", "north")
    assert ids(repository) == expected


@pytest.mark.parametrize(
    "commands",
    [
        ("stash",),
        ("stash", "stash pop"),
        ("reset --hard --quiet",),
        ("checkout --quiet .",),
        ("checkout --quiet -B other",),
        ("checkout --quiet --force HEAD~1", "checkout --quiet main"),
        ("switch --quiet --discard-changes -C other",),
    ],
    ids=" and ".join,
)
def test_no_committed_and_no_untracked_act_is_lost(handoff: Run, git_demo: Path, commands: tuple[str, ...]) -> None:
    standard = git_demo / "standards" / "sales.yaml"
    expected = ids(git_demo)
    for number in range(2):
        expected += [note(handoff, git_demo, f"committed {number}", "--commit"), note(handoff, git_demo, f"untracked {number}")]
        standard.write_text(standard.read_text(encoding="utf-8") + "# being written\n", encoding="utf-8")
        for command in commands:
            git(git_demo, *command.split())
    assert ids(git_demo) == sorted(expected)


def test_an_act_committed_on_another_branch_is_back_with_that_branch(handoff: Run, git_demo: Path) -> None:
    before = ids(git_demo)
    git(git_demo, "switch", "-q", "-c", "audit")
    entry = note(handoff, git_demo, "on the branch", "--commit")
    git(git_demo, "switch", "-q", "main")
    assert ids(git_demo) == before
    git(git_demo, "switch", "-q", "audit")
    assert ids(git_demo) == sorted([*before, entry])


def test_what_git_was_told_to_take_comes_back_when_it_is_asked(handoff: Run, git_demo: Path) -> None:
    before = ids(git_demo)
    entry = note(handoff, git_demo, "untracked")
    git(git_demo, "stash", "--include-untracked")
    assert ids(git_demo) == before
    git(git_demo, "stash", "pop")
    assert ids(git_demo) == sorted([*before, entry])
