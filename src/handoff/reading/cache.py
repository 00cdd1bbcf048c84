"""Departments as they were read before, kept by the content of their files: derived, private to one folder, safe to delete."""

from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from handoff.model.organisation import Department
from handoff.model.problem import Problem
from handoff.private import PrivateFolder
from handoff.reading.parties import Shared

NAME = "definitions.msgpack"
# Below this many bytes of definitions reading them costs less than anybody notices.
WORTH = 200_000
# What ten thousand departments take, several times over.
LARGEST = 500_000_000
_MADE_BY = ("model", "measures", "reading")


class Known(Struct, frozen=True, array_like=True):
    """What a file gave when its content had this digest, and its problems: a department, or what departments share (None: nothing
    of that sort that can be used).  What the model has of many times is kept as here, ``array_like``: without the names of its
    fields, which are read in order.
    """

    path: str
    digest: bytes = b""
    department: Department | None = None
    shared: Shared | None = None
    problems: tuple[Problem, ...] = ()


class Cache:
    """What is known of the files of one workspace.  It never raises, and without it everything is the same, only slower."""

    def __init__(self, root: Path) -> None:
        """Open the cache of a workspace; nothing is created before something is kept."""
        self._folder = PrivateFolder(root, _MADE_BY)
        self._known = {known.path: known for known in self._load()}
        self._used: list[Known] = []
        self._fresh = 0

    def find(self, path: str, raw: bytes) -> Known | None:
        """What a file gives, if it was read before with this very content."""
        known = self._known.get(path)
        if known is None or known.digest != sha256(raw).digest():
            return None
        self._used.append(known)
        return known

    def learn(self, raw: bytes, known: Known) -> None:
        """Take in what a file gave."""
        self._used.append(replace(known, digest=sha256(raw).digest()))
        self._fresh += len(raw)

    def keep(self) -> None:
        """Keep what was used, whole or not at all, where it has changed and there is enough of it; a full disk is no fault."""
        if len(self._used) == len(self._known) and not self._fresh:
            return
        if self._known or self._fresh >= WORTH:
            from msgspec import msgpack  # noqa: PLC0415 -- most workspaces are too small for a cache

            self._folder.keep(NAME, msgpack.encode(tuple(self._used), enc_hook=_as_text))

    def _load(self) -> tuple[Known, ...]:
        raw = self._folder.load(NAME, LARGEST)
        if raw is None:
            return ()
        from msgspec import msgpack  # noqa: PLC0415 -- as above

        try:
            return msgpack.decode(raw, type=tuple[Known, ...], dec_hook=_from_text)  # type: ignore[arg-type]  # mypy doubts that a type has a hash
        except (ValueError, RecursionError, ZeroDivisionError):
            return ()


def _as_text(value: Any) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError


@lru_cache(maxsize=4096)  # tens of thousands of targets share a few numbers
def _from_text(wanted: type, text: str) -> Any:
    if wanted is Fraction:
        return Fraction(text)
    raise NotImplementedError
