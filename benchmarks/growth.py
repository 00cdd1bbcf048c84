"""Import and report as the ledger grows: time and peak memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from make_workspace import make
from peers import HANDOFF
from timing import Command, Run, Setting, run

AS_OF = ["--as-of", "2026-11-20"]
SIZES = (1_000, 10_000, 100_000, 200_000)


class Growth(NamedTuple):
    """An import of so many entries, and a report on them."""

    entries: int
    imported: Run
    reported: Run


def growth_cases(setting: Setting) -> Iterator[Growth]:
    """Import and report at growing numbers of entries of the same 150 standards."""
    for entries in SIZES:
        folder = setting.folder / f"rows-{entries}"
        make(folder, departments=10, outputs=5, standards=3, measurements=entries)

        def handoff(*words: str, folder: Path = folder) -> Run:
            return run(Command(lambda: [HANDOFF, *words], folder))

        imported = handoff("record", "--from", "rows.csv", "--by", "Benchmark")
        yield Growth(entries, imported, handoff("report", "compliance", *AS_OF))
