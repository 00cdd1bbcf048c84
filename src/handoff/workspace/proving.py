"""A file that proves an entry: its path from the workspace with its hash, or why it cannot be evidence."""

import os
import stat
from pathlib import Path

from handoff.model.evidence import Evidence
from handoff.model.problem import Fault
from handoff.model.text import quoted

# Hosted git refuses files above 100 MB, and what is not in git beside the ledger is seen by nobody else.
LARGEST = 100_000_000
_LONGEST_PATH = 200


def proof_of(root: Path, path: Path, text: str) -> Evidence | Fault:
    """Hash the file that somebody named in these words; a fault where it is none that an auditor will find beside the ledger."""
    shown = quoted(text, _LONGEST_PATH)
    try:
        real = path.resolve(strict=True)
        about = real.stat()
        inside = real.is_relative_to(root.resolve())
        if not inside or not stat.S_ISREG(about.st_mode):
            return _no_file_inside(path, shown, inside, about)
        if about.st_size > LARGEST:
            return Fault(
                f"{shown} has {about.st_size:,} bytes; evidence has at most {LARGEST:,}.",
                "Hosts of git refuse larger files, so nobody else would ever see it.",
                "Keep it where large files are kept and give its address (https://…) or document number; or name a summary of it.",
            )
        return Evidence(real.relative_to(root.resolve()).as_posix(), _hash_of(real))
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its links lead in a circle"
        return Fault(
            f"{shown} cannot be read: {why}.",
            "Its hash proves later that it is still the same; what cannot be read has none.",
            "Put it right (the link, or the permission: `ls -l`), or name another file.",
        )


def _no_file_inside(path: Path, shown: str, inside: bool, about: os.stat_result) -> Fault:  # noqa: FBT001 -- a finding, not a choice
    if stat.S_ISDIR(about.st_mode):
        what, fix = "is a folder, not a file", "Name each file in it, or pack it into one file inside the workspace."
    elif inside:
        what, fix = "is no regular file", "Save what it gives as a file, and name that."
    else:
        what = "is a link that leads out of the workspace" if path.is_symlink() else "is no file inside the workspace"
        fix = "Copy the file into the workspace, for example into audits/, and name it there; or give its address."
    return Fault(f"{shown} {what}.", "An auditor must find the evidence beside the ledger.", fix)


def _hash_of(path: Path) -> str:
    import hashlib  # noqa: PLC0415 -- few measurements bring a file

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
