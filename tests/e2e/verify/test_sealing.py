"""Sealing and silence: what an auditor sees of a ledger that is whole, and what is not sealed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .ledgers import Run, act, commit, found, git, seal, seals

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


def test_all_is_well_in_silence_and_whoever_asks_hears_what_was_looked_at(handoff: Run, sealed: Path, keys: Path) -> None:
    whole = ("--against", "HEAD", "--allowed-signers", str(keys / "signers"), "--expect", seal(handoff, sealed))
    done = handoff("verify", *whole, cwd=sealed)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    told = " ".join(handoff("verify", *whole, "--verbose", cwd=sealed).stdout.split())
    assert "All is well Looked at: the ids of 1,860 entries in 3 files, 2 seals" in told
    assert "Signed by ada@harrow.example: 2 seals." in told


def test_an_auditor_needs_nothing_but_coreutils(sealed: Path) -> None:
    covered = b""
    for path in seals(sealed):
        manifest = subprocess.run(["sed", "1,/^$/d", path], capture_output=True, check=True).stdout
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet"], cwd=sealed, input=manifest, check=True)
        named = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout
        assert path.name.partition("-")[2] == f"{named[:16]}.seal"
        covered += manifest
    rows = subprocess.run(["sort", "-u"], input=covered, capture_output=True, check=True, env={"LC_ALL": "C"}).stdout
    root = subprocess.run(["sha256sum"], input=rows, capture_output=True, check=True).stdout.split()[0].decode()
    newest = max(seals(sealed), key=lambda path: path.read_text(encoding="utf-8").count("parent: "))
    assert f"\nroot: {root}\n" in newest.read_text(encoding="utf-8")


def test_an_honest_merge_of_two_branches_with_seals_is_clean_and_the_next_seal_joins_them(
    handoff: Run, sealed: Path, keys: Path
) -> None:
    sign = ("--sign", "--key", str(keys / "ada"))
    git(sealed, "switch", "--quiet", "--create", "side")
    act(sealed, "c", 91)
    seal(handoff, sealed, *sign)
    commit(sealed, "side")
    git(sealed, "switch", "--quiet", "main")
    act(sealed, "d", 92)
    seal(handoff, sealed, *sign)
    commit(sealed, "main")
    git(sealed, "merge", "--quiet", "--no-edit", "side")
    whole = ("--against", "HEAD", "--allowed-signers", str(keys / "signers"))
    assert found(handoff, sealed, *whole) == set()
    tips = json.loads(handoff("verify", "--format", "json", cwd=sealed).stdout)["tips"]
    joined = json.loads(handoff("seal", *sign, "--format", "json", cwd=sealed).stdout)
    assert (joined["parents"], joined["files"], joined["total_files"], len(tips)) == (sorted(tips), 0, 5, 2)
    assert json.loads(handoff("verify", "--format", "json", cwd=sealed).stdout)["tips"] == [joined["seal"]]


def test_the_newest_seal_stands_on_every_report(handoff: Run, sealed: Path) -> None:
    newest = seal(handoff, sealed)
    facts = json.loads(handoff("report", "compliance", "--format", "json", cwd=sealed).stdout)
    assert facts["stands_on"]["seal"] == newest
    assert f"newest seal {newest[:16]}" in " ".join(handoff("report", "compliance", cwd=sealed).stdout.split())


def test_a_seal_is_refused_that_would_not_count_and_one_of_nothing_new_is_not_made(handoff: Run, sealed: Path, keys: Path) -> None:
    before = seals(sealed)
    assert "Nothing is new since the newest seal" in handoff("seal", cwd=sealed).stdout
    shutil.copy(keys / "signers", sealed / "signers")
    with (sealed / "handoff.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[signing]\nallowed_signers = "signers"\n')
    act(sealed, "c", 91)
    refused = handoff("seal", "--sign", "--key", str(keys / "eve"), cwd=sealed)
    assert (refused.returncode, refused.stdout, seals(sealed)) == (2, "", before)
    assert "The signature would not count, so nothing was sealed" in refused.stderr
    done = handoff("seal", "--sign", "--key", str(keys / "ada"), cwd=sealed)
    assert (done.returncode, "Signed by ada@harrow.example." in " ".join(done.stdout.split())) == (0, True), done.stderr
