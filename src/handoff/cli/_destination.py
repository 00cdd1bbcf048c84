"""How an answer gets into a file: whole or not at all, never over the ledger or what it is judged by, and over no device."""

import errno
import os
import stat
from pathlib import Path

from handoff.cli._open import refuse_fault

_LONGEST_PATH = 200


def write_whole(output: str, content: bytes) -> None:
    """Write beside the file, then rename: a failed report leaves the old one.  OSError names the file that was asked for."""
    path = _destination(output)
    if path is None:
        with open(output, "wb") as stream:  # noqa: PTH123 -- as it was named, so that /dev/stdout is the one of this process
            stream.write(content)
        return
    try:
        _write_beside(path, content)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from problem


def append_within(path: str, content: bytes, largest: int) -> bool:
    """Add to the end of a file, as many whole lines as leave it no larger than so many bytes; whether that was everything.

    OSError where it is no regular file, or part of a workspace.
    """
    mode = _mode_of(path)
    if mode and not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "This is no plain file", path)
    if _is_kept(Path(os.path.realpath(path))):
        raise PermissionError(errno.EACCES, "It belongs to a workspace", path)
    with open(path, "ab") as stream:  # noqa: PTH123 -- as it was named
        room = max(largest - stream.tell(), 0)
        fits = len(content) <= room
        stream.write(content if fits else content[: content.rfind(b"\n", 0, room) + 1])
    return fits


def _destination(output: str) -> Path | None:
    """The file to write, links followed, so that a link stays one; None for a device or a pipe: nothing may take its place.

    A usage error where it is part of a workspace: an entry replaced by a report could never be had back.  OSError where it
    is a folder, or a file that was made read-only.
    """
    mode = _mode_of(output)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), output)
    if mode and not stat.S_ISREG(mode):
        return None
    full = Path(os.path.realpath(output))
    if _is_kept(full):
        from handoff.model.problem import Fault
        from handoff.model.text import quoted

        refuse_fault(
            Fault(
                f"{quoted(output, _LONGEST_PATH)} belongs to the ledger, the standards or the settings of a workspace, or to git.",
                "An entry or a standard that a report has replaced could not be had back.",
                "Name a file elsewhere, such as report.md or a folder reports/.",
            )
        )
    if mode and not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, "The file is read-only", output)
    return full if Path(output).is_symlink() else Path(output)


def _mode_of(output: str) -> int:
    """What kind of file is there, and its permissions; 0 where there is none."""
    try:
        return Path(output).stat().st_mode
    except FileNotFoundError:
        return 0


def _is_kept(full: Path) -> bool:
    """Whether a file is part of the workspace that it lies in, or of git's; settings that cannot be read count as their defaults.

    Who may sign, and what keeps git from changing the ledger's bytes, is as much a part as the settings.
    """
    from handoff.model.settings import SETTINGS_FILE, Settings
    from handoff.reading import find_root, read_settings

    if ".git" in full.parts:
        return True
    root = find_root(full.parent)
    if root is None:
        return False
    settings = read_settings(root)[0] or Settings("")
    ledger, standards = (Path(os.path.realpath(root / folder)) for folder in (settings.ledger, settings.standards))
    definition = full.is_relative_to(standards) and full.suffix.lower() in {".yaml", ".yml"}
    single = (SETTINGS_FILE, ".gitattributes", settings.allowed_signers or SETTINGS_FILE)
    return full in {Path(os.path.realpath(root / name)) for name in single} or full.is_relative_to(ledger) or definition


def _write_beside(path: Path, content: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)  # noqa: PTH101 -- mkstemp made it private; a report is as readable as any file
        os.replace(name, path)  # noqa: PTH105 -- the name is mkstemp's
    except BaseException:
        os.unlink(name)  # noqa: PTH108 -- the name is mkstemp's
        raise
