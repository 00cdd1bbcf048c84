import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.ledger import _durable
from handoff.ledger._durable import make_folders, put_in_place, rename_new

Refuse = Callable[[int], None]


@pytest.fixture
def hidden(tmp_path: Path) -> Path:
    path = tmp_path / ".hidden"
    path.write_bytes(b"whole")
    return path


@pytest.fixture
def without_links(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Let the file system refuse hard links with an error number."""

    def refuse(code: int) -> None:
        def link(*_: object) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "link", link)

    return refuse


@pytest.fixture
def anywhere_but_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_durable, "_rename_exclusively", lambda *_: False)


def test_a_whole_file_gets_its_name_and_loses_the_hidden_one(hidden: Path, tmp_path: Path) -> None:
    put_in_place(hidden, tmp_path / "act.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["act.jsonl"]
    assert (tmp_path / "act.jsonl").read_bytes() == b"whole"


@pytest.mark.parametrize("code", [None, errno.EPERM, errno.EOPNOTSUPP])
def test_what_is_there_is_never_replaced(code: int | None, hidden: Path, tmp_path: Path, without_links: Refuse) -> None:
    if code:
        without_links(code)
    (tmp_path / "act.jsonl").write_bytes(b"older")
    with pytest.raises(FileExistsError):
        put_in_place(hidden, tmp_path / "act.jsonl")
    assert (tmp_path / "act.jsonl").read_bytes() == b"older"
    assert hidden.exists()


def test_where_there_are_no_hard_links_a_rename_does_it(hidden: Path, tmp_path: Path, without_links: Refuse) -> None:
    without_links(errno.EPERM)
    put_in_place(hidden, tmp_path / "act.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["act.jsonl"]


@pytest.mark.usefixtures("anywhere_but_on_linux")
def test_where_a_rename_may_replace_the_name_is_looked_for_first(hidden: Path, tmp_path: Path) -> None:
    (tmp_path / "older").write_bytes(b"older")
    with pytest.raises(FileExistsError):
        rename_new(hidden, tmp_path / "older")
    rename_new(hidden, tmp_path / "newer")
    assert (tmp_path / "newer").read_bytes() == b"whole"


def test_a_full_disk_is_no_reason_to_rename(hidden: Path, tmp_path: Path, without_links: Refuse) -> None:
    without_links(errno.ENOSPC)
    with pytest.raises(OSError, match="No space"):
        put_in_place(hidden, tmp_path / "act.jsonl")
    assert not (tmp_path / "act.jsonl").exists()


def test_what_is_not_known_to_be_durable_does_not_look_recorded(
    hidden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Path) -> None:
        raise OSError(errno.EIO, "the disk is dying")

    monkeypatch.setattr(_durable, "sync_folder", failing)
    with pytest.raises(OSError, match="dying"):
        put_in_place(hidden, tmp_path / "act.jsonl")
    assert not (tmp_path / "act.jsonl").exists()


def test_folders_are_made_once(tmp_path: Path) -> None:
    assert make_folders(tmp_path / "data" / "ledger", "2026", "11") == tmp_path / "data/ledger/2026/11"
    assert make_folders(tmp_path / "data" / "ledger", "2026", "11").is_dir()


def test_no_act_is_put_where_no_reader_would_look(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ledger/2026").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotADirectoryError):
        make_folders(tmp_path / "ledger", "2026", "11")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("")
    with pytest.raises(NotADirectoryError):
        make_folders(tmp_path / "ledger", "2026", "11")


def test_a_folder_that_vanishes_meanwhile_is_said_to_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_durable, "sync_folder", lambda parent: (parent / "2026").rmdir())
    with pytest.raises(FileNotFoundError, match="taken away while it was written to"):
        make_folders(tmp_path, "2026", "11")
