"""Every row of the table of tampering, with real files, real git and real keys: what is found, by what, and what is not."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from handoff.ledger._lines import id_of

Run = Callable[..., CompletedProcess[str]]
pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
NAMESPACE = 'namespaces="handoff-seal@v1"'


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path, message: str = "x") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)


def act(folder: Path, name: str, *values: int, at: str = "2099-01-01T00:00:00Z") -> Path:
    """Write an act as handoff does, with a time of one's own."""

    def line(body: str) -> str:
        return f'{{"id":"{id_of(body.encode())}",{body[1:]}\n'

    head = f'{{"entry":"act","recorded_at":"{at}","recorded_by":"Ada","program":"handoff 0.1"}}'
    common = '"standard":"customer-service/special-order/entered-in-time","terms":"' + "0" * 64 + '","target":"at least 90 %"'
    bodies = [
        f'{{"entry":"measurement","observed_on":"2026-10-20",{common},"numerator":{value},"denominator":104,"nonce":"{name}{at}"}}'
        for value in values
    ]
    path = folder / "ledger" / "2026" / "10" / f"20261020T160211Z-{name:0>16}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(map(line, [head, *bodies])), encoding="utf-8")
    return path


def found(handoff: Run, folder: Path, *words: str) -> set[tuple[str, str, int | None]]:
    """What `verify` finds, with its place; the exit code must be that of what it finds."""
    done = handoff("verify", *words, "--format", "json", cwd=folder)
    facts = json.loads(done.stdout)
    broken = any(not one["advisory"] for one in facts["findings"])
    assert (done.returncode, facts["whole"]) == (4 if broken else 0, not broken), done.stderr
    return {(one["finding"], one["path"].rpartition("/")[2], one["line"]) for one in facts["findings"]}


def names(findings: set[tuple[str, str, int | None]]) -> set[str]:
    return {name for name, _, _ in findings}


def seal(handoff: Run, folder: Path, *words: str) -> str:
    done = handoff("seal", *words, "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return str(json.loads(done.stdout)["seal"])


def seals(folder: Path) -> list[Path]:
    return sorted((folder / "ledger" / "seals").glob("*.seal"))


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ada's key, which is allowed; Eve's, which is not; and the file of allowed signers, kept outside."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ada", "eve"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name], check=True)
    public = " ".join((folder / "ada.pub").read_text(encoding="utf-8").split()[:2])
    (folder / "signers").write_text(f"ada@harrow.example {NAMESPACE} {public}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sealed_once(handoff: Run, written_demo: Path, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two acts of October under two signed seals, all of it committed."""
    folder = Path(shutil.copytree(written_demo, tmp_path_factory.mktemp("sealed") / "demo"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Ada Auditor")
    git(folder, "config", "user.email", "ada@example.org")
    for name, values in (("a", (97, 98, 99)), ("b", (90,))):
        act(folder, name, *values)
        commit(folder)
        seal(handoff, folder, "--sign", "--key", str(keys / "ada"))
        commit(folder)
    return folder


@pytest.fixture
def sealed(sealed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sealed_once, tmp_path / "demo", symlinks=True))


A, B = "20261020T160211Z-000000000000000a.jsonl", "20261020T160211Z-000000000000000b.jsonl"


def path_of(folder: Path, name: str) -> Path:
    return folder / "ledger" / "2026" / "10" / name


def everywhere(handoff: Run, folder: Path, keys: Path, kept: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """The four columns of the table."""
    signers = ("--allowed-signers", str(keys / "signers"))
    demands = ((), signers, (*signers, "--expect", kept), ("--against", "origin-main"))
    return tuple(names(found(handoff, folder, *words)) for words in demands)  # type: ignore[return-value]


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


def edited(held: bytes) -> bytes:
    return held.replace(b'"numerator":98', b'"numerator":93')


def one_bit(held: bytes) -> bytes:
    return held[:-20] + bytes([held[-20] ^ 1]) + held[-19:]


def line_ends(held: bytes) -> bytes:
    return held.replace(b"\n", b"\r\n")


def recomputed(held: bytes) -> bytes:
    lines = held.splitlines(keepends=True)
    body = edited(b"{" + lines[2][73:-1])
    return b"".join((*lines[:2], b'{"id":"%s",%s\n' % (id_of(body).encode(), body[1:]), *lines[3:]))


def reordered(held: bytes) -> bytes:
    first, *others = held.splitlines(keepends=True)
    return b"".join((first, *reversed(others)))


def truncated(held: bytes) -> bytes:
    return b"".join(held.splitlines(keepends=True)[:-1])


def twice(held: bytes) -> bytes:
    return held + held.splitlines(keepends=True)[-1]


def emptied(_: bytes) -> bytes:
    return b""


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


def test_evidence_is_held_against_its_hash(handoff: Run, sealed: Path) -> None:
    for name in ("kept", "changed", "gone"):
        (sealed / f"{name}.pdf").write_text(name, encoding="utf-8")
        done = handoff("record", "entered-in-time", "97/104", "--evidence", f"{name}.pdf", "--note", name, cwd=sealed)
        assert done.returncode == 0, done.stderr
    assert found(handoff, sealed) == set()
    (sealed / "changed.pdf").write_text("other", encoding="utf-8")
    (sealed / "gone.pdf").unlink()
    assert {(name, line) for name, _, line in found(handoff, sealed)} == {("CHANGED", 2), ("MISSING", 2)}


def test_the_newest_seal_stands_on_every_report(handoff: Run, sealed: Path) -> None:
    newest = seal(handoff, sealed)
    facts = json.loads(handoff("report", "compliance", "--format", "json", cwd=sealed).stdout)
    assert facts["stands_on"]["seal"] == newest
    assert f"newest seal {newest[:16]}" in " ".join(handoff("report", "compliance", cwd=sealed).stdout.split())


def test_a_signature_of_other_bytes_is_found_without_knowing_any_key(handoff: Run, sealed: Path) -> None:
    one, other = seals(sealed)
    one.with_suffix(".sig").write_bytes(other.with_suffix(".sig").read_bytes())
    assert names(found(handoff, sealed)) == {"BAD-SIGNATURE"}
    one.unlink()
    assert {"MISSING"} <= names(found(handoff, sealed))


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


def test_what_cannot_be_asked_for_is_a_usage_error(handoff: Run, sealed: Path) -> None:
    for words in (("--expect", "xyz"), ("--expect", "abc"), ("--against", "nowhere"), ("--allowed-signers", "nowhere")):
        assert handoff("verify", *words, cwd=sealed).returncode == 2, words
    assert handoff("seal", "--key", "x", cwd=sealed).returncode == 2
