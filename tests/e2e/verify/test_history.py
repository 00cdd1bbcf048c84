"""What git's history shows, and that nothing in a clone's own settings makes `verify --against` see less in silence."""

import json
from pathlib import Path

from .ledgers import A, Run, act, commit, found, git


def tidied(folder: Path) -> None:
    """An act that no seal has is recorded, committed, and taken away again."""
    path = act(folder, "a", 97)
    commit(folder)
    path.unlink()
    commit(folder, "Tidy up")


def test_a_shallow_clone_says_that_it_does_not_see_everything(handoff: Run, git_demo: Path, tmp_path: Path) -> None:
    tidied(git_demo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", git_demo.as_uri(), "shallow")
    done = handoff("verify", "--against", "HEAD", "--verbose", cwd=tmp_path / "shallow")
    assert done.returncode == 0
    assert "only the newest commits (a shallow clone)" in done.stderr
    assert "as much of its history as this clone has" in " ".join(done.stdout.split())
    facts = json.loads(handoff("verify", "--against", "HEAD", "--format", "json", cwd=tmp_path / "shallow").stdout)
    assert facts["shallow"] is True
    assert handoff("verify", cwd=tmp_path / "shallow").stderr == ""
    git(tmp_path / "shallow", "fetch", "--quiet", "--unshallow")
    assert found(handoff, tmp_path / "shallow", "--against", "HEAD") == {("MISSING", A, None)}


def test_neither_grafts_nor_replaced_commits_hide_what_was_taken_away(handoff: Run, git_demo: Path) -> None:
    tidied(git_demo)
    last = git(git_demo, "rev-parse", "HEAD").strip()
    (git_demo / ".git" / "info").mkdir(exist_ok=True)
    (git_demo / ".git" / "info" / "grafts").write_text(f"{last}\n", encoding="utf-8")
    assert len(git(git_demo, "log", "--format=%h").splitlines()) == 1
    assert found(handoff, git_demo, "--against", "HEAD") == {("MISSING", A, None)}
    (git_demo / ".git" / "info" / "grafts").unlink()
    alone = git(git_demo, "commit-tree", "HEAD^{tree}", "-m", "Nothing before").strip()
    git(git_demo, "replace", last, alone)
    assert len(git(git_demo, "log", "--format=%h").splitlines()) == 1
    assert found(handoff, git_demo, "--against", "HEAD") == {("MISSING", A, None)}
