"""The text of `docs/performance.md`, from what was measured; no name of a host, person or folder goes into it."""

import os
import platform
from importlib.metadata import version
from typing import NamedTuple

from timing import Pairs, Run

LIBRARIES = ("typer", "msgspec", "pyyaml", "rich")


class Ratio(NamedTuple):
    """What was compared with what, the ratio that is still acceptable, and what was measured."""

    ours: str
    theirs: str
    limit: float
    pairs: Pairs


class Growth(NamedTuple):
    """An import of so many entries, and a report on them."""

    entries: int
    imported: Run
    reported: Run


HEAD = """\
# Performance

This page is generated: `python benchmarks/run.py` measures and writes it. Run it on your own machine; ratios travel better
than seconds.

Measured on {cores} cores ({machine}, {system}), Python {python}, {libraries}.
Comparisons run in pairs (A B A B …, {pairs} of them, a third of that for the long one), so that other work on the machine
falls on both; the figures are medians.

## Against programs that do nothing else

| what | against | ratio of medians | median of the pairs' ratios | of processor time | limit | kept | seconds |
|---|---|---:|---:|---:|---:|---|---:|
"""
GROWTH = """
## As the ledger grows

One `handoff record --from` of so many rows, over two years of 150 standards; then `handoff report compliance`. Memory is the
process's peak, in MB: it levels off, however many entries there are.

| entries | import, s | MB | report, s | MB |
|---:|---:|---:|---:|---:|
"""


def page(ratios: tuple[Ratio, ...], growth: tuple[Growth, ...], pairs: int) -> str:
    """The whole page."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    head = HEAD.format(
        cores=os.cpu_count(),
        machine=platform.machine(),
        system=platform.system(),
        python=platform.python_version(),
        libraries=libraries,
        pairs=pairs,
    )
    return head + "".join(map(_ratio_row, ratios)) + GROWTH + "".join(map(_growth_row, growth))


def _ratio_row(ratio: Ratio) -> str:
    pairs = ratio.pairs
    kept = "yes" if pairs.of_medians <= ratio.limit else "no"
    return (
        f"| {ratio.ours} | {ratio.theirs} | {pairs.of_medians:.2f} | {pairs.of_pairs:.2f} "
        f"| {pairs.of_processor:.2f} | {ratio.limit:.1f} | {kept} | {pairs.ours:.3f} / {pairs.theirs:.3f} |\n"
    )


def _growth_row(growth: Growth) -> str:
    runs = " | ".join(f"{run.seconds:.2f} | {run.megabytes:.0f}" for run in (growth.imported, growth.reported))
    return f"| {growth.entries:,} | {runs} |\n"
