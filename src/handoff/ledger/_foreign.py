"""Files in the ledger's folder that handoff did not write and that look like acts: copies, leftovers of merges, other names."""

import os
import re
from collections.abc import Iterator

from handoff.ledger._flaws import UNREADABLE_ENTRY
from handoff.model.problem import Problem, Source

_ACT = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}", re.IGNORECASE)
_WHOLE = re.compile(r"(?:[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}|[0-9]{4,})\.jsonl")
_PARTS = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}\.parts")
_SUFFIX = ".jsonl"
_FIRST = b'{"id":"'
_WHY = "Acts have the names that handoff gave them; a copy, an editor or a merge leaves other ones, and so does who hides one."
_FIX = "Where the act beside it has the same lines, remove it; else bring back the name that it had (`git log -- FILE`)."


def foreign(entry: os.DirEntry[str], shown: str) -> Iterator[Problem]:
    """A warning where a folder, or a file that is not read as entries, looks like an act."""
    if entry.name.startswith(".") or entry.is_symlink():
        return
    like = _SUFFIX in entry.name.lower() or _ACT.match(entry.name) is not None
    if entry.is_dir():
        if like and _PARTS.fullmatch(entry.name) is None:
            yield _odd(shown, "is a folder with the name of an act; what it holds is counted.")
    elif like or _begins_like_one(entry):
        yield _odd(shown, "looks like an act and is not named like one; entries in it are not counted.")


def misnamed(shown: str) -> Iterator[Problem]:
    """A warning where a file that is read as entries has the name of an act with something to it, as copies have."""
    name = shown.rpartition("/")[2]
    if not name.endswith(_SUFFIX) or (_ACT.match(name) is not None and _WHOLE.fullmatch(name) is None):
        yield _odd(shown, "has not the name of an act, as a copy has not; its entries count, each once.")


def _begins_like_one(entry: os.DirEntry[str]) -> bool:
    if not entry.is_file():  # a pipe would wait for a writer
        return False
    try:
        with open(entry.path, "rb") as file:  # noqa: PTH123 -- an entry of a folder has no path of its own
            return file.read(len(_FIRST)) == _FIRST
    except OSError:
        return False


def _odd(shown: str, what: str) -> Problem:
    return Problem(UNREADABLE_ENTRY, "warning", Source(shown), f"{shown} {what}", _WHY, _FIX)
