import os
import subprocess
from pathlib import Path

import pytest

from handoff.git import Head, commit_only, head, signing_key, uncommitted, user
from handoff.model.problem import Fault

ACT = "ledger/2026/11/20261120T160211Z-ab12.jsonl"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def write(folder: Path, name: str, text: str = "x\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    write(home, ".gitconfig", "[user]\nname = Ada Auditor\nemail = ada@example.org\n[init]\ndefaultBranch = main\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "none"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that is in no repository."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def repository(place: Path) -> Path:
    """A repository with one commit of one definition."""
    git(place, "init", "-q")
    write(place, "standards/sales.yaml")
    write(place, "notes.txt")
    git(place, "add", ".")
    git(place, "commit", "-q", "-m", "Start")
    return place


def ask_everything(root: Path) -> tuple[str, Head, tuple[str, ...] | None, Fault | None]:
    return user(root), head(root, ("standards", "ledger")), uncommitted(root, "ledger"), commit_only(root, (ACT,), "Record")


def test_the_person_is_who_git_says(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert user(repository) == "Ada Auditor"
    git(repository, "config", "user.name", "Zoë Zöllner")
    assert user(repository) == "Zoë Zöllner"
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Build server")
    assert user(repository) == "Build server"


@pytest.mark.parametrize(
    ("form", "key", "found"),
    [
        ("ssh", "~/.ssh/id_ed25519", "{home}/.ssh/id_ed25519"),
        ("ssh", "key::ssh-ed25519 AAAA ada", "key::ssh-ed25519 AAAA ada"),
        ("ssh", "", ""),
        ("openpgp", "0123ABCD", ""),
        ("", "~/.ssh/id_ed25519", ""),
    ],
)
def test_the_key_that_git_signs_with_is_an_ssh_key_or_none(repository: Path, form: str, key: str, found: str) -> None:
    for name, value in (("gpg.format", form), ("user.signingkey", key)):
        if value:
            git(repository, "config", name, value)
    assert signing_key(repository) == found.format(home=os.environ["HOME"])


def test_nobody_is_nobody(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(place))
    assert user(place) == ""


def test_a_folder_outside_git(place: Path) -> None:
    name, top, files, fault = ask_everything(place)
    assert (name, top, files) == ("Ada Auditor", Head(None, None), None)
    assert fault is not None
    assert "git init" in fault.fix


def test_git_missing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    name, top, files, fault = ask_everything(repository)
    assert (name, top, files) == ("", Head(None, None), None)
    assert isinstance(fault, Fault)


def test_a_folder_that_is_not_there(place: Path) -> None:
    name, top, files, fault = ask_everything(place / "gone")
    assert (name, top, files) == ("", Head(None, None), None)
    assert isinstance(fault, Fault)


def test_a_bare_repository(place: Path) -> None:
    git(place, "init", "-q", "--bare")
    _, top, files, fault = ask_everything(place)
    assert (top, files) == (Head(None, None), None)
    assert isinstance(fault, Fault)


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


@pytest.mark.parametrize(
    ("name", "text", "clean"),
    [
        ("standards/sales.yaml", "changed\n", False),
        ("notes.txt", "changed\n", False),
        ("standards/new.yaml", "x\n", False),
        ("ledger/2026/11/new.jsonl", "x\n", False),
        ("standards.txt", "x\n", True),
        ("report.json", "x\n", True),
        ("notes.txt", "x\n", True),
    ],
)
def test_what_makes_a_tree_unclean(repository: Path, name: str, text: str, clean: bool) -> None:  # noqa: FBT001 -- an expectation
    write(repository, name, text)
    assert head(repository, ("standards", "ledger")) == Head(git(repository, "rev-parse", "HEAD").strip(), clean)


@pytest.mark.parametrize(
    ("paths", "clean"),
    [(("standards/sub",), False), (("standards/sub/",), False), ((".",), False), (("ledger",), True), ((), True)],
)
def test_untracked_files_count_under_the_paths_given(repository: Path, paths: tuple[str, ...], clean: bool) -> None:  # noqa: FBT001 -- an expectation
    write(repository, "standards/sub/new.yaml")
    assert head(repository, paths).clean is clean


def test_a_workspace_inside_a_larger_repository(repository: Path) -> None:
    inner = repository / "quality"
    write(repository, "standards/outside.yaml")
    write(inner, ACT)
    assert head(inner, ("standards",)).clean is True
    assert head(inner, ("standards", "ledger")).clean is False
    assert uncommitted(inner, "ledger") == (ACT,)
    git(repository, "add", f"quality/{ACT}")
    assert uncommitted(inner, "ledger") == (ACT,)
    assert commit_only(inner, (ACT,), "Record") is None
    assert uncommitted(inner, "ledger") == ()
    assert git(repository, "show", "--name-only", "--format=%s|%an", "HEAD") == f"Record|Ada Auditor\n\nquality/{ACT}\n"


def test_another_repository_in_the_environment_is_not_asked(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit = git(repository, "rev-parse", "HEAD").strip()
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert head(repository, ("standards",)) == Head(commit, clean=True)


def test_ignored_and_staged_acts_are_uncommitted_and_committed_ones_not(repository: Path) -> None:
    write(repository, ".gitignore", "*.jsonl\n")
    for name in ("a", "b", "c"):
        write(repository, f"ledger/{name}.jsonl")
    git(repository, "add", "-f", "ledger/a.jsonl")
    git(repository, "commit", "-q", "-m", "One")
    git(repository, "add", "-f", "ledger/b.jsonl")
    write(repository, "ledger/a.jsonl", "altered\n")
    assert uncommitted(repository, "ledger") == ("ledger/b.jsonl", "ledger/c.jsonl")


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


def test_a_hostile_repository_runs_nothing(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    program = write(tmp_path, "evil", f"#!/bin/sh\necho \"$0 $*\" >> '{marker}'\ncat\n")
    program.chmod(0o755)
    write(repository, ".gitattributes", "* filter=evil diff=evil\n*.md filter=worse\n")
    for hook in ("post-index-change", "fsmonitor-watchman"):
        write(repository, f".git/hooks/{hook}", program.read_text()).chmod(0o755)
    config = repository / ".git/config"
    before = config.read_text()
    settings = (
        f"[core]\nfsmonitor = {program}\npager = {program}\neditor = {program}\nsshCommand = {program}\n"
        f'[diff]\nexternal = {program}\n[diff "evil"]\ntextconv = {program}\ncommand = {program}\n'
        f'[filter "evil"]\nclean = {program}\nsmudge = {program}\nrequired = true\n'
        f'[filter "worse"]\nprocess = {program}\nrequired = true\n[pager]\nstatus = {program}\n[alias]\nstatus = !{program}\n'
    )
    config.write_text(before + settings)
    os.utime(repository / "standards/sales.yaml", (1, 1))
    write(repository, "notes.md")
    write(repository, ACT)
    commit = head(repository, ("standards", "ledger")).commit
    found = (user(repository), uncommitted(repository, "ledger"))
    assert not marker.exists()
    assert found == ("Ada Auditor", (ACT,))
    assert commit
    git(repository, "status")
    assert marker.exists(), "the trap itself does not work"


def test_a_repository_inside_is_not_looked_into(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    inner = repository / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    write(inner, "file.txt")
    git(inner, "add", ".")
    git(inner, "commit", "-q", "-m", "Inner")
    git(repository, "add", "inner")
    git(repository, "commit", "-q", "-m", "Outer")
    program = write(tmp_path, "evil", f"#!/bin/sh\ntouch '{marker}'\n")
    program.chmod(0o755)
    git(inner, "config", "core.fsmonitor", str(program))
    write(inner, "file.txt", "changed\n")
    assert head(repository, (".",)).clean is True
    assert not marker.exists()
    git(repository, "status")
    assert marker.exists(), "the trap itself does not work"


def test_a_filter_that_cannot_be_switched_off_is_not_risked(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    write(repository, ".gitattributes", "* filter=a=b\n")
    write(repository, ".git/config", f"[core]\nrepositoryformatversion = 0\n[filter \"a=b\"]\nclean = touch '{marker}'\n")
    os.utime(repository / "standards/sales.yaml", (1, 1))
    assert head(repository) == Head(None, None)
    assert not marker.exists()


def test_files_that_git_is_told_to_ignore_are_in_no_commit(repository: Path) -> None:
    write(repository, ".gitignore", "demo/\n.handoff/\nledger/**/.*\n")
    git(repository, "add", ".gitignore")
    git(repository, "commit", "-q", "-m", "Ignore")
    write(repository, "demo/standards/sales.yaml")
    assert head(repository / "demo", ("standards",)).clean is False
    write(repository, ".handoff/cache/x")
    write(repository, "ledger/2026/11/.killed.tmp")
    assert head(repository, ("standards", "ledger")).clean is True
