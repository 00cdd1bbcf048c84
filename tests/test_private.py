"""The cache of a workspace: what is not surely of this folder and program is as if it were not there; nothing is a fault."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from handoff import private
from handoff.private import FOLDER, PrivateFolder, make_private, unmake_private

MUCH = 1_000_000
OF = ("ledger", "model")


@pytest.fixture
def folder(tmp_path: Path) -> PrivateFolder:
    return PrivateFolder(tmp_path, OF)


@pytest.fixture
def kept(folder: PrivateFolder) -> Path:
    assert folder.keep("sums", b"what it adds up to")
    return folder.path / "sums"


def loaded(root: Path, of: tuple[str, ...] = OF, largest: int = MUCH) -> bytes | None:
    """What another process would find, read and looked at; the two never disagree."""
    found = PrivateFolder(root, of).load("sums", largest)
    return None if found is None else bytes(found)


def looked_at(root: Path) -> bytes | None:
    return PrivateFolder(root, OF).part("sums", 0, MUCH)


@pytest.mark.usefixtures("kept")
def test_what_was_kept_is_found(tmp_path: Path) -> None:
    assert loaded(tmp_path) == looked_at(tmp_path) == b"what it adds up to"
    assert [path.name for path in tmp_path.joinpath(*FOLDER).iterdir()] == ["sums"]


def test_looking_for_something_creates_nothing(folder: PrivateFolder, tmp_path: Path) -> None:
    assert folder.load("sums", MUCH) is folder.part("sums", 0, MUCH) is None
    folder.shrink("s", 0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("kept")
def test_a_copy_in_another_folder_is_not_believed(tmp_path: Path) -> None:
    shutil.copytree(tmp_path, tmp_path / "clone")
    assert loaded(tmp_path / "clone") is looked_at(tmp_path / "clone") is None


def test_what_was_kept_under_another_name_is_not_believed(folder: PrivateFolder, kept: Path) -> None:
    """A name says what a file is of: a day, a file of entries."""
    shutil.copy(kept, kept.with_name("sums-2026-11-19"))
    assert folder.load("sums-2026-11-19", MUCH) is folder.part("sums-2026-11-19", 0, MUCH) is None
    assert folder.keep("sums-2026-11-19", b"what it adds up to")
    assert folder.load("sums-2026-11-19", MUCH) == b"what it adds up to"


@pytest.mark.usefixtures("kept")
def test_a_folder_that_was_moved_is_still_itself(tmp_path: Path) -> None:
    (tmp_path / ".handoff").rename(tmp_path / "moved")
    (tmp_path / "workspace").mkdir()
    (tmp_path / "moved").rename(tmp_path / "workspace" / ".handoff")
    assert loaded(tmp_path / "workspace") == b"what it adds up to"


def test_what_another_program_kept_is_not_believed(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert kept.exists()
    assert loaded(tmp_path, ("ledger",)) is None
    program = tmp_path_factory.mktemp("program")
    for name in OF:
        shutil.copytree(Path(private.__file__).parent / name, program / name)
    monkeypatch.setattr(private, "_PACKAGE", program)
    assert loaded(tmp_path) == b"what it adds up to"
    os.utime(program / "ledger" / "_summing.py", ns=(1, 1))
    assert loaded(tmp_path) is looked_at(tmp_path) is None


def test_any_damage_is_seen(kept: Path, tmp_path: Path) -> None:
    whole = kept.read_bytes()
    for place in range(len(whole)):
        kept.write_bytes(whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :])
        assert loaded(tmp_path) is None
    for end in range(len(whole)):
        kept.write_bytes(whole[:end])
        assert loaded(tmp_path) is None
    kept.write_bytes(whole + b"\0")
    assert loaded(tmp_path) is None


@pytest.mark.usefixtures("kept")
def test_some_bytes_are_read_alone(folder: PrivateFolder) -> None:
    assert folder.part("sums", 5, 12) == b"it adds"
    assert folder.part("sums", 13, MUCH) == b"up to"
    assert folder.part("sums", MUCH, MUCH + 1) == b""
    assert folder.part("other", 0, 1) is None


def test_more_than_was_asked_for_is_not_read(kept: Path, tmp_path: Path) -> None:
    size = kept.stat().st_size
    assert loaded(tmp_path, largest=size) == b"what it adds up to"
    assert loaded(tmp_path, largest=size - 1) is None


def test_a_link_a_pipe_and_a_folder_are_not_opened(kept: Path, tmp_path: Path) -> None:
    kept.rename(kept.with_name("other"))
    kept.symlink_to("other")
    assert loaded(tmp_path) is looked_at(tmp_path) is None
    kept.unlink()
    os.mkfifo(kept)
    assert loaded(tmp_path) is looked_at(tmp_path) is None
    kept.unlink()
    kept.mkdir()
    assert loaded(tmp_path) is looked_at(tmp_path) is None
    assert not PrivateFolder(tmp_path, OF).keep("sums", b"new")
    assert sorted(path.name for path in kept.parent.iterdir()) == ["other", "sums"]


@pytest.mark.parametrize("linked", [FOLDER[:1], FOLDER], ids="/".join)
def test_nothing_is_read_or_written_through_a_link(kept: Path, tmp_path: Path, linked: tuple[str, ...]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.joinpath(*linked).parent.mkdir(parents=True)
    elsewhere.joinpath(*linked).symlink_to(tmp_path.joinpath(*linked))
    folder = PrivateFolder(elsewhere, OF)
    assert folder.load("sums", MUCH) is folder.part("sums", 0, MUCH) is folder.now() is None
    assert not folder.keep("sums", b"new")
    folder.shrink("", 0)
    assert kept.exists()


def test_where_nothing_can_be_written_nothing_is_kept_and_nobody_told(folder: PrivateFolder, tmp_path: Path) -> None:
    (tmp_path / ".handoff").write_bytes(b"a file in the way, even of the administrator")
    assert not folder.keep("sums", b"new")
    assert folder.now() is folder.load("sums", MUCH) is folder.part("sums", 0, MUCH) is None
    folder.shrink("", 0)


def test_a_full_disk_leaves_what_was_there(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert not PrivateFolder(tmp_path, OF).keep("sums", b"new")
    assert list(kept.parent.iterdir()) == [kept]
    assert loaded(tmp_path) == b"what it adds up to"


def test_the_time_is_that_of_the_file_system(folder: PrivateFolder, tmp_path: Path) -> None:
    before, now = folder.now(), folder.now()
    (tmp_path / "after").touch()
    assert before is not None
    assert now is not None
    assert before <= now <= (tmp_path / "after").stat().st_mtime_ns
    assert list(folder.path.iterdir()) == []


def test_the_oldest_go_but_not_those_in_use(folder: PrivateFolder) -> None:
    moments = count(10**18, 10**9)
    for name in ("sums-e", "sums-d", "other", "sums-c", "sums-b", "sums-a"):
        folder.keep(name, b"")
        os.utime(folder.path / name, ns=(moment := next(moments), moment))
    folder.shrink("sums-", 5)
    assert len(list(folder.path.iterdir())) == 6
    folder.shrink("sums-", 2, frozenset({"sums-d"}))
    assert sorted(path.name for path in folder.path.iterdir()) == ["other", "sums-a", "sums-b", "sums-d"]


def test_git_is_told_to_leave_out_all_of_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for made in (make_private, lambda root: PrivateFolder(root, OF).keep("sums", b""), lambda root: PrivateFolder(root, OF).now()):
        made(tmp_path)
        asked = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=tmp_path, check=True, capture_output=True)
        assert asked.stdout == b""
        shutil.rmtree(tmp_path / ".handoff")


def test_in_a_folder_that_was_there_nothing_is_told_to_git(tmp_path: Path) -> None:
    (tmp_path / ".handoff").mkdir()
    (tmp_path / ".handoff" / "notes").write_bytes(b"somebody's own")
    assert PrivateFolder(tmp_path, OF).keep("sums", b"")
    unmake_private(tmp_path)
    assert sorted(path.name for path in (tmp_path / ".handoff").iterdir()) == ["cache", "notes"]
    (tmp_path / ".handoff" / ".gitignore").write_bytes(b"cache")
    assert make_private(tmp_path).joinpath(".gitignore").read_bytes() == b"cache"


def test_what_was_made_for_nothing_goes(tmp_path: Path) -> None:
    make_private(tmp_path)
    unmake_private(tmp_path)
    unmake_private(tmp_path)
    assert list(tmp_path.iterdir()) == []
    PrivateFolder(tmp_path, OF).keep("sums", b"")
    unmake_private(tmp_path)
    assert loaded(tmp_path) == b""


@pytest.mark.parametrize("way", ["a link to a folder", "a link to nothing", "a file"])
def test_what_stands_in_its_place_is_left_alone(tmp_path: Path, way: str) -> None:
    own, place = tmp_path / "own", tmp_path / "workspace" / ".handoff"
    own.mkdir()
    place.parent.mkdir()
    if way == "a file":
        place.write_bytes(b"")
    else:
        place.symlink_to(own if way == "a link to a folder" else tmp_path / "nothing")
    with suppress(FileExistsError):
        assert make_private(place.parent) == place
    unmake_private(place.parent)
    assert list(own.iterdir()) == []
    assert list(place.parent.iterdir()) == [place]


WRITING = """
import sys
from pathlib import Path
from handoff.private import PrivateFolder

folder = PrivateFolder(Path.cwd(), ("ledger", "model"))
said = sys.argv[1].encode() * 100_000
for _ in range(100):
    folder.keep("sums", said)
    found = folder.load("sums", 10_000_000)
    assert found is None or bytes(found) in (b"a" * 100_000, b"b" * 100_000)
    folder.shrink("", 1)
"""


def test_two_processes_that_write_and_clear_at_once_never_see_a_mixture(tmp_path: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", WRITING, letter], cwd=tmp_path, stderr=subprocess.PIPE) for letter in "ab"]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert loaded(tmp_path, largest=MUCH) in {None, b"a" * 100_000, b"b" * 100_000}
