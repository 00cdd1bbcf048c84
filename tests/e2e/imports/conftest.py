import shutil
from pathlib import Path

import pytest

from .works import commit, git


@pytest.fixture
def site(demo: Path) -> Path:
    """The demo's definitions, without any entry."""
    shutil.rmtree(demo / "ledger")
    shutil.rmtree(demo / ".handoff", ignore_errors=True)
    return demo


@pytest.fixture
def git_site(site: Path) -> Path:
    """The same, in a repository of its own with one commit on main."""
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "config", "user.name", "Ada Auditor")
    git(site, "config", "user.email", "ada@example.org")
    commit(site, "Begin")
    return site
