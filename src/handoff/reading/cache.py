"""Departments as they were read before, kept by the content of their files: derived, private to one folder, safe to delete."""

import os
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from handoff.model.organisation import Department
from handoff.model.problem import Problem
from handoff.reading.files import Unopened, read_plain_file
from handoff.reading.parties import Shared

FOLDER = (".handoff", "cache")
NAME = "definitions.msgpack"
# Below this many bytes of definitions reading them costs less than anybody notices.
WORTH = 200_000
# What ten thousand departments take, several times over.
LARGEST = 500_000_000
_MADE_BY = ("model", "measures", "reading")


class Known(Struct, frozen=True, array_like=True):
    """What a file gave when its content had this digest, and its problems: a department, or what departments share (None: nothing
    of that sort that can be used).
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
        self._root, self._folder = root, root.joinpath(*FOLDER)
        self._is_own = os.path.realpath(self._folder) == os.path.join(os.path.realpath(root), *FOLDER)  # noqa: PTH118 -- texts are compared
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
        if not self._is_own or (len(self._used) == len(self._known) and not self._fresh):
            return
        if not self._known and self._fresh < WORTH:
            return
        with suppress(OSError, ValueError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = self._folder / f".{NAME}-{os.urandom(8).hex()}"
            try:
                beside.write_bytes(_encoded(_minted(self._folder), tuple(self._used)))
                beside.replace(self._folder / NAME)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise

    def _load(self) -> tuple[Known, ...]:
        if not self._is_own:
            return ()
        try:
            raw = read_plain_file(self._root, "/".join((*FOLDER, NAME)), LARGEST)
            return () if isinstance(raw, Unopened) else _decoded(raw, _minted(self._folder))
        except (OSError, ValueError, RecursionError, ZeroDivisionError):
            return ()


def _minted(folder: Path) -> str:
    """The program and the folder: files of the same size and time as those that made it, and a folder that was never copied."""
    package = Path(__file__).parents[1]
    state = folder.stat()
    marks = [f"{state.st_dev}:{state.st_ino}"]
    for name in _MADE_BY:
        with os.scandir(package / name) as entries:
            found = sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
        marks += (f"{path}:{of.st_size}:{of.st_mtime_ns}" for path, of in found)
    return sha256("\n".join(marks).encode()).hexdigest()


def _encoded(minted: str, files: tuple[Known, ...]) -> bytes:
    """The mark first: a copy that came with a checkout is not believed, nor even decoded.

    Whoever wrote one without minting could have put in a number that takes for ever.
    """
    from msgspec import msgpack  # noqa: PLC0415 -- most workspaces are too small for a cache

    return minted.encode() + msgpack.encode(files, enc_hook=_as_text)


def _decoded(raw: bytes, minted: str) -> tuple[Known, ...]:
    from msgspec import msgpack  # noqa: PLC0415 -- as above

    mark = minted.encode()
    if not raw.startswith(mark):
        return ()
    return msgpack.decode(memoryview(raw)[len(mark) :], type=tuple[Known, ...], dec_hook=_from_text)  # type: ignore[arg-type]  # mypy doubts that a type has a hash


def _as_text(value: Any) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError


@lru_cache(maxsize=4096)  # tens of thousands of targets share a few numbers
def _from_text(wanted: type, text: str) -> Any:
    if wanted is Fraction:
        return Fraction(text)
    raise NotImplementedError
