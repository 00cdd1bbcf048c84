"""One new file is committed and nothing else, or it is said what is in the way."""

import subprocess
from pathlib import Path

import pytest

from handoff.git import Head, commit_only, head, uncommitted

from .repositories import ACT, git, write


def test_an_empty_repository_takes_its_first_commit(place: Path) -> None:
    git(place, "init", "-q")
    assert head(place, ("ledger",)) == Head(None, clean=True)
    write(place, ACT)
    write(place, "other.txt")
    assert head(place, ("ledger",)) == Head(None, clean=False)
    assert uncommitted(place, "ledger") == (ACT,)
    git(place, "add", "other.txt", ACT)
    assert uncommitted(place, "ledger") == (ACT,)
    assert commit_only(place, (ACT,), "Record one measurement") is None
    assert git(place, "ls-tree", "-r", "--name-only", "HEAD") == f"{ACT}\n"
    assert git(place, "status", "--porcelain") == "A  other.txt\n"


def test_only_the_new_file_is_committed(repository: Path) -> None:
    write(repository, "standards/sales.yaml", "staged\n")
    git(repository, "add", "standards/sales.yaml")
    write(repository, "notes.txt", "changed\n")
    write(repository, "ledger/other.jsonl")
    write(repository, ACT)
    assert commit_only(repository, (ACT,), "Record 97/104 for entered-in-time") is None
    assert git(repository, "show", "--name-only", "--format=%s", "HEAD") == f"Record 97/104 for entered-in-time\n\n{ACT}\n"
    assert git(repository, "status", "--porcelain", "-uall") == " M notes.txt\nM  standards/sales.yaml\n?? ledger/other.jsonl\n"


@pytest.mark.parametrize(
    "name", ["ledger/a b.jsonl", "ledger/*.jsonl", "ledger/-x", "ledger/:(top)x", "ledger/ü\n'\"\\.jsonl", "-a", ":x"]
)
def test_odd_file_names(repository: Path, name: str) -> None:
    write(repository, "ledger/another.jsonl")
    write(repository, name)
    assert name.startswith("ledger/") <= (name in (uncommitted(repository, "ledger") or ()))
    assert commit_only(repository, (name,), "Record") is None
    assert git(repository, "show", "-z", "--name-only", "--format=", "HEAD").strip("\0") == name
    assert uncommitted(repository, "ledger") == ("ledger/another.jsonl",)


@pytest.mark.parametrize("message", ["--amend", "# a comment", "ün $(touch x) `x`\nsecond line", "nul\0and \udc80 surrogate"])
def test_a_message_is_data(repository: Path, message: str) -> None:
    git(repository, "config", "commit.cleanup", "strip")
    write(repository, ACT)
    assert commit_only(repository, (ACT,), message) is None
    shown = message.replace("\0", "").replace("\udc80", "?")
    assert git(repository, "log", "-1", "--format=%B").strip() == shown
    assert git(repository, "rev-list", "--count", "HEAD") == "2\n"


def conflict(repository: Path, *command: str) -> None:
    git(repository, "switch", "-q", "-c", "side")
    write(repository, "notes.txt", "side\n")
    git(repository, "commit", "-q", "-am", "Side")
    git(repository, "switch", "-q", "main")
    write(repository, "notes.txt", "main\n")
    git(repository, "commit", "-q", "-am", "Main")
    subprocess.run(["git", *command], cwd=repository, check=False, capture_output=True)


@pytest.mark.parametrize(
    ("command", "what"), [(("merge", "side"), "merge"), (("rebase", "side"), "rebase"), (("cherry-pick", "side"), "cherry-pick")]
)
def test_in_the_middle_of_something_nothing_is_committed(repository: Path, command: tuple[str, ...], what: str) -> None:
    conflict(repository, *command)
    commit = git(repository, "rev-parse", "HEAD").strip()
    write(repository, ACT)
    fault = commit_only(repository, (ACT,), "Record")
    assert fault is not None
    assert f"A {what} is under way" in fault.message
    assert f"git {what} --continue" in fault.fix
    assert head(repository) == Head(commit, clean=False)
    assert uncommitted(repository, "ledger") == (ACT,)


def test_a_detached_head_is_reported_but_not_committed_to(repository: Path) -> None:
    git(repository, "checkout", "-q", "--detach")
    write(repository, ACT)
    commit = git(repository, "rev-parse", "HEAD").strip()
    assert head(repository) == Head(commit, clean=True)
    fault = commit_only(repository, (ACT,), "Record")
    assert fault is not None
    assert "git switch" in fault.fix
    assert git(repository, "rev-parse", "HEAD").strip() == commit


def test_a_hook_of_the_site_runs_and_its_refusal_is_told(repository: Path) -> None:
    hook = write(repository, ".git/hooks/pre-commit", "#!/bin/sh\necho 'No entries on Fridays.' >&2\nexit 1\n")
    hook.chmod(0o755)
    write(repository, ACT)
    fault = commit_only(repository, (ACT,), "Record")
    assert fault is not None
    assert "Git said: No entries on Fridays." in fault.message
    assert ACT in fault.fix
    assert git(repository, "status", "--porcelain", "-uall") == f"?? {ACT}\n"
    assert (repository / ACT).read_text() == "x\n"


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ((".gitignore", "ledger/\n"), "ignored"),
        ((".git/index.lock", ""), "index.lock"),
        (("../home/.gitconfig", "[user]\nuseConfigOnly = true\n"), "tell me who you are"),
    ],
)
def test_what_git_says_against_a_commit_is_told(repository: Path, prepare: tuple[str, str], said: str) -> None:
    write(repository, *prepare)
    write(repository, ACT)
    fault = commit_only(repository, (ACT,), "Record")
    assert fault is not None
    assert said in fault.message
    assert fault.message.isprintable()
    assert (repository / ACT).exists()


def test_a_very_long_refusal_is_cut(repository: Path) -> None:
    hook = write(repository, ".git/hooks/pre-commit", "#!/bin/sh\nyes 'no \033[31m' | head -1000 >&2\nexit 1\n")
    hook.chmod(0o755)
    write(repository, ACT)
    fault = commit_only(repository, (ACT,), "Record")
    assert fault is not None
    assert len(fault.message) < 1000
    assert fault.message.isprintable()


def test_a_file_that_is_not_there_is_not_committed(repository: Path) -> None:
    fault = commit_only(repository, (ACT,), "Record")
    assert fault is not None
    assert "did not match any files" in fault.message


def test_an_act_in_parts_below_the_top_is_committed_as_it_is_whatever_a_hook_does(repository: Path) -> None:
    folder = repository / "site"
    for number in ("0001", "0002"):
        write(folder, f"ledger/2026/11/x.parts/{number}.jsonl", f"{number}\n")
    parts = folder / "ledger" / "2026" / "11" / "x.parts"
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho >> site/ledger/2026/11/x.parts/0002.jsonl\ngit add site\n", encoding="utf-8")
    hook.chmod(0o755)
    before = git(repository, "rev-parse", "HEAD")
    fault = commit_only(folder, ("ledger/2026/11/x.parts",), "Record")
    assert fault is not None
    assert "A hook of your repository changed" in fault.message
    assert [part.read_text(encoding="utf-8") for part in sorted(parts.iterdir())] == ["0001\n", "0002\n"]
    assert git(repository, "rev-parse", "HEAD") == before
    assert git(repository, "status", "--porcelain") == "?? site/\n"
    hook.unlink()
    assert commit_only(folder, ("ledger/2026/11/x.parts",), "Record") is None
    assert git(repository, "status", "--porcelain") == ""
