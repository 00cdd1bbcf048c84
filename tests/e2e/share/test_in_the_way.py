"""What can be in the way of sharing: it is said in plain words, and everything is as it was before."""

import shutil
from pathlib import Path

import pytest

from .clones import Run, git, ids, in_the_way, note, person, shared


def conflicting(ada: Path, ben: Path) -> None:
    for folder, name in ((ada, "Ada"), (ben, "Ben")):
        standard = folder / "standards" / "sales.yaml"
        standard.write_text(f"# {name}\n" + standard.read_text(encoding="utf-8"), encoding="utf-8")
        git(folder, "commit", "-q", "-am", "Remark")
    git(ada, "push", "-q")


def test_a_conflict_between_definitions_names_them_and_leaves_everything_as_it_was(handoff: Run, ada: Path, ben: Path) -> None:
    conflicting(ada, ben)
    note(handoff, ben, "mine", "--commit")
    (ben / "handoff.toml").write_text((ben / "handoff.toml").read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert 'changed the same lines of "standards/sales.yaml"' in in_the_way(handoff, ben)
    assert not (ben / ".git" / "MERGE_HEAD").exists()
    note(handoff, ben, "and another")
    facts = shared(handoff, ben, code=5)
    assert facts["committed"] == 1
    assert git(ben, "status", "--porcelain") == " M handoff.toml\n"


def test_an_uncommitted_definition_that_the_merge_would_touch(handoff: Run, ada: Path, ben: Path) -> None:
    standard = ada / "standards" / "sales.yaml"
    standard.write_text(standard.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    (ada / "standards" / "é new.yaml").write_text("# begun\n", encoding="utf-8")
    git(ada, "add", ".")
    git(ada, "commit", "-q", "-m", "Remark")
    git(ada, "push", "-q")
    mine = ben / "standards" / "sales.yaml"
    mine.write_text("# mine\n" + mine.read_text(encoding="utf-8"), encoding="utf-8")
    assert 'You changed "standards/sales.yaml" and have not committed that' in in_the_way(handoff, ben)
    git(ben, "checkout", "-q", "standards/sales.yaml")
    (ben / "standards" / "é new.yaml").write_text("# mine\n", encoding="utf-8")
    assert 'You changed "standards/é new.yaml"' in in_the_way(handoff, ben)
    (ben / "standards" / "é new.yaml").unlink()
    note(handoff, ben, "makes it a true merge", "--commit")
    (ben / "unrelated.txt").write_text("x\n", encoding="utf-8")
    git(ben, "add", "unrelated.txt")
    assert 'You changed "unrelated.txt"' in in_the_way(handoff, ben)


def test_an_unfinished_merge_and_a_detached_head(handoff: Run, ada: Path, ben: Path) -> None:
    conflicting(ada, ben)
    git(ben, "pull", "-q", "--no-rebase", check=False)
    assert (ben / ".git" / "MERGE_HEAD").exists()
    assert "A merge is under way" in in_the_way(handoff, ben)
    git(ben, "merge", "--abort")
    git(ben, "checkout", "-q", "--detach")
    assert "No branch is checked out" in in_the_way(handoff, ben)


def test_no_repository_and_no_remote(handoff: Run, demo: Path, git_demo: Path) -> None:
    assert "knows no other place to share with" in in_the_way(handoff, git_demo)
    shutil.rmtree(demo / ".git")
    facts = shared(handoff, demo, code=5)
    assert "is not in a git repository" in facts["in_the_way"]["message"]


def test_without_git_it_is_git_that_is_named(handoff: Run, git_demo: Path, tmp_path: Path) -> None:
    bare = {"PATH": str(tmp_path)}
    recording = ("record", "entered-in-time", "97/104", "--by", "Ada", "--commit")
    for words in (("share",), ("verify", "--against", "HEAD"), recording):
        done = handoff(*words, cwd=git_demo, env=bare)
        assert "There is no git on this computer" in done.stderr, done.stderr
        assert "Install git" in done.stderr
    assert len(git(git_demo, "ls-files", "--others", "ledger").splitlines()) == 1


def test_a_folder_that_is_no_workspace(handoff: Run, tmp_path: Path) -> None:
    assert handoff("share", cwd=tmp_path).returncode == 2


def test_the_first_share_joins_the_branch_where_there_is_one_remote(handoff: Run, git_demo: Path) -> None:
    git(git_demo.parent, "init", "-q", "--bare", "--initial-branch=main", "shared.git")
    git(git_demo, "remote", "add", "origin", str(git_demo.parent / "shared.git"))
    note(handoff, git_demo, "one")
    facts = shared(handoff, git_demo)
    assert (facts["place"], facts["committed"]) == ("origin/main", 1)
    assert facts["sent"] > 1
    assert git(git_demo, "rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main\n"


def test_with_two_remotes_and_no_upstream_it_says_how(handoff: Run, git_demo: Path) -> None:
    for name in ("origin", "backup"):
        git(git_demo.parent, "init", "-q", "--bare", "--initial-branch=main", f"{name}.git")
        git(git_demo, "remote", "add", name, str(git_demo.parent / f"{name}.git"))
    assert '"backup" and "origin"' in in_the_way(handoff, git_demo)
    assert "git push -u backup main" in shared(handoff, git_demo, code=5)["in_the_way"]["fix"]


def test_a_branch_that_was_taken_away_is_not_brought_back(handoff: Run, ada: Path, ben: Path) -> None:
    git(ben, "switch", "-q", "-c", "audit")
    note(handoff, ben, "one")
    assert shared(handoff, ben)["place"] == "origin/audit"
    git(ada, "push", "-q", "origin", "--delete", "audit")
    assert "origin/audit is no longer there" in in_the_way(handoff, ben)


def test_a_remote_that_cannot_be_reached(handoff: Run, ada: Path) -> None:
    note(handoff, ada, "one", "--commit")
    (ada.parent / "shared.git").rename(ada.parent / "gone.git")
    message = in_the_way(handoff, ada)
    assert '"origin" could not be reached' in message
    assert "Git said: fatal: " in message


@pytest.mark.parametrize("hook", ["pre-commit", "pre-merge-commit", "pre-push"])
def test_a_hook_that_refuses_is_heard(handoff: Run, ada: Path, ben: Path, hook: str) -> None:
    note(handoff, ada, "theirs")
    shared(handoff, ada)
    entry = note(handoff, ben, "mine")
    path = ben / ".git" / "hooks" / hook
    path.write_text("#!/bin/sh\nprintf 'Not on \\033[31mFridays.\\n' >&2\nexit 1\n", encoding="utf-8")
    path.chmod(0o755)
    message = shared(handoff, ben, code=5)["in_the_way"]["message"]
    assert "Not on  [31mFridays." in message
    assert not (ben / ".git" / "MERGE_HEAD").exists()
    path.unlink()
    assert shared(handoff, ben)["sent"] == 1
    assert entry in ids(ben)


@pytest.mark.parametrize("words", [("share",), ("record", "entered-in-time", "97/104", "--by", "Ada", "--commit")])
@pytest.mark.parametrize("then", ['git add "$f"', "true", "exit 1"])
def test_a_hook_that_changes_what_is_committed_changes_no_act(handoff: Run, ada: Path, words: tuple[str, ...], then: str) -> None:
    entry, ended = note(handoff, ada, "mine"), git(ada, "rev-parse", "HEAD")
    hook = ada / ".git" / "hooks" / "pre-commit"
    script = f'#!/bin/sh\nfor f in $(git diff --cached --name-only); do echo >> "$f"; {then}; done\n'
    hook.write_text(script, encoding="utf-8")
    hook.chmod(0o755)
    said = " ".join(handoff(*words, cwd=ada).stderr.split())
    assert "A hook of your repository changed what was to be committed, so nothing was" in said
    assert git(ada, "rev-parse", "HEAD") == ended
    assert git(ada, "diff", "--cached", "--name-only") == ""
    assert entry in ids(ada)
    assert handoff("verify", cwd=ada).returncode == 0
    hook.unlink()
    shared(handoff, ada)
    assert handoff("verify", "--against", "origin/main", cwd=ada).returncode == 0


def test_a_server_that_refuses_is_heard(handoff: Run, ada: Path) -> None:
    hook = ada.parent / "shared.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'This branch is protected.' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    note(handoff, ada, "one", "--commit")
    message = in_the_way(handoff, ada)
    assert "This branch is protected." in message
    assert "pre-receive hook declined" in message


def test_branches_without_a_common_beginning_are_not_forced_together(handoff: Run, ada: Path, written_demo: Path) -> None:
    apart = Path(shutil.copytree(written_demo, ada.parent / "apart"))
    git(apart, "init", "-q", "--initial-branch=main")
    person(apart, "Ben Buyer")
    git(apart, "add", ".")
    git(apart, "commit", "-q", "-m", "Begin elsewhere")
    git(apart, "remote", "add", "origin", str(ada.parent / "shared.git"))
    assert "no beginning in common" in in_the_way(handoff, apart)
