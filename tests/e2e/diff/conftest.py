import json
from pathlib import Path

import pytest

from .works import Diff, Run, commit, git, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A workspace in a repository of its own, with one commit on main."""
    root = tmp_path / "site"
    write_site(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "Begin")
    return root


@pytest.fixture
def diff(handoff: Run) -> Diff:
    """The facts of a comparison that went well."""

    def run(root: Path, *words: str, code: int = 0) -> dict[str, object]:
        done = handoff("diff", "--format", "json", *words, cwd=root)
        assert done.returncode == code, done.stderr
        facts: dict[str, object] = json.loads(done.stdout)
        return facts

    return run
