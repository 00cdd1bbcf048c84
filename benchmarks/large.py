"""The compliance report of a company with many entries, cold and warm, beside other programs that add the same entries up."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from against import HELLO
from make_company import JOURNALS, NAMES
from peers import HANDOFF, found
from timing import Command, Run, Setting, in_turn, middle, ratio, run
from watching import watched

HERE = Path(__file__).parent
SMALLEST, MILLION = 1_000, 1_000_000
REPORT = ("report", "compliance", "--as-of", "2026-11-20")
COLD, WARM, HELLO_NAME = "`handoff report compliance`, cold", "the same, warm", "a hello-world Typer program"
DUCKDB, POLARS, HLEDGER, BEANCOUNT = OTHERS = ("DuckDB", "Polars", "hledger", "beancount")
# How many KB of memory an entry takes of programs that hold all of them, measured at 100,000 and more.
HELD = {HLEDGER: 6.6, BEANCOUNT: 2.9}


class Other(NamedTuple):
    """A program beside the cold and the warm report: its runs' medians, and how many times as long each of ours took."""

    program: str
    run: Run
    cold: float
    warm: float


class Size(NamedTuple):
    """A ledger of so many entries: medians of our runs, other programs, those left out and why, what the SQL text said."""

    entries: int
    rounds: int
    cold: Run
    warm: Run
    others: tuple[Other, ...]
    left_out: tuple[str, ...]
    recorded: Run
    after: Run
    same: str


class Share(NamedTuple):
    """A group of functions, and its share of the time."""

    group: str
    cold: float
    warm: float


class Large(NamedTuple):
    """All sizes, and where the time goes at one of them (0: nothing was profiled)."""

    sizes: tuple[Size, ...]
    profiled_at: int
    profile: tuple[Share, ...]


def large(setting: Setting) -> Large:
    """Ten times as many entries each time, up to the largest; one ledger is on the disk at a time."""
    sizes = [SMALLEST]
    while sizes[-1] * 10 <= setting.largest:
        sizes.append(sizes[-1] * 10)
    at = min(MILLION, sizes[-1])
    measured, profile = [], ()
    for entries in sizes:
        folder = setting.folder / f"company-{entries}"
        _make(folder, entries)
        measured.append(_measured(setting, folder, entries))
        if entries == at:
            profile = _profile(folder)
        shutil.rmtree(folder)
    return Large(tuple(measured), at, profile)


def _make(folder: Path, entries: int, *flags: str) -> None:
    folder.mkdir()
    # In a process of its own: what a command inherits from the runner counts as its memory.
    subprocess.run([sys.executable, str(HERE / "make_company.py"), str(folder), "--entries", str(entries), *flags], check=True)


def _measured(setting: Setting, folder: Path, entries: int) -> Size:
    rounds = setting.fewer if entries <= MILLION else setting.few
    cold, warm = _cold(folder), _report(folder)
    run(cold)
    quick = dict(_quick(setting, folder))
    colds, warms, *rest = in_turn((cold, warm, *quick.values()), rounds, watched)
    others = [_beside(name, runs, colds, warms) for name, runs in zip(quick, rest, strict=True)]
    slow, too_large = _slow(setting, folder, entries)
    known = (*quick, *slow, *too_large)
    absent = tuple(f"{name} was not found" for name in OTHERS if not any(one.startswith(name) for one in known))
    for name, command in slow.items():
        ours, again, theirs = in_turn((cold, warm, command), 1, watched)
        others.append(_beside(name, theirs, ours, again))
    shutil.rmtree(_journals(folder), ignore_errors=True)
    recorded, after = in_turn((_record(folder), warm), rounds, watched)
    same = _same(setting, folder)
    return Size(
        entries, rounds, middle(colds), middle(warms), tuple(others), (*too_large, *absent), middle(recorded), middle(after), same
    )


def _beside(name: str, theirs: tuple[Run, ...], cold: tuple[Run, ...], warm: tuple[Run, ...]) -> Other:
    return Other(name, middle(theirs), ratio(cold, theirs), ratio(warm, theirs))


