"""When a file was what it is: name, size, times and inode, which no act that stays as it is ever changes."""

import os
from collections.abc import Iterable

from msgspec import Struct

from handoff.ledger._walk import ActFile

# File systems with the coarsest clock count in steps of two seconds: what changed later than that may change again unseen.
UNSETTLED = 2_000_000_000


class Stamp(Struct, frozen=True, array_like=True, gc=False):
    """A file of entries at a moment; times in nanoseconds."""

    shown: str
    size: int
    changed: int
    touched: int
    inode: int


class Stamped(Struct, frozen=True, gc=False):
    """A file of entries with its stamp; one that has not settled may change again and keep it."""

    file: ActFile
    stamp: Stamp
    is_settled: bool = True


def stamped(files: Iterable[ActFile]) -> tuple[Stamped, ...]:
    """The files with their stamps; one that cannot be looked at has an empty stamp, and never settles."""
    return tuple(Stamped(file, _stamp(file)) for file in files)


def settled(files: Iterable[Stamped], now: int | None) -> tuple[Stamped, ...]:
    """The same files, marked by the file system's time in nanoseconds (None: nothing can be kept anyway)."""
    until = 0 if now is None else now - UNSETTLED
    return tuple(Stamped(one.file, one.stamp, 0 < max(one.stamp.changed, one.stamp.touched) < until) for one in files)


def _stamp(file: ActFile) -> Stamp:
    try:
        state = os.stat(file.path, follow_symlinks=False)  # noqa: PTH116 -- ten thousand acts
    except OSError:
        return Stamp(file.shown, 0, 0, 0, 0)
    return Stamp(file.shown, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
