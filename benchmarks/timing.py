"""Run commands and take their time and their peak memory; compare two of them in pairs."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """One run of a command: wall time and processor time in seconds, peak resident memory of its largest process in MB.

    ``together`` is the peak of all its processes at one time, where they were watched (else 0).
    """

    seconds: float
    processor: float
    megabytes: float
    together: float = 0.0


class Setting(NamedTuple):
    """Where a benchmark works, how many pairs it runs, where other programs are installed (None: on the PATH), and how many
    entries the largest ledger has.
    """

    folder: Path
    pairs: int
    tools: Path | None
    largest: int = 0

    @property
    def fewer(self) -> int:
        """How many times the long ones run."""
        return max(3, self.pairs // 3)

    @property
    def few(self) -> int:
        """How many times those run that take minutes."""
        return max(1, self.pairs // 7)


class Command(NamedTuple):
    """A command and the folder in which it runs; ``words`` is asked anew for each run."""

    words: Callable[[], list[str]]
    folder: Path
    expected: int = 0


class Pairs(NamedTuple):
    """Two commands run in turn: medians of each, their ratio, the median of the pairs' ratios, the ratio of processor time."""

    ours: float
    theirs: float
    of_medians: float
    of_pairs: float
    of_processor: float


def run(command: Command, started: Callable[[int], object] = int) -> Run:
    """Run a command once, its output thrown away; ``started`` is told its process.

    RuntimeError with its complaint where it does not end as expected.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command.words(),
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        started(process.pid)
        complaint = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != command.expected:
        raise RuntimeError(f"{command.words()} ended with {process.returncode}: {complaint.decode(errors='replace')[-2000:]}")
    # Linux counts ru_maxrss in KB, macOS in bytes.
    megabytes = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Run(seconds, usage.ru_utime + usage.ru_stime, megabytes)


def environment() -> dict[str, str]:
    """The caller's environment without handoff's own variables: every run sees the same."""
    return {key: value for key, value in os.environ.items() if not key.startswith("HANDOFF_")}


def compare(ours: Command, theirs: Command, pairs: int) -> Pairs:
    """Run A B A B ..., so that whatever else the machine does falls on both; one pair before, which is not counted."""
    run(ours)
    run(theirs)
    runs = [(run(ours), run(theirs)) for _ in range(pairs)]
    a, b = median(pair[0].seconds for pair in runs), median(pair[1].seconds for pair in runs)
    processor = median(pair[0].processor for pair in runs) / median(pair[1].processor for pair in runs)
    return Pairs(a, b, a / b, median(x.seconds / y.seconds for x, y in runs), processor)


def in_turn(commands: Sequence[Command], rounds: int, once: Callable[[Command], Run] = run) -> tuple[tuple[Run, ...], ...]:
    """The runs of each command, which ran A B C A B C ...; ``once`` runs one of them."""
    runs = [[once(command) for command in commands] for _ in range(rounds)]
    return tuple(zip(*runs, strict=True))


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*(median(figures) for figures in zip(*runs, strict=True)))


def ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    """The median of the pairs' ratios of wall time."""
    return median(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True))
