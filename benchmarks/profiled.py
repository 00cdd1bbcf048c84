"""Where the time of a command goes: `profiled.py DIR WORDS …` runs handoff in DIR on one core, and prints the share of each group.

The profiler makes small calls dearer than they are, so these are shares of a slower run.
"""

import os
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from pstats import Stats

HASHING, LINES = "hashing ids", "splitting lines, matching them, counting equal values"
SUMMING, KEEPING = "reading values and adding them up", "sorting and keeping ids and sums"
JUDGING, SHOWING, DEFINITIONS = "finding periods and judging them", "writing the report", "reading definitions"
STARTING, REST = "loading the program", "everything else"
GROUPS = (HASHING, LINES, SUMMING, KEEPING, JUDGING, SHOWING, DEFINITIONS, STARTING, REST)
HASHES = ("sha256", "digest")
# Which group a file's own time belongs to: the first of these that its path holds.
PLACES = (
    ("handoff/ledger/_ids", KEEPING),
    ("handoff/ledger/_packed", KEEPING),
    ("handoff/ledger/_state", KEEPING),
    ("handoff/private", KEEPING),
    ("handoff/ledger/_swift", LINES),
    ("handoff/ledger/_lines", LINES),
    ("handoff/ledger/_walk", LINES),
    ("handoff/ledger/_stamps", LINES),
    ("handoff/ledger/", SUMMING),
    ("handoff/measures/", SUMMING),
    ("handoff/model/", SUMMING),
    ("handoff/analysis/", JUDGING),
    ("handoff/answers/", SHOWING),
    ("handoff/reports/", SHOWING),
    ("handoff/rendering/", SHOWING),
    ("handoff/reading/", DEFINITIONS),
    ("handoff/workspace/", DEFINITIONS),
    ("fractions", JUDGING),
    ("importlib", STARTING),
    ("/re/_", STARTING),
    ("dataclasses", STARTING),
    ("typing", STARTING),
    ("enum", STARTING),
    ("typer/", STARTING),
    ("click/", STARTING),
)
_Function = tuple[str, int, str]


def shares(stats: Stats) -> Counter[str]:
    """Seconds by group: each function's own, and what a built-in one takes for whoever called it, but for hashing."""
    found: Counter[str] = Counter()
    timed: dict[_Function, tuple[int, int, float, float, dict[_Function, tuple[int, int, float, float]]]] = stats.stats  # type: ignore[attr-defined]
    for (path, line, name), (_, _, own, _, callers) in timed.items():
        if any(word in name for word in HASHES) and path == "~":
            found[HASHING] += own
        elif path == "~" and callers:
            for caller, (_, _, for_caller, _) in callers.items():
                found[_group(caller)] += for_caller
        else:
            found[_group((path, line, name))] += own
    return found


def _group(function: _Function) -> str:
    path = Path(function[0]).as_posix()
    return next((group for place, group in PLACES if place in path), REST)


def profiled(words: list[str]) -> Counter[str]:
    """Run handoff in this process, its output thrown away."""
    from cProfile import Profile  # noqa: PLC0415 -- the runner asks this module for the names of groups alone

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    kept = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    profile, sys.argv = Profile(), ["handoff", *words]
    with suppress(SystemExit):
        profile.enable()
        try:
            from handoff.cli.main import main  # noqa: PLC0415 -- loading it is measured

            main()
        finally:
            profile.disable()
    sys.stdout.flush()
    os.dup2(kept, 1)
    return shares(Stats(profile))


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    times = profiled(sys.argv[2:])
    whole = sum(times.values())
    for group in GROUPS:
        print(f"{times[group] / whole:.6f}\t{group}")