def _report(folder: Path) -> Command:
    return Command(lambda: [HANDOFF, *REPORT], folder)


def _cold(folder: Path) -> Command:
    """The report without anything that was kept."""

    def words() -> list[str]:
        shutil.rmtree(folder / ".handoff", ignore_errors=True)
        return [HANDOFF, *REPORT]

    return Command(words, folder)


def _record(folder: Path) -> Command:
    """One value more, another one each time."""
    values = count(1)
    return Command(lambda: [HANDOFF, "record", NAMES[0], f"{next(values)}/999", "--on", "2026-11-20", "--by", "Benchmark"], folder)


def _quick(setting: Setting, folder: Path) -> Iterator[tuple[str, Command]]:
    """What runs as often as handoff."""
    for name, module in ((DUCKDB, "duckdb"), (POLARS, "polars")):
        version = _version(setting, module)
        if version:
            yield f"{name} {version}", _grouping(setting, module, folder)
    if shutil.which("wc") and shutil.which("find"):
        yield "`wc -l`", Command(lambda: ["find", "ledger", "-name", "*.jsonl", "-exec", "wc", "-l", "{}", "+"], folder)
    yield HELLO_NAME, Command(lambda: HELLO, folder)


def _slow(setting: Setting, folder: Path, entries: int) -> tuple[dict[str, Command], tuple[str, ...]]:
    """What runs once, on journals that are written here; and what has too little memory for so many entries here."""
    journals, hledger = _journals(folder), found(HLEDGER, setting.tools)
    commands: dict[str, Command] = {}
    if hledger:
        said = subprocess.run([hledger, "--version"], capture_output=True, text=True, check=True).stdout
        commands[said.split(",")[0]] = Command(lambda: [hledger, "-f", JOURNALS[0], "balance", "--monthly", "-O", "csv"], journals)
    version = _version(setting, "beancount")
    if version:
        commands[f"{BEANCOUNT} {version}"] = _grouping(setting, "beancount", journals)
    has = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    needs = {name: HELD[name.split()[0]] * entries / 1e6 for name in commands}
    left_out = tuple(f"{name} is not here, it would need about {gb:.0f} GB" for name, gb in needs.items() if gb > 0.75 * has)
    fit = {name: command for name, command in commands.items() if needs[name] <= 0.75 * has}
    if fit:
        _make(journals, entries, "--journals")
    return fit, left_out


def _journals(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-journals")


def _python(setting: Setting) -> str:
    """The Python of the folder of tools; where none was named, the one that runs this."""
    return (setting.tools and found("python", setting.tools)) or sys.executable


def _version(setting: Setting, module: str) -> str:
    """The version of a library that this Python has, or ''."""
    words = [_python(setting), "-c", f"from importlib.metadata import version; print(version('{module}'))"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def _grouping(setting: Setting, module: str, folder: Path) -> Command:
    return Command(lambda: [_python(setting), str(HERE / "grouping.py"), module], folder)


def _same(setting: Setting, folder: Path) -> str:
    """Whether `summary.sql` computes the same buckets; '' without DuckDB."""
    if not _version(setting, "duckdb"):
        return ""
    words = [sys.executable, str(HERE / "same_sums.py"), str(folder), "--python", _python(setting)]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    return told.stdout.strip() or f"NOT the same: {told.stderr.strip().splitlines()[-1]}"


def _profile(folder: Path) -> tuple[Share, ...]:
    """Where the time goes on one core, cold and then warm."""
    shutil.rmtree(folder / ".handoff", ignore_errors=True)
    cold, warm = (dict(_shares(folder)) for _ in range(2))
    return tuple(Share(group, cold[group], warm[group]) for group in cold)


def _shares(folder: Path) -> Iterator[tuple[str, float]]:
    words = [sys.executable, str(HERE / "profiled.py"), str(folder), *REPORT]
    for line in subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines():
        share, _, group = line.partition("\t")
        yield group, float(share)
