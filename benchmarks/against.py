"""Start-up, one recording and a check, each held against a program that does nothing else."""

import sys
from itertools import count
from pathlib import Path
from typing import NamedTuple

from make_workspace import make
from peers import HANDOFF, cold_check
from timing import Command, Pairs, Setting, compare, run

HERE = Path(__file__).parent
HELLO = [sys.executable, str(HERE / "hello.py")]


class Ratio(NamedTuple):
    """What was compared with what, the ratio that is still acceptable, and what was measured."""

    ours: str
    theirs: str
    limit: float
    pairs: Pairs


def ratios(setting: Setting) -> tuple[Ratio, ...]:
    """All of them, one after the other."""
    return tuple(case(setting) for case in (help_case, record_case, record_in_git_case, cold_case, warm_case))


def fixed(*words: str) -> Command:
    """A command that is the same on each run, in the current folder."""
    return Command(lambda: list(words), Path.cwd())


def help_case(setting: Setting) -> Ratio:
    """`handoff --help` against the hello-world program's."""
    pairs = compare(fixed(HANDOFF, "--help"), fixed(*HELLO, "--help"), setting.pairs)
    return Ratio("`handoff --help`", "a hello-world Typer program, `--help`", 1.3, pairs)


def demo(folder: Path) -> Path:
    """The worked example with its two years of measurements."""
    run(fixed(HANDOFF, "demo", str(folder)))
    return folder


def record_case(setting: Setting) -> Ratio:
    """`handoff record` of one value in the demo's workspace against the hello-world program."""
    folder = demo(setting.folder / "demo")
    return _recording(setting, folder, "`handoff record`, one value, in the demo's workspace")


def record_in_git_case(setting: Setting) -> Ratio:
    """The same where the workspace is a git repository, which handoff then asks how many entries are not committed."""
    folder = demo(setting.folder / "demo-in-git")
    author = ["-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org"]
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "Begin"]):
        run(fixed("git", "-C", str(folder), *words))
    return _recording(setting, folder, "the same where the workspace is a git repository")


def _recording(setting: Setting, folder: Path, what: str) -> Ratio:
    numbers = count(1)

    def words() -> list[str]:
        note = f"run {next(numbers)}"
        return [
            HANDOFF,
            "record",
            "sales/quotations/sent-in-two-days",
            "60/64",
            "--on",
            "2026-11-20",
            "--by",
            "Benchmark",
            "--note",
            note,
        ]

    pairs = compare(Command(words, folder), fixed(*HELLO), setting.pairs)
    return Ratio(what, "a hello-world Typer program", 2.0, pairs)


def thousand(setting: Setting) -> Path:
    """1,000 departments with 15 standards each."""
    folder = setting.folder / "thousand"
    if not folder.exists():
        make(folder, departments=1000, outputs=5, standards=3, measurements=0)
    return folder


def cold_case(setting: Setting) -> Ratio:
    """`handoff check` on 1,000 departments never read before, against loading their files with PyYAML's C loader."""
    folder = thousand(setting)
    loader = fixed(sys.executable, str(HERE / "load.py"), str(folder))
    pairs = compare(cold_check(folder), loader, setting.fewer)
    return Ratio(
        "`handoff check`, 1,000 departments x 15 standards, cold",
        "`yaml.load` of those files with PyYAML's C loader",
        2.0,
        pairs,
    )


def warm_case(setting: Setting) -> Ratio:
    """The same check again, against the first one."""
    folder = thousand(setting)
    again = Command(lambda: [HANDOFF, "check", "--fail-on", "never"], folder)
    pairs = compare(again, cold_check(folder), setting.fewer)
    return Ratio("the same check again, warm", "the cold one", 1 / 3, pairs)
