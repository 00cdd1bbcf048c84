"""Measure handoff on this machine and write `docs/performance.md`: `run.py [--pairs 21] [--tools DIR] [--output FILE]`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from make_workspace import make
from peers import HANDOFF, cold_check, peers
from performance_page import Growth, Ratio, page
from timing import Command, Run, compare, run

HERE = Path(__file__).parent
HELLO = [sys.executable, str(HERE / "hello.py")]
AS_OF = ["--as-of", "2026-11-20"]
SIZES = (1_000, 10_000, 100_000, 200_000)


class Setting(NamedTuple):
    """Where the benchmark works and how many pairs it runs."""

    folder: Path
    pairs: int


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
    pairs = compare(cold_check(folder), loader, max(3, setting.pairs // 3))
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
    pairs = compare(again, cold_check(folder), max(3, setting.pairs // 3))
    return Ratio("the same check again, warm", "the cold one", 1 / 3, pairs)


def growth_cases(setting: Setting) -> Iterator[Growth]:
    """Import and report at growing numbers of entries of the same 150 standards."""
    for entries in SIZES:
        folder = setting.folder / f"rows-{entries}"
        make(folder, departments=10, outputs=5, standards=3, measurements=entries)

        def handoff(*words: str, folder: Path = folder) -> Run:
            return run(Command(lambda: [HANDOFF, *words], folder))

        imported = handoff("record", "--from", "rows.csv", "--by", "Benchmark")
        yield Growth(entries, imported, handoff("report", "compliance", *AS_OF))


def main() -> None:
    """Read the flags, measure, write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=21)
    parser.add_argument("--output", type=Path, default=HERE.parent / "docs" / "performance.md")
    parser.add_argument("--tools", type=Path, help="where doorstop and check-jsonschema are installed")
    flags = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Installed programs run from bytecode: here too, whatever this shell is set to, and away from the sources.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        setting = Setting(Path(folder), flags.pairs)
        ratios = tuple(case(setting) for case in (help_case, record_case, record_in_git_case, cold_case, warm_case))
        others = tuple(peers(setting.folder, thousand(setting), 15_000, flags.tools))
        growth = tuple(growth_cases(setting))
    flags.output.write_text(page(ratios, others, growth, flags.pairs), encoding="utf-8")
    print(f"wrote {flags.output.name}")


if __name__ == "__main__":
    main()
