"""Files that are there whole or not at all, and stay there when the power fails."""

import contextlib
import errno
import os
from pathlib import Path

_AT_WORKING_FOLDER = -100
_NO_REPLACE = 1
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EXDEV, errno.EACCES}


def make_folders(top: Path, *below: str) -> Path:
    """Make a folder and those below it, durably.

    NotADirectoryError where one below is a link, for no reader would follow it; FileNotFoundError where one vanishes meanwhile.
    """
    missing = [] if top.exists() else [folder for folder in (*reversed(top.parents), top) if not folder.exists()]
    here = top
    for name in below:
        here = here / name
        missing.append(here)
    for folder in missing:
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            sync_folder(folder.parent)
        if not os.path.lexists(folder):
            raise FileNotFoundError(errno.ENOENT, "This folder was taken away while it was written to", str(folder))
        if folder.is_symlink() or not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "Acts are kept in folders, and this is none", str(folder))
    return here


def put_in_place(hidden: Path, final: Path) -> None:
    """Give a whole file its final name, durably.

    FileExistsError where that name is taken: nothing is ever replaced.  A hard link does that everywhere; a file system
    without them gets a rename.
    """
    try:
        os.link(hidden, final)
        remove(hidden)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        rename_new(hidden, final)
    try:
        sync_folder(final.parent)
    except OSError:
        # Not known to be durable: then it must not look recorded either.
        remove(final)
        raise


def rename_new(old: Path, new: Path) -> None:
    """Rename a file or folder to a name that nobody has; FileExistsError where somebody does.

    Linux does both at once.  Elsewhere the name is looked for first: between the two somebody would have to draw the same 64
    random bits in the same second.  (Windows refuses to replace by itself.)
    """
    if _rename_exclusively(old, new):
        return
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
    old.rename(new)


def _rename_exclusively(old: Path, new: Path) -> bool:
    """Ask Linux to rename without replacing; False where it cannot."""
    import ctypes  # noqa: PLC0415 -- only where there are no hard links, and for folders

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if renameat2(_AT_WORKING_FOLDER, os.fsencode(old), _AT_WORKING_FOLDER, os.fsencode(new), _NO_REPLACE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL}:
        return False
    raise OSError(code, os.strerror(code), str(new))


def sync_folder(folder: Path) -> None:
    """Make a folder's names durable, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file if it can be; a hidden one that stays is read by nobody."""
    with contextlib.suppress(OSError):
        path.unlink()
