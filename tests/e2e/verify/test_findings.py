"""What verifying says of lines, merges and signatures that are not as they were; and what cannot be asked for."""

import shutil
from pathlib import Path

import pytest

from .ledgers import A, Run, act, commit, found, git, names, seals

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


def test_a_merge_that_dropped_a_side_is_found_with_who_made_it(handoff: Run, git_demo: Path) -> None:
    git(git_demo, "switch", "--quiet", "--create", "side")
    act(git_demo, "c", 91)
    commit(git_demo, "side")
    git(git_demo, "switch", "--quiet", "main")
    act(git_demo, "d", 92)
    commit(git_demo, "main")
    git(git_demo, "merge", "--quiet", "--no-edit", "--strategy", "ours", "side")
    assert found(handoff, git_demo) == set()
    assert found(handoff, git_demo, "--against", "HEAD") == {("MISSING", A.replace("000a", "000c"), None)}
    git(git_demo, "checkout", "side", "--", "ledger")
    assert found(handoff, git_demo, "--against", "HEAD") == set()


def test_what_is_no_entry_is_told_apart_with_its_line(handoff: Run, sealed: Path) -> None:
    path = act(sealed, "c", 91, 92)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"<<<<<<< HEAD\n" + b"".join(lines) + b"hello\n\n" + lines[1][:100])
    name = path.name
    assert found(handoff, sealed) == {
        ("CONFLICT", name, 1),
        ("NOT-AN-ENTRY", name, 5),
        ("NOT-AN-ENTRY", name, 6),
        ("TORN", name, 7),
    }
    path.write_bytes(b"".join(lines)[:-1])
    assert found(handoff, sealed) == {("UNENDED", name, 3)}
    path.write_bytes(b"".join(lines[1:]))
    assert found(handoff, sealed) == {("TORN", name, 1)}
    shown = handoff("verify", cwd=sealed).stdout
    assert f"ledger/2026/10/{name}:1" in shown
    refused = handoff("seal", cwd=sealed)
    assert (refused.returncode, refused.stdout, "TORN" in refused.stderr) == (4, "", True)


def test_a_second_act_in_a_file_hides_no_time_that_it_claims(handoff: Run, sealed: Path) -> None:
    late = act(sealed, "d", 99, at="2026-01-01T00:00:00Z")
    before = act(sealed, "c", 98, at="2099-01-01T00:00:00Z")
    before.write_bytes(before.read_bytes() + late.read_bytes())
    late.unlink()
    assert found(handoff, sealed) == {("LATE", before.name, 1)}


def test_an_act_that_lost_all_its_entries_is_torn(handoff: Run, sealed: Path) -> None:
    path = act(sealed, "c", 91, 92)
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert found(handoff, sealed) == {("TORN", path.name, 1)}


def test_a_signature_of_other_bytes_is_found_without_knowing_any_key(handoff: Run, sealed: Path) -> None:
    one, other = seals(sealed)
    one.with_suffix(".sig").write_bytes(other.with_suffix(".sig").read_bytes())
    assert names(found(handoff, sealed)) == {"BAD-SIGNATURE"}
    one.unlink()
    assert {"MISSING"} <= names(found(handoff, sealed))


def test_what_cannot_be_asked_for_is_a_usage_error(handoff: Run, sealed: Path) -> None:
    for words in (("--expect", "xyz"), ("--expect", "abc"), ("--against", "nowhere"), ("--allowed-signers", "nowhere")):
        assert handoff("verify", *words, cwd=sealed).returncode == 2, words
    assert handoff("seal", "--key", "x", cwd=sealed).returncode == 2
