"""What the installed command can hardly be brought to: git that hangs, is missing, or stands at no commit yet."""

import os
import subprocess
from pathlib import Path

import pytest

from handoff.git import Difference, _running, changed, share
from handoff.git._running import Answer, said, without_password

ACT = "ledger/2026/11/20261120T160211Z-ab12.jsonl"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def of(paths: tuple[str, ...]) -> str:
    return f"Record {len(paths)}"


@pytest.fixture(autouse=True)
def _person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[user]\nname = Ada\nemail = a@example.org\n[init]\ndefaultBranch = main\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "none"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of an empty shared repository, with one act in its ledger."""
    git(tmp_path, "init", "-q", "--bare", "shared.git")
    git(tmp_path, "clone", "-q", "shared.git", "work")
    act = tmp_path / "work" / ACT
    act.parent.mkdir(parents=True)
    act.write_text("x\n", encoding="utf-8")
    return tmp_path / "work"


def test_the_first_commit_of_all_is_shared(clone: Path) -> None:
    done = share(clone, (ACT,), of)
    assert (done.committed, done.sent, done.place, done.fault) == ((ACT,), Difference((ACT,)), "origin/main", None)
    assert git(clone.parent / "shared.git", "ls-tree", "-r", "--name-only", "main") == f"{ACT}\n"


def test_a_clone_without_a_commit_receives(clone: Path) -> None:
    share(clone, (ACT,), of)
    git(clone.parent, "init", "-q", "late")
    late = clone.parent / "late"
    assert share(late, (), of).fault is not None
    git(late, "remote", "add", "origin", str(clone.parent / "shared.git"))
    done = share(late, (), of)
    assert (done.received, done.fault) == (Difference((ACT,)), None)
    assert (late / ACT).is_file()


def test_nothing_anywhere_is_nothing_in_the_way(clone: Path) -> None:
    done = share(clone, (), of)
    assert (done.committed, done.sent, done.fault) == ((), Difference(), None)
    assert changed(clone) == ("ledger/",)


def test_a_branch_that_follows_one_of_the_same_folder_is_shared_by_its_own_name(clone: Path) -> None:
    share(clone, (ACT,), of)
    git(clone, "switch", "-q", "--create", "audit", "--track", "main")
    git(clone, "commit", "-q", "--allow-empty", "-m", "More")
    main = git(clone, "rev-parse", "main")
    assert share(clone, (), of).place == "origin/audit"
    assert git(clone, "rev-parse", "main") == main


def test_a_server_that_hangs_is_left(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(clone, "config", "remote.origin.uploadpack", "sleep 5; true")
    share(clone, (ACT,), of)
    monkeypatch.setattr(_running, "_SECONDS_TO_ACT", 1)
    fault = share(clone, (), of).fault
    assert fault is not None
    assert "did not finish in time" in fault.message


def test_git_missing(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(clone))
    done = share(clone, (ACT,), of)
    assert done.committed == ()
    assert done.fault is not None
    assert "There is no git on this computer" in done.fault.message
    assert changed(clone) == ()


def test_who_forbids_a_way_to_the_server_is_obeyed(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "https")
    fault = share(clone, (ACT,), of).fault
    assert fault is not None
    assert "transport 'file' not allowed" in fault.message


def test_a_persons_own_ssh_command_stays(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "BatchMode=yes" in _running._unattended_environment(clone)["GIT_SSH_COMMAND"]
    git(clone, "config", "core.sshCommand", "ssh -i key")
    assert "GIT_SSH_COMMAND" not in _running._unattended_environment(clone)
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i other")
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    environment = _running._unattended_environment(clone)
    assert (environment["GIT_SSH_COMMAND"], "GIT_DIR" in environment) == ("ssh -i other", False)


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        (Answer(1, "", "one\n  two \n\n"), "one; two"),
        (Answer(1, "out", ""), "out"),
        (Answer(1, "", ""), "nothing"),
        (Answer(1, "", "\x1b[31mred\u202e"), "[31mred"),
        (Answer(1, "", "fatal: 'https://me:pw@host/x@y' and ssh://git@host"), "fatal: 'https://host/x@y' and ssh://host"),
    ],
)
def test_what_git_said_is_one_plain_line(heard: Answer, told: str) -> None:
    assert said(heard).strip() == told


def test_an_address_without_a_password_stays_as_it_is() -> None:
    assert without_password("git@host:team/ledger.git and https://host/a") == "git@host:team/ledger.git and https://host/a"
