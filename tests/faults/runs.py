"""All fault runs in one list, and how often each tries: in seconds for every test run, in minutes for the page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from . import at_once, clock, full_disk, git_runs, killed, places, streams
from .tallies import Tally

SEED = 20261122
Run = Callable[[Path], Tally | None]


class Amounts(NamedTuple):
    """How often each fault is tried."""

    processes: int
    rounds: int
    kills: int
    publishers: int
    imports: int
    rows: int
    pages: int
    sizes: tuple[int, ...]
    vanishing: int
    tries: int
    acts: int


FEW = Amounts(6, 1, 8, 3, 2, 500, 2, (0, 300), 6, 1, 6)
MANY = Amounts(50, 4, 1_000, 40, 40, 5_000, 8, (0, 1, 100, 300, 500, 700, 900, 2_000, 8_192, 20_000, 60_000, 90_000), 40, 5, 24)


def all_runs(amounts: Amounts) -> Iterator[tuple[str, Run]]:
    """Each run with a short name."""
    yield "processes", lambda folder: at_once.recording(folder, amounts.rounds, amounts.processes)
    yield "importers", lambda folder: at_once.importing(folder, amounts.rounds, amounts.rows)
    yield "kill-record", lambda folder: killed.recording(folder, SEED, amounts.kills)
    yield "kill-publish", lambda folder: killed.publishing(folder, SEED, amounts.publishers)
    yield "kill-import", lambda folder: killed.importing(folder, SEED, amounts.imports, amounts.rows)
    yield "full-disk", lambda folder: full_disk.on_small_disk(folder, amounts.pages)
    yield "file-size", lambda folder: full_disk.with_limited_files(folder, amounts.sizes)
    yield "read-only-disk", lambda folder: places.read_only_disk(folder, amounts.tries)
    yield "read-only-folder", lambda folder: places.without_permission(folder, amounts.tries)
    yield "vanishing", lambda folder: places.vanishing(folder, SEED, amounts.vanishing)
    yield "gone", lambda folder: places.gone(folder, amounts.tries)
    yield "closed-stdout", lambda folder: streams.closed_stdout(folder, amounts.tries)
    yield "full-stdout", lambda folder: streams.full_stdout(folder, amounts.tries)
    yield "closed-pipe", lambda folder: streams.closed_pipe(folder, amounts.tries)
    yield "letters", lambda folder: streams.poor_letters(folder, amounts.tries)
    yield "no-terminal", lambda folder: streams.no_terminal(folder, amounts.tries)
    yield "clock", lambda folder: clock.set_back(folder, amounts.tries)
    yield "branches", lambda folder: git_runs.merged(folder, amounts.acts // 2)
    yield "git", lambda folder: git_runs.between(folder, SEED, amounts.acts)
