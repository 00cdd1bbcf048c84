"""What git says of a person, a key and the state of a folder; and what is said where it cannot be asked."""

import os
from pathlib import Path

import pytest

from handoff.git import Head, commit_only, head, signing_key, uncommitted, user
from handoff.model.problem import Fault

from .repositories import ACT, git, write


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


def test_ignored_and_staged_acts_are_uncommitted_and_committed_ones_not(repository: Path) -> None:
    write(repository, ".gitignore", "*.jsonl\n")
    for name in ("a", "b", "c"):
        write(repository, f"ledger/{name}.jsonl")
    git(repository, "add", "-f", "ledger/a.jsonl")
    git(repository, "commit", "-q", "-m", "One")
    git(repository, "add", "-f", "ledger/b.jsonl")
    write(repository, "ledger/a.jsonl", "altered\n")
    assert uncommitted(repository, "ledger") == ("ledger/b.jsonl", "ledger/c.jsonl")


def test_files_that_git_is_told_to_ignore_are_in_no_commit(repository: Path) -> None:
    write(repository, ".gitignore", "demo/\n.handoff/\nledger/**/.*\n")
    git(repository, "add", ".gitignore")
    git(repository, "commit", "-q", "-m", "Ignore")
    write(repository, "demo/standards/sales.yaml")
    assert head(repository / "demo", ("standards",)).clean is False
    write(repository, ".handoff/cache/x")
    write(repository, "ledger/2026/11/.killed.tmp")
    assert head(repository, ("standards", "ledger")).clean is True
