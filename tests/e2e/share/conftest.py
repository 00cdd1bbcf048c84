"""Two people's clones of one shared repository."""

from pathlib import Path

import pytest

from .clones import git, person


@pytest.fixture
def ada(git_demo: Path) -> Path:
    """Ada's clone, shared through a bare repository beside it."""
    git(git_demo.parent, "init", "-q", "--bare", "--initial-branch=main", "shared.git")
    git(git_demo, "remote", "add", "origin", str(git_demo.parent / "shared.git"))
    git(git_demo, "push", "-q", "-u", "origin", "main")
    return git_demo


@pytest.fixture
def ben(ada: Path) -> Path:
    """Ben's clone of the same."""
    git(ada.parent, "clone", "-q", "shared.git", "ben")
    return person(ada.parent / "ben", "Ben Buyer")
