"""A person whom git knows, a folder, and a repository in it."""

import os
from pathlib import Path

import pytest

from .repositories import git, write


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
