"""Seals are shared like acts: two clones that record and seal at the same time, joined by the next seal; evidence is named."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .clones import Run, git


def names(folder: Path, revision: str = "HEAD") -> list[str]:
    """The kinds of file that a commit added, by their suffixes."""
    added = git(folder, "show", "--format=", "--name-status", "-m", "--first-parent", revision).splitlines()
    assert all(line.startswith("A\tledger/") for line in added), added
    return sorted(Path(line).suffix for line in added)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("OpenSSH is not installed")
    path = tmp_path_factory.mktemp("keys") / "ada"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


def run(handoff: Run, folder: Path, *words: str) -> dict:
    done = handoff(*words, "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def note(handoff: Run, folder: Path, text: str, *more: str) -> None:
    run(handoff, folder, "record", "entered-in-time", "97/104", "--on", "2026-10-20", "--note", text, *more)


def counts(facts: dict) -> dict[str, tuple[int, int]]:
    return {name: (facts[name], facts[f"{name}_seals"]) for name in ("committed", "received", "sent")}


def test_two_who_record_and_seal_at_the_same_time_are_joined_by_the_next_seal(
    handoff: Run, ada: Path, ben: Path, key: Path
) -> None:
    for folder, signing in ((ada, ("--sign", "--key", str(key))), (ben, ())):
        note(handoff, folder, folder.name)
        run(handoff, folder, "seal", *signing)
    assert counts(run(handoff, ada, "share")) == {"committed": (1, 1), "received": (0, 0), "sent": (1, 1)}
    assert names(ada) == [".jsonl", ".seal", ".sig"]
    assert git(ada, "log", "-1", "--format=%s") == "Record 1 act and 1 seal\n"
    said = handoff("share", cwd=ben)
    assert said.returncode == 0, said.stderr
    assert (
        'Committed 1 act and 1 seal, received 1 act and 1 seal from others ("Ada Auditor" 1), sent 1 act and 1 seal.'
        in " ".join(said.stdout.split())
    )
    assert counts(run(handoff, ada, "share")) == {"committed": (0, 0), "received": (1, 1), "sent": (0, 0)}
    for folder in (ada, ben):
        whole = run(handoff, folder, "verify", "--against", "HEAD")
        assert (whole["findings"], len(whole["tips"]), whole["unsealed"]) == ([], 2, 0)
    joined = run(handoff, ben, "seal", "--commit")
    assert joined["parents"] == sorted(whole["tips"])
    assert names(ben) == [".seal"]
    assert counts(run(handoff, ben, "share")) == {"committed": (0, 0), "received": (0, 0), "sent": (0, 1)}
    run(handoff, ada, "share")
    assert run(handoff, ada, "verify", "--expect", joined["seal"])["tips"] == [joined["seal"]]
    assert git(ada, "status", "--porcelain") == git(ben, "status", "--porcelain") == ""


def test_a_seal_is_committed_and_nothing_else(handoff: Run, ada: Path, key: Path) -> None:
    note(handoff, ada, "left")
    append(ada / "standards" / "sales.yaml", "# being written\n")
    (ada / "ledger" / ".killed").write_text("half", encoding="utf-8")
    git(ada, "add", "standards")
    done = handoff("seal", "--sign", "--key", str(key), "--commit", cwd=ada)
    assert done.returncode == 0, done.stderr
    assert names(ada) == [".seal", ".sig"]
    assert git(ada, "log", "-1", "--format=%s") == "Seal the ledger (2 new files)\n"
    assert "1 act of the ledger is in no commit yet" in " ".join(done.stderr.split())
    assert [line[:3] for line in git(ada, "status", "--porcelain").splitlines()] == ["M  ", "?? "]
    facts = run(handoff, ada, "share")
    assert (counts(facts)["committed"], facts["left"]) == ((1, 0), ["standards/sales.yaml"])
    assert names(ada) == [".jsonl"]


def test_the_setting_commits_seals_too_and_what_git_says_is_heard(handoff: Run, ada: Path) -> None:
    append(ada / "handoff.toml", "\n[record]\ncommit = true\n")
    git(ada, "commit", "-q", "-am", "Commit each act")
    note(handoff, ada, "one")
    assert handoff("seal", cwd=ada).stderr == "Committed.\n"
    assert names(ada) == [".seal"]
    note(handoff, ada, "two", "--no-commit")
    assert handoff("seal", "--no-commit", cwd=ada).stderr == ""
    hook = ada / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho 'Not on Fridays.' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    note(handoff, ada, "three", "--no-commit")
    done = handoff("seal", cwd=ada)
    assert (done.returncode, "Sealed, but not committed." in done.stderr, "Not on Fridays." in done.stderr) == (0, True, True)
    assert len(git(ada, "status", "--porcelain", "ledger").splitlines()) == 4


def test_what_only_looks_like_a_seal_is_not_shared(handoff: Run, ada: Path) -> None:
    note(handoff, ada, "one")
    sealed = ada / run(handoff, ada, "seal")["path"]
    other = sealed.with_name(sealed.name.replace("Z-", "Z-0"))
    other.write_bytes(sealed.read_bytes())
    sealed.with_name("notes.txt").write_text("x", encoding="utf-8")
    other.with_suffix(".sig").write_text("x", encoding="utf-8")
    facts = run(handoff, ada, "share")
    assert counts(facts)["committed"] == (1, 1)
    assert facts["left"] == sorted(
        path.relative_to(ada).as_posix() for path in (other, other.with_suffix(".sig"), sealed.with_name("notes.txt"))
    )


def test_a_changed_seal_that_comes_is_not_passed_over(handoff: Run, ada: Path, ben: Path) -> None:
    path = run(handoff, ada, "seal", "--commit")["path"]
    run(handoff, ada, "share")
    run(handoff, ben, "share")
    (ada / path).write_text("handoff-seal-v1\n", encoding="utf-8")
    git(ada, "commit", "-q", "-am", "Tidy")
    run(handoff, ada, "share")
    facts = run(handoff, ben, "share")
    assert (facts["altered"], facts["received_seals"]) == ([path], 0)


def test_evidence_that_no_commit_has_is_named_when_its_act_is_committed(handoff: Run, ada: Path, ben: Path) -> None:
    for name in ("shared", "changed", "new"):
        (ada / f"{name}.pdf").write_text(name, encoding="utf-8")
    git(ada, "add", "shared.pdf", "changed.pdf")
    git(ada, "commit", "-q", "-m", "Proofs")
    (ada / "changed.pdf").write_text("otherwise", encoding="utf-8")
    proofs = [word for name in ("shared", "changed", "new") for word in ("--evidence", f"{name}.pdf")]
    words = ("record", "entered-in-time", "97/104", *proofs, "--evidence", "DOC-7", "--evidence", "https://example.org/x.pdf")
    done = handoff(*words, "--commit", cwd=ada)
    said = " ".join(done.stderr.split())
    assert 'Committed. The evidence "changed.pdf" and "new.pdf" is in no commit as it is here' in said
    assert names(ada) == [".jsonl"]
    facts = run(handoff, ada, "share")
    assert (facts["evidence"], facts["left"]) == (["changed.pdf", "new.pdf"], ["changed.pdf", "new.pdf"])
    shown = handoff("share", cwd=ada)
    assert "The evidence" not in shown.stdout  # told when it went
    run(handoff, ben, "share")
    found = json.loads(handoff("verify", "--format", "json", cwd=ben).stdout)["findings"]
    assert sorted(one["finding"] for one in found) == ["ABSENT", "CHANGED"]
    git(ada, "add", "changed.pdf", "new.pdf")
    git(ada, "commit", "-q", "-m", "More proofs")
    run(handoff, ada, "share")
    run(handoff, ben, "share")
    assert run(handoff, ben, "verify")["findings"] == []
