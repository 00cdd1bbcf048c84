"""A ledger read without handoff: what the specification says of its bytes, and nothing else."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

LINE = re.compile(rb'\{"id":"([0-9a-f]{64})",(.+)\n', re.DOTALL)


class Reading(NamedTuple):
    """What lies in some ledgers: the entries of each act by its file's name, what is not whole, and hidden names."""

    acts: dict[str, tuple[str, ...]]
    half: tuple[str, ...]
    strays: tuple[str, ...]

    @property
    def ids(self) -> Counter[str]:
        """How often each entry stands there."""
        return Counter(name for entries in self.acts.values() for name in entries)


def read(folders: Iterable[Path]) -> Reading:
    """Read everything below some folders, hidden names too."""
    acts: dict[str, tuple[str, ...]] = {}
    half, strays = [], []
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if any(part.startswith(".") for part in path.parts[-2:]):
            strays.append(path.name)
        elif path.suffix == ".jsonl":
            entries = entries_of(path)
            if entries is None or path.name in acts:
                half.append(path.name)
            else:
                acts[path.name] = entries
    return Reading(acts, tuple(half), tuple(strays))


def entries_of(path: Path) -> tuple[str, ...] | None:
    """The ids of an act's entries, the act's own line left out; None where a line is not whole or not what its id says."""
    kinds, names = [], []
    with path.open("rb") as file:
        for line in file:
            found = LINE.fullmatch(line)
            if found is None:
                return None
            name, body = found[1].decode(), b"{" + found[2]
            if hashlib.sha256(b"handoff-entry-v1\n" + body).hexdigest() != name:
                return None
            kinds.append(json.loads(body)["entry"])
            names.append(name)
    whole = kinds[:1] == ["act"] and len(kinds) > 1 and "act" not in kinds[1:]
    return tuple(names[1:]) if whole else None
