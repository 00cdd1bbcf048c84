"""What a fault run came to: counts that can be held against each other, and what was said."""

import signal
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .commands import Attempt
from .reader import read

INTERRUPTED = 130


class Tally(NamedTuple):
    """One fault run, counted in entries: ``twice``, ``half`` and ``lost`` must be 0."""

    fault: str
    tried: int
    confirmed: int
    refused: int
    cut_off: int
    found: int
    twice: int
    half: int
    lost: int
    strays: int
    said: tuple[str, ...]
    notes: tuple[str, ...] = ()
    seed: int | None = None


def tally(
    fault: str, attempts: Iterable[Attempt], ledgers: Iterable[Path], notes: Iterable[str] = (), seed: int | None = None
) -> Tally:
    """Hold what was confirmed against what lies in the ledgers now, which were empty before."""
    made, reading = tuple(attempts), read(ledgers)
    ids = reading.ids
    by_end = Counter[str]()
    for one in made:
        by_end[end_of(one)] += one.entries
    return Tally(
        fault,
        tried=by_end.total(),
        confirmed=by_end["confirmed"],
        refused=by_end["refused"],
        cut_off=by_end["cut off"],
        found=len(ids),
        twice=sum(times > 1 for times in ids.values()),
        half=len(reading.half),
        lost=max(sum(lost(one, reading.acts, ids) for one in made), by_end["confirmed"] - len(ids), 0),
        strays=len(reading.strays),
        said=said(made),
        notes=tuple(notes),
        seed=seed,
    )


def end_of(one: Attempt) -> str:
    """``confirmed``, ``refused`` with an exit code, or ``cut off`` by a signal."""
    if one.confirmed:
        return "confirmed"
    return "cut off" if one.code in {INTERRUPTED, -signal.SIGKILL, -signal.SIGINT} else "refused"


def lost(one: Attempt, acts: dict[str, tuple[str, ...]], ids: Counter[str]) -> int:
    """How many entries of an attempt are not there, though it named them or their act."""
    if one.ids:
        return sum(name not in ids for name in one.ids)
    return one.entries - len(acts.get(one.act, ())) if one.act and one.confirmed else 0


def said(attempts: Iterable[Attempt]) -> tuple[str, ...]:
    """How the attempts ended, most frequent first: how often, the exit code or signal, and the first line of the message."""
    ends = Counter((one.code, one.said) for one in attempts)
    return tuple(f"{times(count)} {ending(code)}{': ' if text else ''}{text}" for (code, text), count in ends.most_common())


def times(count: int) -> str:
    """How often, in words."""
    return "once" if count == 1 else f"{count:,} times"


def ending(code: int) -> str:
    """An exit code or a signal, in words."""
    return f"exit {code}" if code >= 0 else f"ended by {signal.Signals(-code).name}"
