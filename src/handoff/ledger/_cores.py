"""Work shared out over the computer's cores, where there is enough of it; whatever becomes of a process, all of it is done."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# Fewer bytes than this for each process are read sooner than a process has started.
PAYS = 4_000_000


def on_all_cores(do: Callable[[_Given], _Made], work: Sequence[_Given], size: int) -> Iterator[_Made]:
    """What a function of a module makes of each piece of work, in their order; ``size`` is how many bytes it reads for all.

    Where processes cannot be started, or one is killed (the system does so where memory is short), this one does what is left.
    """
    processes = min(len(work), CORES, size // PAYS)
    done = 0
    if processes > 1:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 -- only for large ledgers that were never summed

        try:
            for made in _shared_out(do, work, processes):
                yield made
                done += 1
        except (BrokenExecutor, OSError, ImportError, NotImplementedError):
            pass
    yield from map(do, work[done:])


def _shared_out(do: Callable[[_Given], _Made], work: Sequence[_Given], processes: int) -> Iterator[_Made]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- as above
    from multiprocessing import active_children, get_context  # noqa: PLC0415 -- as above
    from threading import active_count  # noqa: PLC0415 -- as above

    # A copy of a process with threads, such as that of a progress bar, may wait for one of them for ever.
    context = get_context("spawn" if active_count() > 1 else None)
    with ProcessPoolExecutor(processes, context, _begin) as pool:
        try:
            with _undisturbed():
                waiting = deque(pool.submit(do, one) for one in work)
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            for process in active_children():  # or leaving the pool would wait for what nobody wants any more
                process.kill()
            raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep what ends this process for later, and from what is started meanwhile."""
    import signal  # noqa: PLC0415 -- as above

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the process that people see, and end when it has ended, without a word."""
    import signal  # noqa: PLC0415 -- as above
    from threading import Thread  # noqa: PLC0415 -- as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 -- as above

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
