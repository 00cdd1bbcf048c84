"""Files that a workspace's `.handoff/cache` keeps for the next time: derived, private to one folder and program, safe to delete."""

import os
import stat
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

PRIVATE = ".handoff"
FOLDER = (PRIVATE, "cache")
_IGNORING = ".gitignore"
_PACKAGE = Path(__file__).parent
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def make_private(root: Path) -> Path:
    """Make a workspace's `.handoff`, where it is not there, and tell git in it that nothing of it is to be kept.

    OSError where it cannot be made.  What is in a folder that was there stays as it is: somebody may want it so.
    """
    folder = root / PRIVATE
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)  # another process may make it at the same time, and write the same
        with suppress(OSError):
            (folder / _IGNORING).write_bytes(b"*\n")
    return folder


def unmake_private(root: Path) -> None:
    """Remove a workspace's `.handoff`, which was made only now, unless something is kept in it."""
    folder = root / PRIVATE
    with suppress(OSError):
        if os.listdir(folder) == [_IGNORING]:  # noqa: PTH208 -- names
            (folder / _IGNORING).unlink()
            folder.rmdir()


class PrivateFolder:
    """A workspace's cache, as some packages of this program wrote it.  It never raises; without it all is the same, only slower.

    A file is believed where it begins with a mark of its name, this very folder and program, and with the digest of the rest: a
    copy that came with a checkout is not even decoded, nor is one that was damaged or has another's name.
    """

    def __init__(self, root: Path, made_by: tuple[str, ...]) -> None:
        """Look at the folder; nothing is created before something is kept.  When one of ``made_by`` changes, files are stale."""
        self._root, self.path = root, root.joinpath(*FOLDER)
        self._made_by = made_by
        self._is_own = os.path.realpath(self.path) == os.path.join(os.path.realpath(root), *FOLDER)  # noqa: PTH118 -- texts are compared

    def load(self, name: str, largest: int) -> memoryview | None:
        """What was kept under a name; None where there is nothing that can be believed."""
        if not self._is_own:
            return None
        try:
            raw = _plain(self.path / name, largest)
            mark = self._marked(name)
        except (OSError, ValueError):
            return None
        content = memoryview(raw)[len(mark) + 32 :]
        return content if raw.startswith(mark + sha256(content).digest()) else None

    def part(self, name: str, start: int, end: int) -> bytes | None:
        """Some bytes of what was kept under a name; None where the mark is not ours.

        They may be damaged, or end too soon: whoever kept it puts digests of its parts into it.
        """
        if not self._is_own:
            return None
        try:
            descriptor = os.open(self.path / name, _OPEN)
            with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 -- a descriptor
                mark = self._marked(name)
                if not stat.S_ISREG(os.fstat(descriptor).st_mode) or file.read(len(mark)) != mark:
                    return None
                file.seek(len(mark) + 32 + start)
                return file.read(end - start)
        except (OSError, ValueError):
            return None

    def keep(self, name: str, content: bytes) -> bool:
        """Keep a file, whole or not at all, and say whether it is kept; a full disk is no fault."""
        if not self._is_own:
            return False
        with suppress(OSError, ValueError):
            self._make()
            beside = self.path / f".{name}-{os.urandom(8).hex()}"
            try:
                with beside.open("wb") as file:
                    file.writelines((self._marked(name), sha256(content).digest(), content))
                beside.replace(self.path / name)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
            return True
        return False

    def shrink(self, prefix: str, most: int, used: frozenset[str] = frozenset()) -> None:
        """Remove the oldest files whose names begin with a prefix, until there are ``most``, but none of the ``used`` names.

        Another process may do the same, or miss one that it has just found: then it makes it again.
        """
        if not self._is_own:
            return
        with suppress(OSError):
            with os.scandir(self.path) as entries:
                found = sorted((entry.stat().st_mtime_ns, entry.name) for entry in entries if entry.name.startswith(prefix))
            for _, name in found[: max(0, len(found) - most)]:
                if name not in used:
                    (self.path / name).unlink(missing_ok=True)

    def now(self) -> int | None:
        """The time of the file system in nanoseconds; None where nothing can be written."""
        if not self._is_own:
            return None
        with suppress(OSError):
            self._make()
            beside = self.path / f".now-{os.urandom(8).hex()}"
            try:
                beside.touch()
                return beside.stat().st_mtime_ns
            finally:
                beside.unlink(missing_ok=True)
        return None

    def _make(self) -> None:
        make_private(self._root)
        self.path.mkdir(exist_ok=True)

    def _marked(self, name: str) -> bytes:
        return sha256(self._mark + name.encode()).hexdigest().encode()

    @cached_property
    def _mark(self) -> bytes:
        """The program and the folder: files of the same size and time as those that made it, and a folder that was never copied."""
        state = self.path.stat()
        marks = [f"{state.st_dev}:{state.st_ino}"]
        for name in self._made_by:
            with os.scandir(_PACKAGE / name) as entries:
                found = sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
            marks += (f"{path}:{of.st_size}:{of.st_mtime_ns}" for path, of in found)
        return sha256("\n".join(marks).encode()).hexdigest().encode()


def _plain(path: Path, largest: int) -> bytes:
    """The bytes of a regular file; ValueError for anything else, and for one that is too large."""
    descriptor = os.open(path, _OPEN)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 -- a descriptor
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode) or state.st_size > largest:
            raise ValueError("no file of ours")
        return file.read(state.st_size)
