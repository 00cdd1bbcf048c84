import errno
import os
import re
import resource
from pathlib import Path

import pytest

from handoff.ledger import _durable, _publish
from handoff.ledger._publish import HiddenAct

TIME = "2026-11-20T16:02:11Z"


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_act_is_hidden_until_it_is_whole(tmp_path: Path) -> None:
    hidden = HiddenAct(tmp_path, TIME, b"act\n")
    hidden.write(b"one\n")
    assert all(name.startswith("2026/11/.") for name in everything(tmp_path))
    path = hidden.publish()
    assert re.fullmatch(r"2026/11/20261120T160211Z-[0-9a-f]{16}\.jsonl", path.relative_to(tmp_path).as_posix())
    assert path.read_bytes() == b"act\none\n"
    assert everything(tmp_path) == [path.relative_to(tmp_path).as_posix()]


def test_an_act_given_up_leaves_nothing(tmp_path: Path) -> None:
    hidden = HiddenAct(tmp_path, TIME, b"act\n")
    hidden.write(b"one\n")
    hidden.discard()
    assert everything(tmp_path) == []


def test_a_name_that_is_taken_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter(["0" * 16, "1" * 16, "2" * 16])  # the hidden name, a taken one, a free one
    monkeypatch.setattr(_publish, "_draw", lambda: next(draws))
    taken = tmp_path / "2026/11" / f"20261120T160211Z-{'1' * 16}.jsonl"
    taken.parent.mkdir(parents=True)
    taken.write_bytes(b"older\n")
    assert HiddenAct(tmp_path, TIME, b"act\n").publish().name == f"20261120T160211Z-{'2' * 16}.jsonl"
    assert taken.read_bytes() == b"older\n"


def test_a_large_act_is_a_folder_of_parts_that_each_begin_with_the_act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_publish, "LARGEST_FILE", 12)
    hidden = HiddenAct(tmp_path, TIME, b"act\n")
    for line in (b"one\n", b"two\n", b"three\n", b"longer than a part\n", b"six\n"):
        hidden.write(line)
    assert all(name.startswith("2026/11/.") for name in everything(tmp_path))
    path = hidden.publish()
    assert re.fullmatch(r"20261120T160211Z-[0-9a-f]{16}\.parts", path.name)
    assert [(part.name, part.read_bytes()) for part in sorted(path.iterdir())] == [
        ("0001.jsonl", b"act\none\ntwo\n"),
        ("0002.jsonl", b"act\nthree\n"),
        ("0003.jsonl", b"act\nlonger than a part\n"),
        ("0004.jsonl", b"act\nsix\n"),
    ]
    assert [folder.name for folder in path.parent.iterdir()] == [path.name]


def test_a_large_act_given_up_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_publish, "LARGEST_FILE", 12)
    hidden = HiddenAct(tmp_path, TIME, b"act\n")
    for _ in range(5):
        hidden.write(b"one more\n")
    hidden.discard()
    assert list((tmp_path / "2026/11").iterdir()) == []


@pytest.mark.parametrize("parts", [False, True])
def test_an_act_that_cannot_be_made_durable_is_not_there(parts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 -- a column of the table
    monkeypatch.setattr(_publish, "LARGEST_FILE", 12 if parts else 1000)
    hidden = HiddenAct(tmp_path, TIME, b"act\n")
    for _ in range(5):
        hidden.write(b"one more\n")
    real = _durable.sync_folder

    def failing(folder: Path) -> None:
        if folder.name == "11":
            raise OSError(errno.EIO, "the disk is dying")
        real(folder)

    monkeypatch.setattr(_durable, "sync_folder", failing)
    monkeypatch.setattr(_publish, "sync_folder", failing)
    with pytest.raises(OSError, match="dying"):
        hidden.publish()
    hidden.discard()
    assert list((tmp_path / "2026/11").iterdir()) == []


def test_a_write_that_is_cut_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:3])))
    hidden = HiddenAct(tmp_path, TIME, b"act\n")
    hidden.write(b"a longer line\n")
    assert hidden.publish().read_bytes() == b"act\na longer line\n"


@pytest.mark.parametrize("time", ["2026-11-20T16:02:11", "2026-11-20T16:02:11+01:00", "../../../x", "2026-11-20T16:02:11.5Z", ""])
def test_no_path_is_built_from_anything_but_a_time(time: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="UTC time"):
        HiddenAct(tmp_path, time, b"act\n")
    assert everything(tmp_path) == []


def test_a_clock_that_stands_at_its_beginning_is_a_time_like_any_other(tmp_path: Path) -> None:
    assert HiddenAct(tmp_path, "1970-01-01T00:00:00Z", b"act\n").publish().parent == tmp_path / "1970/01"


def test_a_disk_without_room_is_named_by_the_folder_on_it(tmp_path: Path) -> None:
    act = HiddenAct(tmp_path, TIME, b"a line\n")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3, limits[1]))
    try:
        with pytest.raises(OSError, match="too large") as refused:
            act.publish()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        act.discard()
    assert refused.value.filename == str(tmp_path / "2026" / "11")
    assert everything(tmp_path) == []
