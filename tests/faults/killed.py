"""Processes that are killed at random moments while they record, import, or publish act after act."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

from .commands import IMPORT, RECORD, Attempt, attempt, copies, ended, environment, month, new_workspace, rows
from .reader import read
from .tallies import Tally, tally

PUBLISHER = Path(__file__).with_name("publisher.py")
PER_WORKSPACE = 100
WORKERS = 4
STAGES = ("before a byte was written", "while the act was hidden", "after it was published", "after the process had ended")


class Killed(NamedTuple):
    """One process that was sent a signal, and at which stage that found it."""

    attempt: Attempt
    stage: str


class Target(NamedTuple):
    """A command in a workspace of its own, how many entries it records, and how long it takes undisturbed."""

    words: tuple[str, ...]
    workspace: Path
    entries: int
    seconds: float


def recording(folder: Path, seed: int, count: int) -> Tally:
    """Kill ``handoff record``: half of them at any moment of their lives, half within milliseconds of their first file."""
    template = _prepared(folder / "killed")
    seconds = min(_undisturbed(RECORD, template) for _ in range(3))
    workspaces = copies(template, -(-count // PER_WORKSPACE))

    def work(number: int) -> list[Killed]:
        random, target = Random(seed + number), Target(RECORD, workspaces[number], 1, seconds)
        return [
            _kill(target, signal.SIGKILL, _moment(random, target, turn))
            for turn in range(number * PER_WORKSPACE, min(count, (number + 1) * PER_WORKSPACE))
        ]

    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        killed = [one for some in pool.map(work, range(len(workspaces))) for one in some]
    made = (one.attempt for one in killed)
    return tally(f"`kill -9` of {count:,} recordings at random moments", made, _ledgers(workspaces), [_stages(killed)], seed)


def importing(folder: Path, seed: int, rounds: int, count: int) -> Tally:
    """Interrupt and kill imports in turn; then do each again, which must end with every row there once."""
    template = _prepared(folder / "import")
    rows(template, count)
    seconds, random, killed, again = min(_undisturbed(IMPORT, template) for _ in range(2)), Random(seed), [], 0
    workspaces = copies(template, rounds)
    for turn, workspace in enumerate(workspaces):
        rows(workspace, count, f"row {turn} of")  # so that no entry of one ledger is taken for one of another
        target = Target(IMPORT, workspace, count, seconds)
        kind = signal.SIGINT if turn // 2 % 2 else signal.SIGKILL
        killed.append(_kill(target, kind, _moment(random, target, turn)))
    made = tally(
        f"Ctrl-C or `kill -9` at random moments of {rounds} imports of {count:,} rows",
        (one.attempt for one in killed),
        _ledgers(workspaces),
        [_stages(killed)],
        seed,
    )
    partly = 0
    for workspace in workspaces:
        partly += sum(len(entries) != count for entries in read([workspace / "ledger"]).acts.values())
        attempt(IMPORT, workspace, count)
        again += sorted(read([workspace / "ledger"]).ids.values()) == [1] * count
    notes = (*made.notes, f"The same import again ended with every row there once in {again} of {rounds} cases.")
    return made._replace(half=made.half + partly, lost=made.lost + (rounds - again) * count, notes=notes)


def publishing(folder: Path, seed: int, rounds: int) -> Tally:
    """Kill a process that publishes act after act through the ledger's own code, so that it is always in the midst of one."""
    template, random, made = _prepared(folder / "publish"), Random(seed), []
    workspaces = copies(template, rounds)
    for workspace in workspaces:
        with _started((sys.executable, str(PUBLISHER)), workspace) as process:
            first = process.stdout.readline() if process.stdout else ""
            time.sleep(random.uniform(0, 0.2))
            process.kill()
            rest = process.stdout.read() if process.stdout else ""  # with what was read ahead, which ``communicate`` forgets
            complaint = process.stderr.read() if process.stderr else ""
        said = ended(1, process.returncode, first + rest, complaint)
        made += [Attempt(1, 0, (name,)) for name in said.ids]
        made.append(Attempt(1, process.returncode, (), "", said.said))
    what = f"`kill -9` of {rounds:,} processes that publish act after act"
    return tally(what, made, _ledgers(workspaces), ["The act that the signal met counts as cut off."], seed)


def _ledgers(workspaces: list[Path]) -> list[Path]:
    return [workspace / "ledger" for workspace in workspaces]


def _prepared(folder: Path) -> Path:
    workspace = new_workspace(folder)
    month(workspace).mkdir(parents=True)
    return workspace


def _undisturbed(words: tuple[str, ...], template: Path) -> float:
    """How long the command takes in a copy that is thrown away."""
    (workspace,) = copies(template, 1)
    start = time.perf_counter()
    attempt(words, workspace)
    seconds = time.perf_counter() - start
    subprocess.run(["rm", "-r", str(workspace)], check=True)
    return seconds


def _moment(random: Random, target: Target, turn: int) -> Callable[["subprocess.Popen[str]"], None]:
    """Anywhere in the process's life, or (every second time) shortly after the ledger's folder has changed."""
    if turn % 2 == 0:
        delay = random.uniform(0, 1.2 * target.seconds)
        return lambda _process: time.sleep(delay)
    delay, here = random.uniform(0, 0.006 * target.entries**0.5), month(target.workspace)
    known = _names(here)

    def wait(process: "subprocess.Popen[str]") -> None:
        while _names(here) == known and process.poll() is None:
            time.sleep(0.0005)
        time.sleep(delay)

    return wait


def _kill(target: Target, kind: signal.Signals, wait: Callable[["subprocess.Popen[str]"], None]) -> Killed:
    here = month(target.workspace)
    before = _names(here)
    with _started(target.words, target.workspace) as process:
        wait(process)
        process.send_signal(kind)
        out, complaint = process.communicate()
    new = _names(here) - before
    seen = (bool(new), any(not name.startswith(".") for name in new), process.returncode == 0)
    made = ended(target.entries, process.returncode, out, complaint)
    return Killed(made, STAGES[sum(seen)])


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _started(words: tuple[str, ...], workspace: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        words,
        cwd=workspace,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hearing,
    )


def _hearing() -> None:
    """Hear an interrupt, which a run in the background hands down as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _stages(killed: Iterable[Killed]) -> str:
    counts = Counter(one.stage for one in killed)
    return "The signal came " + ", ".join(f"{stage} ({counts[stage]:,})" for stage in STAGES) + "."
