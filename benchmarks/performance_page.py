"""The text of `docs/performance.md`, from what was measured; no name of a host, person or folder goes into it."""

import os
import platform
from importlib.metadata import version
from typing import NamedTuple

from peers import Peer
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
PEERS = """
## Beside other checkers of standards kept as files

Each ran once, right after a cold `handoff check` of 1,000 departments with 15 standards each, the whole catalogue of checks. They
do not do the same: one validates the form of each file, another the links of a document tree.

| program | given | its seconds | handoff's | ratio |
|---|---|---:|---:|---:|
"""
GROWTH = """
## As the ledger grows

One `handoff record --from` of so many rows, over two years of 150 standards; then `handoff report compliance`. Memory is the
process's peak, in MB: it levels off, however many entries there are.

| entries | import, s | MB | report, s | MB |
|---:|---:|---:|---:|---:|
"""


def page(ratios: tuple[Ratio, ...], peers: tuple[Peer, ...], growth: tuple[Growth, ...], pairs: int) -> str:
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
    beside = PEERS + "".join(map(_peer_row, peers)) if peers else ""
    return head + "".join(map(_ratio_row, ratios)) + beside + GROWTH + "".join(map(_growth_row, growth))


def _ratio_row(ratio: Ratio) -> str:
    pairs = ratio.pairs
    kept = "yes" if pairs.of_medians <= ratio.limit else "no"
    return (
        f"| {ratio.ours} | {ratio.theirs} | {pairs.of_medians:.2f} | {pairs.of_pairs:.2f} "
        f"| {pairs.of_processor:.2f} | {ratio.limit:.2f} | {kept} | {pairs.ours:.3f} / {pairs.theirs:.3f} |\n"
    )


def _peer_row(peer: Peer) -> str:
    return f"| {peer.name} | {peer.given} | {peer.theirs:.1f} | {peer.ours:.1f} | {peer.theirs / peer.ours:.1f} |\n"


def _growth_row(growth: Growth) -> str:
    runs = " | ".join(f"{run.seconds:.2f} | {run.megabytes:.0f}" for run in (growth.imported, growth.reported))
    return f"| {growth.entries:,} | {runs} |\n"
