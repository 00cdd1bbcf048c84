"""Where an answer may be written: never over the ledger or what it is judged by, and never in place of a device."""

import errno
import os
import stat
from pathlib import Path


def destination(output: str) -> Path | None:
    """The file to write, links followed, so that a link stays one; None for a device or a pipe: nothing may take its place.

    A usage error where it is part of a workspace: an entry replaced by a report could never be had back.  OSError where it
    is a folder, or a file that was made read-only.
    """
    from handoff.cli._open import refuse_fault
    from handoff.model.problem import Fault

    mode = _mode_of(output)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), output)
    if mode and not stat.S_ISREG(mode):
        return None
    full = Path(os.path.realpath(output))
    if _is_kept(full):
        refuse_fault(
            Fault(
                f"{output} belongs to the ledger, the standards or the settings of a workspace.",
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
    """Whether a file is part of the workspace that it lies in; settings that cannot be read count as their defaults."""
    from handoff.model.settings import SETTINGS_FILE, Settings
    from handoff.reading import find_root, read_settings

    root = find_root(full.parent)
    if root is None:
        return False
    settings = read_settings(root)[0] or Settings("")
    ledger, standards = (Path(os.path.realpath(root / folder)) for folder in (settings.ledger, settings.standards))
    definition = full.is_relative_to(standards) and full.suffix.lower() in {".yaml", ".yml"}
    return full == root / SETTINGS_FILE or full.is_relative_to(ledger) or definition
