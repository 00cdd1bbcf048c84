"""Run commands and take their time and their peak memory; compare two of them in pairs."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """One run of a command: wall time in seconds, peak resident memory in MB, exit code."""

    seconds: float
    megabytes: float
    code: int


class Command(NamedTuple):
    """A command and the folder in which it runs; ``words`` is asked anew for each run."""

    words: Callable[[], list[str]]
    folder: Path
    expected: int = 0


class Pairs(NamedTuple):
    """Two commands run in turn: the median of each, the ratio of the medians, the median of the ratios of the pairs."""

    ours: float
    theirs: float
    of_medians: float
    of_pairs: float


def run(command: Command) -> Run:
    """Run a command once, its output thrown away.  RuntimeError with its complaint where it does not end as expected."""
    start = time.perf_counter()
    with subprocess.Popen(
        command.words(),
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        complaint = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != command.expected:
        raise RuntimeError(f"{command.words()} ended with {process.returncode}: {complaint.decode(errors='replace')[-2000:]}")
    # Linux counts ru_maxrss in KB, macOS in bytes.
    return Run(seconds, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10), process.returncode)


def environment() -> dict[str, str]:
    """The caller's environment without handoff's own variables: every run sees the same."""
    return {key: value for key, value in os.environ.items() if not key.startswith("HANDOFF_")}


def compare(ours: Command, theirs: Command, pairs: int) -> Pairs:
    """Run A B A B ..., so that whatever else the machine does falls on both; one pair before, which is not counted."""
    run(ours)
    run(theirs)
    times = [(run(ours).seconds, run(theirs).seconds) for _ in range(pairs)]
    a, b = median(pair[0] for pair in times), median(pair[1] for pair in times)
    return Pairs(a, b, a / b, median(x / y for x, y in times))
