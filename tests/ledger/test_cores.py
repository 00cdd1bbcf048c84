"""Work on all cores: the same results in the same order, whatever becomes of the processes that help."""

import multiprocessing
import operator
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoff.ledger import _cores
from handoff.ledger._cores import PAYS, on_all_cores

HERE = os.getpid()
MUCH = 8 * PAYS


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Which later versions of Python would start otherwise."""
    monkeypatch.setattr(_cores, "CORES", 2)
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method("fork", force=True)
    yield
    multiprocessing.set_start_method(before, force=True)


def process_of(_one: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def killed_elsewhere(one: int) -> int:
    if os.getpid() != HERE and one > 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return -one


def failing(one: int) -> int:
    return 1 // one


@pytest.mark.parametrize("way", ["fork", "forkserver", "spawn"])  # Linux, Linux from Python 3.14 on, macOS and Windows
def test_all_is_done_in_order(way: str) -> None:
    multiprocessing.set_start_method(way, force=True)
    assert list(on_all_cores(abs, range(-9, 0), MUCH)) == list(range(9, 0, -1))
    assert multiprocessing.active_children() == []


def test_several_processes_take_part() -> None:
    found = set(on_all_cores(process_of, range(8), MUCH))
    assert HERE not in found
    assert len(found) == 2


@pytest.mark.parametrize(("pieces", "size"), [(8, 2 * PAYS - 1), (1, MUCH), (0, MUCH)])
def test_little_work_and_a_single_piece_stay_in_this_process(pieces: int, size: int) -> None:
    assert set(on_all_cores(process_of, range(pieces), size)) <= {HERE}


def test_one_core_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cores, "CORES", 1)
    assert set(on_all_cores(process_of, range(8), MUCH)) == {HERE}


def test_what_a_killed_process_has_left_is_done_here() -> None:
    assert list(on_all_cores(killed_elsewhere, range(6), MUCH)) == [0, -1, -2, -3, -4, -5]
    assert multiprocessing.active_children() == []


def test_where_no_process_can_be_started_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    assert list(on_all_cores(abs, [-1, -2], MUCH)) == [1, 2]


def test_a_fault_of_the_work_itself_is_told_and_leaves_no_process() -> None:
    with pytest.raises(ZeroDivisionError):
        list(on_all_cores(failing, (1, 0, 1, 1), MUCH))
    assert multiprocessing.active_children() == []


def test_whoever_wants_no_more_waits_for_nothing() -> None:
    results = on_all_cores(time.sleep, (0, 3600, 3600), MUCH)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_beside_a_thread_no_process_is_a_copy_of_this_one() -> None:
    """It could wait for ever for a lock that the thread has, such as that of a progress bar."""
    done, usual = threading.Event(), sys.getrecursionlimit()
    beside = threading.Thread(target=done.wait)
    beside.start()
    try:
        sys.setrecursionlimit(usual + 1)
        assert list(on_all_cores(operator.call, [sys.getrecursionlimit] * 2, MUCH)) == [usual, usual]
    finally:
        sys.setrecursionlimit(usual)
        done.set()
        beside.join()


PROGRAM = """
import signal, time
from handoff.ledger import _cores

if __name__ == "__main__":
    _cores.CORES = 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    for _ in _cores.on_all_cores(time.sleep, (3600, 3600, 3600), 10**9):
        pass
"""


def children(pid: int) -> list[int]:
    return [int(name) for name in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("to_all", [True, False], ids=["to all", "to one"])
def test_who_ends_it_ends_all_of_it_without_a_word_from_the_others(tmp_path: Path, number: signal.Signals, to_all: bool) -> None:  # noqa: FBT001 -- a parameter
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    process = subprocess.Popen([sys.executable, "program.py"], cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    while len(helpers := children(process.pid)) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    (os.killpg if to_all else os.kill)(process.pid, number)
    _, said = process.communicate(timeout=60)  # waits until the last process that holds the pipe has ended
    assert process.returncode == (-number if number == signal.SIGKILL else -signal.SIGINT)
    assert not any(words in said for words in (b"Process-", b"Exception in thread"))
    assert said.endswith(b"KeyboardInterrupt\n") == (number != signal.SIGKILL)
    # Who is killed cannot wait for its helpers; the system does.
    assert number == signal.SIGKILL or not [pid for pid in helpers if Path(f"/proc/{pid}").exists()]
