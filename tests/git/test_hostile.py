"""A repository that means harm runs nothing, and none is asked but the one meant."""

import os
from pathlib import Path

import pytest

from handoff.git import Head, head, uncommitted, user

from .repositories import ACT, git, write


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
