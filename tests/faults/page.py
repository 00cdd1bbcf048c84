"""The text of `docs/reliability.md`, from what was run; no name of a machine, person or folder goes into it."""

import os
import platform
import re
from collections.abc import Iterable

from .guards import GUARDS, Guard
from .tallies import Tally

SYNTAX = re.compile(r"([\\`*_\[\]<>|#~&@])")
BEGIN = "<!-- bad inputs: begin -->\n"
END = "<!-- bad inputs: end -->\n"
COLUMNS = ("tried", "confirmed", "refused", "cut off", "found", "twice", "half", "lost", "left hidden", "seed")
HEAD = """\
# Reliability

This page is generated: `python -m tests.faults` runs every fault below against the installed command and writes what came of it.
To repeat it, in a clone with `pip install '.[test]'`: `python -m tests.faults --few --output page.md` tries each fault a few times
(35 seconds on 2 cores); without `--few` the amounts are those below, without `--output` this page is written over, and
`--only full-disk clock` tries some of them. Its exit code is 1 where anything is lost, there in half, or there twice.

## What is promised

- **What was confirmed is there.** When `handoff record` has printed an id, or ended with exit code 0, the entry is on the disk,
  whole, once.
- **Nothing is there in half.** An act appears under its own name when it is whole, or not at all; an import is one act. So do a
  seal, and a report in a file.
- **What was refused says so**, with an exit code above 0 and a sentence that names what is in the way and what to do.
- **What was cut off** by a signal or a power failure is there whole or not at all. Nobody was told that it is; `handoff log` shows
  it if it is. An import can simply be done again: the same rows count once.

A process that is killed with `kill -9` may leave a hidden file in the ledger's folder. Nobody reads it, git ignores it
(`handoff init` writes the line), and it may be deleted.

What git itself is told to take, it takes: `git clean` and `git stash --include-untracked` remove acts that are not committed yet.
So each answer of `handoff record` in a repository says how many there are.

## How it was tried

Real processes on real files, on {cores} cores ({machine}, {system}), Python {python}.
Afterwards the ledger is read by `tests/faults/reader.py`, which shares nothing with handoff: each line must be whole, and its id
the SHA-256 that [the page for auditors](auditor.md) gives its bytes. The test suite runs the same faults with smaller counts each
time (`tests/test_faults.py`), and with these where `HANDOFF_SLOW=1` is set.

All figures count entries. *Confirmed*: the answer named an id or an act, or the exit code was 0. *Refused*: another exit code. *Cut
off*: ended by a signal. *Found*: different entries in the ledger afterwards, those of processes that were cut off after they had
published among them. *Twice*: counted more than once. *Half*: an act, seal or report that is not whole. *Lost*: confirmed and not
found. *Left hidden*: temporary files. Whoever repeats a run with its seed draws the same moments; what a signal meets there
depends on the machine.

"""
GUARDED = """
## Guards, and what holds them

Everything that somebody typed is data. Each row is a trap that we have seen, the tests below `tests/` that hold the guard, and the
reference bad inputs that try it.

| where | what would happen | tests | bad inputs |
|---|---|---|---|
"""
BAD_INPUTS = """
## Bad inputs

Each case ran against the installed command. *Exit* and *said* are those of its last command: its first line, or the first that
names an error; blank where the case runs the command through pipes or signals of its own. Where an expectation leaves a choice,
the decision stands behind it, and `tests/test_badinputs.py` accepts nothing else: what was typed on the command line is a fault of
usage (exit code 2), what a file holds one of data (3). The reference inputs are no part of this repository; where
`HANDOFF_REFERENCE_DATA` names no folder with them, this table stays as it was, and cannot be repeated.

"""


def page(tallies: Iterable[tuple[str, Tally | None]], bad_inputs: str) -> str:
    """The whole page; a run that is None could not be done here."""
    done = [one for _, one in tallies if one is not None]
    parts = (
        HEAD.format(cores=os.cpu_count(), machine=platform.machine(), system=platform.system(), python=platform.python_version()),
        f"| fault | {' | '.join(COLUMNS)} |\n|---|{'---:|' * len(COLUMNS)}\n",
        *(_counts(one) for one in done),
        _total(done),
        "\n## What was said\n\nHow often each ending came, with the first line of its message.\n",
        *(_said(one) for one in done),
        GUARDED,
        *map(_guard, GUARDS),
        BAD_INPUTS,
        BEGIN,
        bad_inputs,
        END,
    )
    return "".join(parts)


def cell(text: str) -> str:
    """A text as one cell of a Markdown table: nothing in it is syntax, and no letter of it is hidden."""
    shown = "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)
    return SYNTAX.sub(r"\\\1", shown)


def bad_inputs_of(old: str) -> str:
    """The part on bad inputs of an earlier page; '' where it has none."""
    return old.partition(BEGIN)[2].partition(END)[0]


def _counts(one: Tally) -> str:
    figures = (one.tried, one.confirmed, one.refused, one.cut_off, one.found, one.twice, one.half, one.lost, one.strays)
    return f"| {one.fault} | " + " | ".join(f"{figure:,}" for figure in figures) + f" | {one.seed or ''} |\n"


def _total(all_of_them: list[Tally]) -> str:
    sums = [f"**{sum(column):,}**" for column in zip(*(one[1:10] for one in all_of_them), strict=True)]
    return f"| **together** | {' | '.join(map(str, sums))} | |\n"


def _said(one: Tally) -> str:
    lines = (f"- {text}\n" for text in (*map(cell, one.said), *one.notes))
    return f"\n### {one.fault}\n\n{''.join(lines)}"


def _guard(guard: Guard) -> str:
    tests = ", ".join(f"`{name}`" for name in guard.tests)
    return f"| {guard.where} | {guard.trap} | {tests} | {', '.join(guard.cases)} |\n"
