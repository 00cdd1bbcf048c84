"""Every row of the table of tampering, with real files, real git and real keys: what is found, by what, and what is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .ledgers import (
    A,
    B,
    Run,
    act,
    commit,
    edited,
    emptied,
    everywhere,
    found,
    git,
    line_ends,
    names,
    one_bit,
    path_of,
    recomputed,
    reordered,
    seal,
    seals,
    truncated,
    twice,
)

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


@pytest.mark.parametrize(
    ("tamper", "on_the_line"),
    [
        (edited, {("ALTERED", A, 3)}),
        (one_bit, {("ALTERED", A, 4)}),
        (line_ends, {("ALTERED", A, line) for line in (1, 2, 3, 4)}),
        (recomputed, set()),
        (reordered, set()),
        (truncated, set()),
        (twice, set()),
        (emptied, {("TORN", A, None)}),
    ],
)
def test_a_sealed_file_that_was_changed_is_found_by_everything(
    handoff: Run,
    sealed: Path,
    keys: Path,
    tamper: Callable[[bytes], bytes],
    on_the_line: set[tuple[str, str, int | None]],
) -> None:
    kept = seal(handoff, sealed)
    git(sealed, "branch", "origin-main")
    path = path_of(sealed, A)
    path.write_bytes(tamper(path.read_bytes()))
    assert found(handoff, sealed) == {("CHANGED", A, None), *on_the_line}
    commit(sealed)
    assert all("CHANGED" in column for column in everywhere(handoff, sealed, keys, kept))


@pytest.mark.parametrize("new_name", [None, B.replace("000b", "000c")])
def test_a_sealed_file_that_is_deleted_or_renamed_is_found_by_everything(
    handoff: Run, sealed: Path, keys: Path, new_name: str | None
) -> None:
    kept = seal(handoff, sealed)
    git(sealed, "branch", "origin-main")
    path = path_of(sealed, B)
    if new_name is None:
        path.unlink()
    else:
        path.rename(path.with_name(new_name))
        assert new_name in handoff("verify", cwd=sealed).stdout
    assert found(handoff, sealed) == {("MISSING", B, None)}
    commit(sealed)
    assert all("MISSING" in column for column in everywhere(handoff, sealed, keys, kept))


@pytest.mark.parametrize("tamper", [recomputed, reordered, truncated, None])
def test_what_was_done_before_any_seal_is_found_by_git_alone(
    handoff: Run, git_demo: Path, tamper: Callable[[bytes], bytes] | None
) -> None:
    path = act(git_demo, "a", 97, 98, 99)
    commit(git_demo)
    git(git_demo, "branch", "origin-main")
    if tamper is None:
        path.unlink()
    else:
        path.write_bytes(tamper(path.read_bytes()))
    assert found(handoff, git_demo) == set()
    wanted = {("CHANGED" if tamper else "MISSING", A, None)}
    assert found(handoff, git_demo, "--against", "origin-main") == wanted
    commit(git_demo, "Tidy up")
    assert found(handoff, git_demo, "--against", "origin-main") == wanted
    assert found(handoff, git_demo, "--against", "HEAD") == wanted
    assert 'by "Ada Auditor"' in handoff("verify", "--against", "HEAD", cwd=git_demo).stdout


def test_a_back_dated_entry_in_a_new_file_is_shown_as_late_and_fails_nothing(handoff: Run, sealed: Path, keys: Path) -> None:
    kept = seal(handoff, sealed)
    git(sealed, "branch", "origin-main")
    act(sealed, "c", 104, at="2026-10-01T08:00:00Z")
    late = {("LATE", A.replace("000a", "000c"), 1)}
    assert found(handoff, sealed) == late
    done = handoff("verify", cwd=sealed)
    assert (done.returncode, "Nothing is broken; 1 finding to judge" in done.stdout) == (0, True)
    assert "days later, does not have it" in " ".join(done.stdout.split())
    assert everywhere(handoff, sealed, keys, kept) == ({"LATE"}, {"LATE"}, {"LATE"}, {"LATE"})
    seal(handoff, sealed)
    assert found(handoff, sealed) == late
    with (sealed / "handoff.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[seal]\ngrace_days = 20000\n")
    assert found(handoff, sealed) == set()


def test_an_older_seal_that_is_removed_or_edited_is_found_by_everything(handoff: Run, sealed: Path, keys: Path) -> None:
    kept = seal(handoff, sealed)
    git(sealed, "branch", "origin-main")
    older = min(seals(sealed), key=lambda path: path.read_text(encoding="utf-8").count("parent: "))
    held = older.read_bytes()
    older.write_bytes(held.replace(b"signer: Ada", b"signer: Eve"))
    assert names(found(handoff, sealed)) == {"BAD-SEAL", "MISSING"}
    assert all("BAD-SEAL" in column for column in everywhere(handoff, sealed, keys, kept)[:3])
    assert "CHANGED" in names(found(handoff, sealed, "--against", "origin-main"))
    older.unlink()
    older.with_suffix(".sig").unlink()
    assert names(found(handoff, sealed)) == {"MISSING"}
    assert all("MISSING" in column for column in everywhere(handoff, sealed, keys, kept))


def test_the_newest_seal_removed_with_what_it_sealed_is_missed_only_by_who_kept_its_id_or_by_git(
    handoff: Run, sealed: Path, keys: Path
) -> None:
    kept = seal(handoff, sealed)
    git(sealed, "branch", "origin-main")
    newest = max(seals(sealed), key=lambda path: path.read_text(encoding="utf-8").count("parent: "))
    for path in (newest, newest.with_suffix(".sig"), path_of(sealed, B)):
        path.unlink()
    assert everywhere(handoff, sealed, keys, kept) == (set(), set(), {"ROLLBACK"}, {"MISSING"})
    assert names(found(handoff, sealed, "--expect", kept[:16])) == {"ROLLBACK"}


@pytest.mark.parametrize(("who", "finding"), [(None, "UNSIGNED"), ("eve", "BAD-SIGNATURE")])
def test_sealed_anew_without_the_right_key_is_found_by_signatures(
    handoff: Run, sealed: Path, keys: Path, who: str | None, finding: str
) -> None:
    kept = seal(handoff, sealed)
    git(sealed, "branch", "origin-main")
    shutil.rmtree(sealed / "ledger" / "seals")
    path_of(sealed, A).write_bytes(recomputed(path_of(sealed, A).read_bytes()))
    seal(handoff, sealed, *(("--sign", "--key", str(keys / who)) if who else ()))
    plain, signed, outside, history = everywhere(handoff, sealed, keys, kept)
    assert (plain, signed, outside) == (set(), {finding}, {finding, "ROLLBACK"})
    assert history == {"CHANGED", "MISSING"}


def test_sealed_anew_with_the_right_key_and_history_rewritten_is_seen_by_a_kept_id_alone(
    handoff: Run, sealed: Path, keys: Path
) -> None:
    kept = seal(handoff, sealed)
    shutil.rmtree(sealed / "ledger" / "seals")
    shutil.rmtree(sealed / ".git")
    path_of(sealed, A).write_bytes(recomputed(path_of(sealed, A).read_bytes()))
    seal(handoff, sealed, "--by", "Ada", "--sign", "--key", str(keys / "ada"))
    git(sealed, "init", "--quiet", "--initial-branch=main")
    git(sealed, "config", "user.name", "Ada Auditor")
    git(sealed, "config", "user.email", "ada@example.org")
    commit(sealed)
    git(sealed, "branch", "origin-main")
    assert everywhere(handoff, sealed, keys, kept) == (set(), set(), {"ROLLBACK"}, set())


def test_a_false_value_typed_in_the_first_place_is_seen_by_nothing(handoff: Run, sealed: Path, keys: Path) -> None:
    act(sealed, "c", 104)
    commit(sealed)
    git(sealed, "branch", "origin-main")
    kept = seal(handoff, sealed, "--sign", "--key", str(keys / "ada"))
    assert everywhere(handoff, sealed, keys, kept) == (set(), set(), set(), set())
