"""The text of `docs/performance.md`, from what was measured; no name of a host, person or folder goes into it."""

import os
import platform
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from against import Ratio
from growth import Growth
from imports import ROWS, Imported
from looking_back import ENTRIES, LookBack
from peers import Peer
from timing import Setting
from verifying import VerifyRun

LIBRARIES = ("typer", "msgspec", "pyyaml", "rich")
HEAD = """\
# Performance

This page is generated: `python benchmarks/run.py` measures and writes it. Run it on your own machine; ratios travel better
than seconds.

Measured on {cores} cores ({machine}, {system}), Python {python}, {libraries}.
Comparisons run in turn (A B A B …), so that other work on the machine falls on both; the figures are medians. In the
last quarter of an hour of it {load:.0f} processes wanted to run at a time: with more of them than cores, all seconds are longer
than need be.
"""
AGAINST = """\
## Against programs that do nothing else

{pairs} pairs, and {fewer} where seconds pass.

| what | against | ratio of medians | median of the pairs' ratios | of processor time | limit | kept | seconds |
|---|---|---:|---:|---:|---:|---|---:|
"""
PEERS = """\
## Beside other checkers of standards kept as files

Each ran once, right after a cold `handoff check` of 1,000 departments with 15 standards each, the whole catalogue of checks. They
do not do the same: one validates the form of each file, another the links of a document tree.

| program | given | its seconds | handoff's | ratio |
|---|---|---:|---:|---:|
"""
GROWTH = """\
## As the ledger grows

One `handoff record --from` of so many rows, over two years of 150 standards; then `handoff report compliance`. Memory is the
process's peak, in MB: it levels off, however many entries there are.

| entries | import, s | MB | report, s | MB |
|---:|---:|---:|---:|---:|
"""
IMPORTS = f"""\
## A file of {ROWS:,} rows

The same CSV file for all, {{megabytes:.0f}} MB. handoff reads each row strictly, holds it against its standard's measure and
target, gives it an id, tells it apart from what the ledger has and writes it durably. Python's `csv` module only splits it.
`hledger` makes a transaction of two postings of it, by a rules file. They ran {{rounds}}, one right after the other. The last line
shows the memory of an import twice as large.

| program | rows | seconds | processor, s | peak, MB | handoff took |
|---|---:|---:|---:|---:|---:|
"""
VERIFYING = """\
## `handoff verify`

Each line's id is held against the line's bytes, each sealed file against its seal; {fewer} runs of both in turn. `sha256sum` only
hashes the files. Ten thousand acts of one entry each are ten thousand small files: there the time of starting, opening and reading
counts. The limit is six times `sha256sum` on the files of imports.

| acts | entries | seal | `handoff verify`, s | peak, MB | `sha256sum`, s | ratio |
|---:|---:|---|---:|---:|---:|---:|
"""
LOOKING_BACK = f"""\
## Looking back into {ENTRIES:,} entries

| command | seconds | peak, MB |
|---|---:|---:|
"""


def page(old: str, sections: Iterable[str], order: Iterable[str]) -> str:
    """The page with these sections in place of its own of the same headings, in the order of headings."""
    parts = [f"## {part.rstrip()}\n" for part in re.split(r"^## ", old, flags=re.MULTILINE)[1:]]
    held: Mapping[str, str] = {_heading(part): part for part in (*parts, *sections)}
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    head = HEAD.format(
        cores=os.cpu_count(),
        machine=platform.machine(),
        system=platform.system(),
        python=platform.python_version(),
        libraries=libraries,
        load=os.getloadavg()[2],
    )
    return "\n".join((head, *(held[_heading(text)] for text in order if _heading(text) in held)))


def _heading(text: str) -> str:
    return text.partition("\n")[0]


def against_section(ratios: Iterable[Ratio], setting: Setting) -> str:
    """Ours against programs that do nothing else."""
    return AGAINST.format(pairs=setting.pairs, fewer=setting.fewer) + "".join(map(_ratio_row, ratios))


def peers_section(peers: Iterable[Peer]) -> str:
    """Ours beside other checkers; '' where none is installed."""
    rows = "".join(map(_peer_row, peers))
    return PEERS + rows if rows else ""


def growth_section(growth: Iterable[Growth]) -> str:
    """Import and report at growing sizes."""
    return GROWTH + "".join(map(_growth_row, growth))


def imports_section(imported: Iterable[Imported], setting: Setting, megabytes: float) -> str:
    """A large import beside other readers of the same file."""
    rounds = "once" if setting.few == 1 else f"{setting.few} times"
    return IMPORTS.format(megabytes=megabytes, rounds=rounds) + "".join(map(_import_row, imported))


def verifying_section(runs: Iterable[VerifyRun], setting: Setting) -> str:
    """Verifying beside hashing; '' where there is no sha256sum."""
    rows = "".join(map(_verify_row, runs))
    return VERIFYING.format(fewer=setting.fewer) + rows if rows else ""


def looking_back_section(looks: Iterable[LookBack]) -> str:
    """Finding a few entries among many."""
    rows = (f"| {look.command} | {look.run.seconds:.2f} | {look.run.megabytes:.0f} |\n" for look in looks)
    return LOOKING_BACK + "".join(rows)


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


def _import_row(one: Imported) -> str:
    took = "" if one.ratio is None else f"{one.ratio:.2f} times as long"
    run = one.run
    return f"| {one.program} | {one.rows:,} | {run.seconds:.1f} | {run.processor:.1f} | {run.megabytes:.0f} | {took} |\n"


def _verify_row(one: VerifyRun) -> str:
    seal = "one" if one.sealed else "none"
    return (
        f"| {one.files:,} | {one.entries:,} | {seal} | {one.ours.seconds:.2f} | {one.ours.megabytes:.0f} "
        f"| {one.theirs.seconds:.2f} | {one.ratio:.2f} |\n"
    )
