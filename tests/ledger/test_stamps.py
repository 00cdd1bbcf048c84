import os
from pathlib import Path

import pytest

from handoff.ledger._stamps import UNSETTLED, Stamp, settled, stamped
from handoff.ledger._walk import ActFile

SECOND = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "act.jsonl"
    path.write_bytes(b"12345")
    os.utime(path, ns=(SECOND, SECOND))
    return path


def stamp_of(path: Path) -> Stamp:
    return stamped([ActFile(str(path), "ledger/act.jsonl")])[0].stamp


def test_a_stamp_is_what_the_file_system_says(file: Path) -> None:
    state = file.stat()
    assert stamp_of(file) == Stamp("ledger/act.jsonl", 5, SECOND, state.st_ctime_ns, state.st_ino) == stamp_of(file)


def test_each_part_of_a_stamp_alone_makes_it_another_one(file: Path) -> None:
    was = stamp_of(file)
    assert was != Stamp("ledger/other.jsonl", was.size, was.changed, was.touched, was.inode)
    file.write_bytes(b"123456")
    os.utime(file, ns=(SECOND, SECOND))
    longer = stamp_of(file)
    assert (longer.size, longer.changed, longer.inode) == (6, was.changed, was.inode)
    os.utime(file, ns=(SECOND, 2 * SECOND))
    later = stamp_of(file)
    assert (later.size, later.changed, later.inode) == (6, 2 * SECOND, was.inode)
    while (touched := stamp_of(file)) == later:  # the clock of a file system ticks a few hundred times a second
        file.write_bytes(b"654321")
        os.utime(file, ns=(2 * SECOND, 2 * SECOND))
    assert (touched.size, touched.changed, touched.inode) == (later.size, later.changed, later.inode)
    assert touched.touched > later.touched
    other = file.with_name("other")
    other.write_bytes(b"654321")
    other.replace(file)
    assert stamp_of(file).inode != was.inode
    assert len({was, longer, later, touched, stamp_of(file)}) == 5


def test_a_file_settles_two_seconds_after_its_last_change_of_any_kind(file: Path) -> None:
    (one,) = stamped([ActFile(str(file), "ledger/act.jsonl")])
    assert one.stamp.touched > one.stamp.changed
    assert [found.is_settled for found in settled([one], one.stamp.touched + UNSETTLED)] == [False]
    assert [found.is_settled for found in settled([one], one.stamp.touched + UNSETTLED + 1)] == [True]
    os.utime(file, ns=(2**62, 2**62))
    (ahead,) = stamped([ActFile(str(file), "ledger/act.jsonl")])
    assert [found.is_settled for found in settled([ahead], ahead.stamp.touched + 2 * UNSETTLED)] == [False]


def test_nothing_settles_where_nobody_knows_the_time(file: Path) -> None:
    assert [found.is_settled for found in settled(stamped([ActFile(str(file), "a")]), None)] == [False]


def test_what_cannot_be_looked_at_never_settles(tmp_path: Path) -> None:
    gone = stamped([ActFile(str(tmp_path / "gone.jsonl"), "ledger/gone.jsonl")])
    assert [one.stamp for one in gone] == [Stamp("ledger/gone.jsonl", 0, 0, 0, 0)]
    assert [one.is_settled for one in settled(gone, 2**62)] == [False]
