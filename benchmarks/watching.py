"""How much memory all processes of a command use at one time; Linux tells it, pages that they share counted once."""

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from timing import Command, Run, run

EVERY = 0.05
PROC = Path("/proc")


def watched(command: Command) -> Run:
    """Run a command once as ``run`` does, and look every 50 ms at what its processes hold together.

    Between two looks a peak may pass unseen; so the sum is never less than what the largest process had at its peak.
    """
    over, watch = Event(), _Watch()
    threads: list[Thread] = []

    def begin(pid: int) -> None:
        threads.append(Thread(target=watch.look, args=(pid, over)))
        threads[0].start()

    try:
        one = run(command, begin)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    return one._replace(together=max(one.megabytes, watch.peak))


class _Watch:
    """The largest sum seen so far, in MB."""

    def __init__(self) -> None:
        self.peak = 0.0

    def look(self, pid: int, over: Event) -> None:
        """Look again and again until it is over."""
        while not over.wait(EVERY):
            self.peak = max(self.peak, sum(map(_kilobytes, _family(pid))) / (1 << 10))


def _family(pid: int) -> list[int]:
    """A process and all that it started, directly or not."""
    found = [pid]
    for one in found:
        with suppress(OSError):
            for children in (PROC / str(one) / "task").glob("*/children"):
                found.extend(map(int, children.read_text().split()))
    return found


def _kilobytes(pid: int) -> int:
    """What a process holds, its share of what it holds with others; 0 where it is gone, or where nothing tells."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
