"""Which files of a ledger are acts, and their lines in bounded memory."""

import os
import stat
from collections.abc import Callable, Iterator
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from handoff.ledger import _lines
from handoff.ledger._flaws import UNREADABLE_ENTRY
from handoff.ledger._foreign import foreign
from handoff.ledger._seals import FOLDER as SEALS
from handoff.model.problem import Problem, Source

SUFFIX = ".jsonl"
_CHUNK = 1 << 16
_BLOCK = 1 << 18
# Not on every system; where they are missing, the check of the file's type stands alone.
_NO_SURPRISES = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


# Gives lines of a file with their numbers: all of them, or those that are wanted.
Lines = Callable[[BinaryIO], Iterator[tuple[int, bytes]]]


class ActFile(Struct, frozen=True):
    """A file of entries: its path, and the path that people see, from the workspace."""

    path: str
    shown: str


def act_files(workspace: Path, folder: str) -> Iterator[ActFile | Problem]:
    """Every file of entries below the ledger's folder and a problem for what cannot be one.

    A folder's files come by name, then its folders.  Hidden names are acts that never were whole: nobody reads them.
    Symbolic links are not followed, but for one to the ledger's folder itself that stays in the workspace.
    """
    root = workspace / folder
    if not os.path.lexists(root):
        return
    if leads_out(workspace, folder):
        yield irregular(folder, "is a link that leads out of the workspace, which is not followed")
        return
    waiting, seals = [ActFile(str(root), folder)], f"{folder}/{SEALS}"
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here.path) as found:
                entries = sorted(found, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield irregular(here.shown, f"cannot be opened ({error.strerror})")
            continue
        folders = []
        for entry in reversed(entries):
            kind = _kind(entry)
            if kind == "folder":
                folders.append(ActFile(entry.path, _shown(here, entry.name)))
            elif kind == "act":
                yield ActFile(entry.path, _shown(here, entry.name))
            elif kind:
                yield irregular(_shown(here, entry.name), kind)
            if kind in {"folder", ""} and here.shown != seals:
                yield from foreign(entry, _shown(here, entry.name))
        waiting.extend(reversed(folders))


def leads_out(workspace: Path, folder: str) -> bool:
    """Whether a link on the way to a folder leads out of the workspace: what lies there is in nobody's history."""
    top, full = os.path.realpath(workspace), os.path.realpath(workspace / folder)
    return full != top and not full.startswith(top.rstrip(os.sep) + os.sep)


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    r"""The lines of a file with their numbers, newlines kept, split at ``\n`` alone.

    Of a line longer than ``LONGEST_LINE`` only a start comes, one byte longer than allowed; the rest is skipped.
    """
    number, longest = 0, _lines.LONGEST_LINE
    while line := file.readline(longest + 1):
        number += 1
        if len(line) > longest and not line.endswith(b"\n"):
            rest = file.readline(_CHUNK)
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(_CHUNK)
        yield number, line


def blocks(file: BinaryIO, heard: Callable[[bytes], object]) -> Iterator[bytes]:
    """A file in pieces of whole lines, the first line alone; ``heard`` is given every byte, also those of lines that are cut.

    Of a line longer than ``LONGEST_LINE`` only a start comes, longer than allowed.
    """
    longest = _lines.LONGEST_LINE + 1
    rest = file.readline(longest)
    heard(rest)
    if rest.endswith(b"\n"):
        yield rest
        rest = b""
    while chunk := file.read(_BLOCK):
        heard(chunk)
        end = chunk.rfind(b"\n") + 1
        if end:
            yield rest + chunk[:end]
            rest = b""
        rest = (rest + chunk[end:])[:longest]
    if rest:
        yield rest


def mentions(act: ActFile, *marks: bytes) -> bool:
    """Whether one of some marks stands anywhere in a file: much sooner known than by looking at its lines."""
    longest = max(map(len, marks))
    try:
        with open_act(act) as opened:
            rest = b""
            while chunk := opened.read(_BLOCK):
                rest += chunk
                if any(mark in rest for mark in marks):
                    return True
                rest = rest[-longest:]
    except OSError:
        pass  # reading it says so
    return False


def open_act(act: ActFile) -> BufferedReader:
    """Open a file of entries; OSError where it is no regular file, also when it has only just become something else."""
    descriptor = os.open(act.path, os.O_RDONLY | _NO_SURPRISES)
    held = os.fstat(descriptor)
    if not stat.S_ISREG(held.st_mode):
        os.close(descriptor)
        raise OSError(0, "no regular file")
    # Most acts hold one entry: room for no more than there is makes opening them three times as fast.
    return BufferedReader(FileIO(descriptor), max(1, min(held.st_size, _BLOCK)))


def irregular(shown: str, what: str) -> Problem:
    """The problem of a name in the ledger whose entries cannot be reached."""
    return Problem(
        UNREADABLE_ENTRY,
        "error",
        Source(shown),
        f"{shown} {what}; entries in it are not counted.",
        "A ledger is made of regular files, so that what an auditor copies or hashes is all there is.",
        "Put the file itself there, or remove the name from the ledger's folder.",
    )


def _kind(entry: os.DirEntry[str]) -> str:
    """``folder``, ``act``, what is odd about the name, or '' for what is no part of the ledger."""
    if entry.name.startswith("."):
        return ""
    if entry.is_symlink():
        return "is a symbolic link, which is not followed"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    if not entry.name.lower().endswith(SUFFIX):
        return ""
    return "act" if entry.is_file(follow_symlinks=False) else "is no regular file"


def _shown(here: ActFile, name: str) -> str:
    """The name as text, with the hex code of bytes that are no UTF-8."""
    return f"{here.shown}/{os.fsencode(name).decode('utf-8', 'backslashreplace')}"
