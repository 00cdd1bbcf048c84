"""What git's history shows, and that nothing in a clone's own settings makes `verify --against` see less in silence."""

import json
import struct
from pathlib import Path

import pytest

from .ledgers import A, Run, act, commit, found, git, seal

_NO_PARENT = struct.pack(">I", 0x70000000)


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


def dropped(folder: Path) -> None:
    """A side's act is in the history only: the merge of the side has dropped it."""
    git(folder, "switch", "--quiet", "-c", "side")
    path = act(folder, "a", 97)
    commit(folder)
    git(folder, "switch", "--quiet", "-")
    assert not path.exists()
    (folder / "ours").touch()
    commit(folder, "Go on")
    git(folder, "merge", "--quiet", "-s", "ours", "-m", "Merge", "side")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log.diffMerges", "off"),
        ("log.diffMerges", "first-parent"),
        ("log.diffMerges", "combined"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ],
)
def test_no_setting_of_git_log_hides_what_a_merge_dropped(handoff: Run, git_demo: Path, name: str, value: str) -> None:
    dropped(git_demo)
    git(git_demo, "config", name, value)
    assert found(handoff, git_demo, "--against", "HEAD") == {("MISSING", A, None)}


def test_a_false_cache_of_the_history_hides_nothing(handoff: Run, git_demo: Path) -> None:
    dropped(git_demo)
    git(git_demo, "commit-graph", "write", "--reachable")
    without_second_parent(git_demo / ".git" / "objects" / "info" / "commit-graph", git(git_demo, "rev-parse", "HEAD").strip())
    assert len(git(git_demo, "log", "-1", "--format=%p").split()) == 1
    assert found(handoff, git_demo, "--against", "HEAD") == {("MISSING", A, None)}


def without_second_parent(path: Path, commit_id: str) -> None:
    """Let git's cache of its history say that a merge has one parent (format: gitformat-commit-graph)."""
    held = bytearray(path.read_bytes())
    rows = [struct.unpack(">4sQ", held[place : place + 12]) for place in range(8, 8 + 12 * held[6], 12)]
    starts = {bytes(name): start for name, start in rows}
    row = (held.index(bytes.fromhex(commit_id), starts[b"OIDL"]) - starts[b"OIDL"]) // 20
    parent = starts[b"CDAT"] + 36 * row + 24
    assert held[parent : parent + 4] != _NO_PARENT
    held[parent : parent + 4] = _NO_PARENT
    path.chmod(0o644)
    path.write_bytes(held)


def test_a_ledger_that_was_moved_hides_nothing_and_alarms_nobody(handoff: Run, git_demo: Path) -> None:
    gone = act(git_demo, "a", 97)
    act(git_demo, "b", 98)
    commit(git_demo)
    settings = git_demo / "handoff.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[paths]\nledger = "records"\n', encoding="utf-8")
    git(git_demo, "mv", "ledger", "records")
    commit(git_demo, "Move the ledger")
    for revision in ("HEAD", "HEAD~1"):
        assert found(handoff, git_demo, "--against", revision) == set()
    (git_demo / "records" / gone.relative_to(git_demo / "ledger")).unlink()
    commit(git_demo, "Tidy up")
    for revision in ("HEAD", "HEAD~1", "HEAD~2"):
        assert found(handoff, git_demo, "--against", revision) == {("MISSING", gone.name, None)}
    assert handoff("verify", "--against", "HEAD", cwd=git_demo).stdout.count("[MISSING]") == 1


def test_moving_the_ledger_and_leaving_an_act_behind_is_found(handoff: Run, git_demo: Path) -> None:
    act(git_demo, "a", 97)
    act(git_demo, "b", 98)
    commit(git_demo)
    settings = git_demo / "handoff.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[paths]\nledger = "records"\n', encoding="utf-8")
    git(git_demo, "mv", "ledger", "records")
    next((git_demo / "records").rglob(A)).unlink()
    commit(git_demo, "Move the ledger")
    for revision in ("HEAD", "HEAD~1"):
        assert found(handoff, git_demo, "--against", revision) == {("MISSING", A, None)}


def test_a_sealed_ledger_that_was_moved_says_the_way_back_and_is_whole_there(handoff: Run, git_demo: Path) -> None:
    seal(handoff, git_demo)
    commit(git_demo)
    settings = git_demo / "handoff.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(f'{before}\n[paths]\nledger = "records"\n', encoding="utf-8")
    git(git_demo, "mv", "ledger", "records")
    commit(git_demo, "Move the ledger")
    done = handoff("verify", cwd=git_demo)
    assert done.returncode == 4
    assert "If the ledger was moved, move it back" in " ".join(done.stdout.split())
    settings.write_text(before, encoding="utf-8")
    git(git_demo, "mv", "records", "ledger")
    commit(git_demo, "Move it back")
    assert found(handoff, git_demo, "--against", "HEAD") == set()


def test_a_ledger_that_is_looked_for_elsewhere_is_missing(handoff: Run, git_demo: Path) -> None:
    commit(git_demo)
    settings = git_demo / "handoff.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[paths]\nledger = "ledger/2027"\n', encoding="utf-8")
    acts = {path.name for path in (git_demo / "ledger").rglob("*.jsonl")}
    for _ in range(2):
        assert found(handoff, git_demo, "--against", "HEAD") == {("MISSING", name, None) for name in acts}
        commit(git_demo, "Look elsewhere")
