"""The standard input as a private file: rows are read from something that stays as it is, and whose hash the act can keep."""

import os
import sys
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from handoff.cli._open import refuse_fault
from handoff.model.problem import Fault
from handoff.private import PRIVATE, make_private, unmake_private

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = "standard input"
LARGEST = 1_000_000_000
_CHUNK = 1 << 20
_BOM = b"\xef\xbb\xbf"
_EXAMPLE = '{"standard":"entered-in-time","observed_on":"2026-10-31","value":"97/104"}'


@contextmanager
def spooled(root: Path) -> "Iterator[Path]":
    """The standard input, whole, in a file that nobody else may read and that is gone afterwards, whatever happens."""
    if sys.stdin is None or sys.stdin.isatty():
        refuse_fault(_TERMINAL)
    was_there = (root / PRIVATE).exists()
    folder = make_private(root)
    _sweep(folder)
    path, file = _opened(folder)
    try:
        with file:
            _copy(file)
            yield path
    finally:
        path.unlink(missing_ok=True)
        if not was_there:
            unmake_private(root)


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed has left: nobody holds it.  Where a system knows no such locks nothing is removed."""
    if sys.platform == "win32":
        return
    import fcntl

    for left in folder.glob(".input-*.jsonl"):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def _opened(folder: Path) -> tuple[Path, FileIO]:
    """A new file, held until it is closed; where another process took it for left before it was held, one more."""
    path = folder / f".input-{os.urandom(8).hex()}.jsonl"
    file = FileIO(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)
    if path.exists():
        return path, file
    file.close()
    return _opened(folder)


def _copy(file: FileIO) -> None:
    size, start = 0, b""
    while chunk := sys.stdin.buffer.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            refuse_fault(_TOO_MUCH)
        start = start or chunk.removeprefix(_BOM).lstrip()[:1]
        if start not in {b"", b"{"}:
            refuse_fault(_NO_JSON)
        while chunk:  # a full disk takes a part, and says no only to the next
            chunk = chunk[file.write(chunk) :]


_TERMINAL = Fault(
    "--from - reads rows from another program, and this is a terminal.",
    "The rows are JSON Lines, one row a line.",
    f"Pipe them into it:\necho '{_EXAMPLE}' | handoff record --from -\nTo type values yourself: handoff record",
)
_NO_JSON = Fault(
    "--from - reads JSON Lines, and the standard input begins with something else.",
    "Other forms are told by the name of their file.",
    f"Write one row a line, such as\n{_EXAMPLE}\nor put the rows into a CSV or XLSX file and name it.",
)
_TOO_MUCH = Fault(
    f"The standard input has more than {LARGEST:,} bytes.",
    "It is kept in the workspace while it is read.",
    "Send it in several parts: rows that the ledger knows already count once.",
)
