"""Tampering at random: whatever is done to a sealed ledger, each net finds what the table says, and no more."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.model.problem import Fault
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import act_of
from handoff.workspace.sealing import Sealing, seal_ledger, signers_of
from handoff.workspace.verifying import verify

from .ledgers import A, B, Run, act, commit, git, path_of, recomputed, seal

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
C = A.replace("000a", "000c")
EXAMPLES = settings(max_examples=12)
Tamper = Callable[[Path], None]
Change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def ledger(handoff: Run, sealed_once: Path, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """The sealed ledger with an act more that is committed and in no seal; the keys; and the newest seal's id, kept outside."""
    folder = Path(shutil.copytree(sealed_once, tmp_path_factory.mktemp("tampering") / "demo", symlinks=True))
    kept = seal(handoff, folder)  # nothing is new: the newest one's id
    act(folder, "c", 91, 92, 93)
    commit(folder)
    git(folder, "branch", "origin-main")
    return folder, keys, kept


@contextmanager
def tampered(ledger: tuple[Path, Path, str], *tampers: Tamper) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(ledger[0], Path(name) / "demo", symlinks=True))
        for tamper in tampers:
            tamper(folder)
        yield folder


def columns(ledger: tuple[Path, Path, str], folder: Path) -> tuple[set[tuple[str, str]], ...]:
    """What ids and seals find; with signatures; with a kept id; with git's history: each finding with its file's name."""
    workspace = open_workspace(folder)
    assert isinstance(workspace, Workspace)
    signers = signers_of(ledger[1] / "signers", "signers")
    assert not isinstance(signers, Fault)
    found = []
    for demand in (("", None, ""), ("", signers, ""), (ledger[2], signers, ""), ("", None, "origin-main")):
        verified = verify(workspace, *demand)
        assert not isinstance(verified, Fault)
        found.append({(one.check, Path(one.source.path).name) for one in verified.found.problems})
    return tuple(found)


def to_file(name: str, change: Change) -> Tamper:
    def tamper(folder: Path) -> None:
        path = path_of(folder, name)
        path.write_bytes(change(path.read_bytes()))

    return tamper


@st.composite
def changes_of_bytes(draw: st.DrawFn) -> Change:
    """A byte changed, put in or taken out somewhere, or the file cut off there: no file stays as it was."""
    share, what, byte = (
        draw(st.floats(0, 0.999)),
        draw(st.sampled_from(["change", "insert", "remove", "cut"])),
        draw(st.integers(1, 255)),
    )

    def change(held: bytes) -> bytes:
        at = int(share * len(held))
        return {
            "change": held[:at] + bytes([held[at] ^ byte]) + held[at + 1 :],
            "insert": held[:at] + bytes([byte]) + held[at:],
            "remove": held[:at] + held[at + 1 :],
            "cut": held[:at],
        }[what]

    return change


@st.composite
def changes_of_lines(draw: st.DrawFn) -> Change:
    """What leaves every line genuine: entries deleted, doubled, in another order, or with another value and its id anew."""
    what, at = draw(st.sampled_from(["delete", "double", "swap", "recompute"])), draw(st.integers(1, 3))

    def change(held: bytes) -> bytes:
        lines = held.splitlines(keepends=True)
        at_line = min(at, len(lines) - 1)
        match what:
            case "delete" if len(lines) > 1:
                del lines[at_line]
            case "swap" if len(lines) > 2:
                lines[-1], lines[1] = lines[1], lines[-1]
            case "recompute" if b'"numerator":98' in held:
                return recomputed(held)
            case _:
                lines.append(lines[-1])
        return b"".join(lines)

    return change


def removed(name: str) -> Tamper:
    return lambda folder: path_of(folder, name).unlink()


def renamed(name: str) -> Tamper:
    return lambda folder: path_of(folder, name).rename(path_of(folder, name.replace("T16", "T17")))


def linked(name: str) -> Tamper:
    def tamper(folder: Path) -> None:
        path = path_of(folder, name)
        path.rename(folder / "elsewhere")
        path.symlink_to(folder / "elsewhere")

    return tamper


def ways(name: str) -> st.SearchStrategy[Tamper]:
    of_content = st.one_of(changes_of_bytes(), changes_of_lines()).map(lambda change: to_file(name, change))
    return st.one_of(of_content, st.sampled_from([removed(name), renamed(name), linked(name)]))


@EXAMPLES
@given(ways_a=ways(A), ways_b=st.one_of(st.none(), ways(B)))
def test_whatever_is_done_to_sealed_files_every_net_finds_each_of_them(
    ledger: tuple[Path, Path, str], ways_a: Tamper, ways_b: Tamper | None
) -> None:
    with tampered(ledger, ways_a, *([ways_b] if ways_b else [])) as folder:
        for column in columns(ledger, folder):
            told = {name for finding, name in column if finding in {"CHANGED", "MISSING"}}
            assert told == ({A, B} if ways_b else {A})


@EXAMPLES
@given(way=st.one_of(changes_of_lines().map(lambda change: to_file(C, change)), st.sampled_from([removed(C), renamed(C)])))
def test_what_is_in_no_seal_and_stays_genuine_is_found_by_git_alone(ledger: tuple[Path, Path, str], way: Tamper) -> None:
    with tampered(ledger, way) as folder:
        *blind, history = columns(ledger, folder)
        assert blind == [set(), set(), set()]
        assert {name for _, name in history} == {C}


@EXAMPLES
@given(change=changes_of_bytes(), newest=st.booleans())
def test_whatever_is_done_to_the_bytes_of_a_seal_every_net_finds_it(
    ledger: tuple[Path, Path, str],
    change: Change,
    newest: bool,  # noqa: FBT001 -- drawn
) -> None:
    with tampered(ledger) as folder:
        path = next(path for path in (folder / "ledger" / "seals").glob("*.seal") if (ledger[2][:16] in path.name) == newest)
        path.write_bytes(change(path.read_bytes()))
        for column in columns(ledger, folder)[:3]:
            assert ("BAD-SEAL", path.name) in column
        assert ("CHANGED", path.name) in columns(ledger, folder)[3]


@EXAMPLES
@given(way=ways(A), key=st.sampled_from([None, "eve", "ada"]), rewritten=st.booleans())
def test_sealed_anew_after_tampering(
    ledger: tuple[Path, Path, str],
    way: Tamper,
    key: str | None,
    rewritten: bool,  # noqa: FBT001 -- drawn
) -> None:
    """A clever tamperer puts right what ids show, seals anew, and may rewrite history."""
    with tampered(ledger, way) as folder:
        path = path_of(folder, A)
        if path.is_symlink() or columns(ledger, folder)[0] & {(name, A) for name in ("ALTERED", "TORN", "NOT-AN-ENTRY", "UNENDED")}:
            path.unlink()
        shutil.rmtree(folder / "ledger" / "seals")
        workspace = open_workspace(folder)
        assert isinstance(workspace, Workspace)
        made = seal_ledger(workspace, act_of(datetime.now(UTC), "Ada"), str(ledger[1] / key) if key else "")
        assert isinstance(made, Sealing), made
        if rewritten:
            git(folder, "checkout", "--quiet", "--orphan", "new")
            commit(folder)
            git(folder, "branch", "--force", "origin-main", "new")
        plain, signed, outside, history = columns(ledger, folder)
        assert plain == set()
        assert {finding for finding, _ in signed} == {None: {"UNSIGNED"}, "eve": {"BAD-SIGNATURE"}, "ada": set()}[key]
        assert {finding for finding, _ in outside} == {finding for finding, _ in signed} | {"ROLLBACK"}
        assert bool(history) != rewritten
