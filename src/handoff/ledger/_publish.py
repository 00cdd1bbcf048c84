"""An act on its way into the ledger: written under a hidden name, then given its own when it is whole."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from handoff.ledger._durable import make_folders, put_in_place, remove, rename_new, sync_folder

# Hosted git refuses files above 100 MB and warns from 50 MB on.
LARGEST_FILE = 40_000_000
BUFFER = 1 << 18
_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")


class HiddenAct:
    """A new act, one file or a folder of parts, that nobody sees before it is published.  OSError where the disk is in the way.

    It is written unbuffered by Python, so that giving it up after a full disk does not try to write once more.
    """

    def __init__(self, ledger: Path, recorded_at: str, act_line: bytes) -> None:
        """Begin with the act's own line.  ValueError for a time not written as ``2026-11-20T16:02:11Z``."""
        moment = _MOMENT.fullmatch(recorded_at)
        if not moment:
            raise ValueError(f"{recorded_at!r} is not a UTC time in whole seconds.")
        year, month, day, *clock = moment.groups()
        self._stamp = f"{year}{month}{day}T{''.join(clock)}Z"
        self._folder = make_folders(ledger, year, month)
        self._act_line = act_line
        hidden = f".{self._stamp}-{_draw()}"
        self._file, self._parts_folder = self._folder / f"{hidden}.tmp", self._folder / f"{hidden}.parts"
        self._parts = 0
        self._descriptor = -1
        self._begin(self._file)

    def write(self, line: bytes) -> None:
        """Append a line; where the file would grow too large, the next part begins with the act's line."""
        if self._size + len(line) > LARGEST_FILE and self._size > len(self._act_line):
            self._next_part()
        self._put(line)

    def publish(self) -> Path:
        """Make the act appear under its own name, whole and durable; the path of its file or of the folder of its parts."""
        self._finish()
        while True:
            name = f"{self._stamp}-{_draw()}"
            with contextlib.suppress(FileExistsError):
                return self._publish_parts(f"{name}.parts") if self._parts else self._publish_file(f"{name}.jsonl")

    def discard(self) -> None:
        """Leave nothing behind."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        remove(self._file)
        for number in range(1, self._parts + 1):
            remove(self._part(number))
        with contextlib.suppress(OSError):
            self._parts_folder.rmdir()

    def _publish_file(self, name: str) -> Path:
        put_in_place(self._file, self._folder / name)
        return self._folder / name

    def _publish_parts(self, name: str) -> Path:
        sync_folder(self._parts_folder)
        rename_new(self._parts_folder, self._folder / name)
        try:
            sync_folder(self._folder)
        except OSError:
            rename_new(self._folder / name, self._parts_folder)
            raise
        return self._folder / name

    def _begin(self, path: Path) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._descriptor = os.open(path, flags, 0o666)
        self._waiting = bytearray()
        self._size = 0
        self._put(self._act_line)

    def _put(self, line: bytes) -> None:
        self._waiting += line
        self._size += len(line)
        if len(self._waiting) >= BUFFER:
            self._flush()

    def _flush(self) -> None:
        with self._named():
            while self._waiting:
                del self._waiting[: os.write(self._descriptor, self._waiting)]

    def _finish(self) -> None:
        self._flush()
        with self._named():
            os.fsync(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = -1

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Name the folder that a full disk or a broken one is about: whoever frees it has to know which."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self._folder)) from error

    def _next_part(self) -> None:
        self._finish()
        if not self._parts:
            self._parts_folder.mkdir()
            self._file.rename(self._part(1))
            self._parts = 1
        self._parts += 1
        self._begin(self._part(self._parts))

    def _part(self, number: int) -> Path:
        return self._parts_folder / f"{number:04d}.jsonl"


def _draw() -> str:
    """Sixty-four random bits, as sixteen hex digits."""
    return os.urandom(8).hex()
