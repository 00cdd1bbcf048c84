"""The files of a workspace, opened with care: plain files inside it and of a size people write, and nothing else."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import is_plain_text, quoted
from handoff.reading.fault_names import FaultName

LARGEST = 1_000_000
_ROOM = 65_536
_SUFFIXES = (".yaml", ".yml")
_WHY = "Its definitions are not known, so what it promises counts nowhere."


class Unopened(Struct, frozen=True):
    """Why a file was not read."""

    check: FaultName
    fault: Fault


class Listing(Struct, frozen=True):
    """The files of definitions below a folder, relative to the workspace and in order of their paths."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_plain_file(root: Path, path: str, largest: int = LARGEST) -> bytes | Unopened:
    """Read a file of the workspace; pipes, devices and folders are not even opened, and nothing is read past the limit."""
    try:
        # A thousand files: making a Path takes longer than opening one.
        full = os.path.realpath(os.path.join(root, path))  # noqa: PTH118 -- see above
        if not _is_inside(full, root):
            return _OUTSIDE
        state = os.stat(full)  # noqa: PTH116 -- see above
        if not stat.S_ISREG(state.st_mode):
            return _NO_PLAIN_FILE
        if state.st_size > largest:
            return _too_large(state.st_size, largest)
        # Room for the largest file would be made ready each time; some is left, for a few file systems give no sizes.
        with open(full, "rb", buffering=0) as file:  # noqa: PTH123 -- see above
            return file.read(min(state.st_size + _ROOM, largest))
    except (OSError, ValueError) as error:
        return _unreadable(error)


def list_definitions(root: Path, folder: str) -> Listing:
    """Find the YAML files below a folder.  Hidden ones are left alone; folders that are links are named and not followed."""
    problems: list[Problem] = []
    if not _is_inside(os.path.realpath(root / folder), root):
        return Listing((), (at(Source(folder), _OUTSIDE.fault, _OUTSIDE.check),))
    paths = sorted(_walk(root, folder.rstrip("/"), problems))
    problems.extend(_name_problems(paths))
    return Listing(tuple(paths), tuple(problems))


def is_definition(name: str) -> bool:
    """Whether a file that is not hidden is read as a definition, by its name or path."""
    return name.lower().endswith(_SUFFIXES)


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            with os.scandir(root / here) as entries:
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except FileNotFoundError:
            continue  # no folder yet: the check no-departments says so
        except OSError as error:
            wrong = _unreadable(error)
            problems.append(at(Source(here), wrong.fault, wrong.check))
            continue
        for entry in found:
            path = entry.name if here == "." else f"{here}/{entry.name}"
            if is_definition(entry.name):
                yield path
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_symlink() and entry.is_dir():
                problems.append(at(Source(path), _LINKED_FOLDER, "bad-link"))


def _name_problems(paths: list[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path in paths:
        if not is_plain_text(path):
            fault = Fault(
                f"The file name {quoted(path)} has characters that cannot be shown, or is not UTF-8.",
                "Other systems cannot check such a file out, and people cannot tell it from its neighbours.",
                "Rename it: letters, digits and hyphens are safe everywhere.",
            )
            yield at(Source(path), fault, "bad-file-name")
        twin = seen.setdefault(path.lower(), path)
        if twin != path:
            fault = Fault(
                f"{quoted(path)} and {quoted(twin)} differ only in upper and lower case.",
                "Windows and macOS take them for one file, and one of the two is lost there.",
                "Rename one of them.",
            )
            yield replace(at(Source(path), fault, "clashing-file-names"), also=(Source(twin),))


def _is_inside(full: str, root: Path) -> bool:
    """Whether a path without links lies in a folder, whatever links lead to that one."""
    if full.startswith(f"{root}{os.sep}"):
        return True
    top = os.path.realpath(root)
    return full == top or full.startswith(top.rstrip(os.sep) + os.sep)


def _unreadable(error: OSError | ValueError) -> Unopened:
    reason = (error.strerror if isinstance(error, OSError) else None) or "it cannot be opened"
    return Unopened(
        "unreadable-file", Fault(f"This cannot be read: {reason}.", _WHY, "Look at its permissions and where it leads.")
    )


def _too_large(size: int, largest: int) -> Unopened:
    fault = Fault(
        f"The file has {size:,} bytes; more than {largest:,} are not read.",
        "Nobody can check a file of that size by reading it, and it could fill a computer's memory.",
        "Split it: one department a file.",
    )
    return Unopened("too-large", fault)


_OUTSIDE = Unopened(
    "bad-link",
    Fault(
        "This is a link that leads out of the workspace; it was not read.",
        "What a workspace says must be in its own history, and a link could show the contents of any file.",
        "Put the file itself here.",
    ),
)
_NO_PLAIN_FILE = Unopened(
    "no-plain-file",
    Fault(
        "This is no plain file, though it is named like one.",
        f"Only a file can be read: a folder, pipe or device is not. {_WHY}",
        "Give a folder another name, or put a file here.",
    ),
)
_LINKED_FOLDER = Fault(
    "This folder is a link; it was not followed.",
    "A link can lead in a circle, or read one file under two names.",
    "Put the folder itself here, or delete the link.",
)
