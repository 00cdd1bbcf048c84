"""The seals of a ledger as they lie in its folder: which stands on which, what each covers, and which is the newest."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from handoff.ledger._findings import finding
from handoff.ledger._seals import FOLDER, SIGNATURE_SUFFIX, SUFFIX, NotASealError, Row, Seal, parsed, seal_id, seal_name
from handoff.ledger._walk import ActFile, leads_out, open_act
from handoff.model.problem import Problem, Source

LARGEST = 100_000_000
_LARGEST_SIGNATURE = 100_000
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}\.seal")
_STAMP = len("20261120T160211Z")
_PARENT = re.compile(rb"^parent: ([0-9a-f]{64})$", re.MULTILINE)
_RESTORE = "Restore it from git (`git log --full-history -m -- FILE` shows its past), or from the copy of whoever keeps one."


class Sealed(Struct, frozen=True):
    """A seal that can be read: its id, its file as people see it, its bytes, and the signature beside it (None: there is none)."""

    id: str
    path: str
    seal: Seal
    held: bytes
    signature: bytes | None

    @property
    def words(self) -> str:
        """Which seal, by whom and when, for a message."""
        return f"the seal {self.id[:16]} of {self.seal.time}, by {self.seal.signer}"


class Seals:
    """All seals of a ledger; ``problems`` are what is wrong with their files and with how they stand on each other."""

    def __init__(self, sealed: tuple[Sealed, ...], problems: tuple[Problem, ...]) -> None:
        """Put them in order of time."""
        self.all = tuple(sorted(sealed, key=lambda one: (one.seal.time, one.id)))
        self.by_id = {one.id: one for one in self.all}
        self.problems = (*problems, *self._orphans())

    @property
    def tips(self) -> tuple[Sealed, ...]:
        """Those that no other stands on: one, or several after a merge."""
        below = {parent for one in self.all for parent in one.seal.parents}
        return tuple(one for one in self.all if one.id not in below)

    def line_of(self, sealed: Sealed) -> tuple[Sealed, ...]:
        """A seal and all that it stands on, oldest last in no certain order, each once."""
        found, waiting = {sealed.id: sealed}, [sealed]
        while waiting:
            for parent in waiting.pop().seal.parents:
                if parent in self.by_id and parent not in found:
                    found[parent] = self.by_id[parent]
                    waiting.append(self.by_id[parent])
        return tuple(found.values())

    def covered(self, *sealed: Sealed) -> frozenset[Row]:
        """The rows that some seals cover, with all that they stand on."""
        return frozenset(row for tip in sealed for one in self.line_of(tip) for row in one.seal.rows)

    def _orphans(self) -> Iterator[Problem]:
        for one in self.all:
            for parent in one.seal.parents:
                if parent not in self.by_id:
                    message = f"The seal {parent[:16]} is gone: {one.words}, stands on it."
                    yield finding("MISSING", Source(one.path), message, _RESTORE)


def read_seals(workspace: Path, folder: str) -> Seals:
    """Read every seal; what is wrong with one is told, and it then seals nothing."""
    files, problems = _files(workspace, folder)
    sealed: list[Sealed] = []
    names = {name for name, _ in files}
    for name, file in files:
        if name.endswith(SIGNATURE_SUFFIX):
            if name.removesuffix(SIGNATURE_SUFFIX) + SUFFIX not in names:
                message = "The seal of this signature is gone."
                problems.append(finding("MISSING", Source(file.shown), message, _RESTORE))
            continue
        held = _read(file, LARGEST)
        one = held if isinstance(held, Problem) else _sealed(name, file, held, folder)
        if isinstance(one, Problem):
            problems.append(one)
        else:
            sealed.append(one)
    return Seals(tuple(sealed), tuple(problems))


def genuine_seals(workspace: Path, folder: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some paths that are a seal named by its content, or the signature of one."""
    mine = tuple(path for path in paths if path.startswith(f"{folder}/{FOLDER}/"))
    known = {one.path.removesuffix(SUFFIX) for one in read_seals(workspace, folder).all} if mine else set()
    return tuple(path for path in mine if path.removesuffix(SUFFIX).removesuffix(SIGNATURE_SUFFIX) in known)


def newest_seal(workspace: Path, folder: str) -> str | None:
    """The id of the newest seal, which is that of its bytes; None without any.  Of the others only names are looked at.

    Of several that were made in its second it is one that none of them stands on.
    """
    files, _ = _files(workspace, folder)
    named = [(name, file) for name, file in files if _NAME.fullmatch(name)]
    last = max((name[:_STAMP] for name, _ in named), default="")
    held = [found for name, file in named if name.startswith(last) if isinstance(found := _read(file, LARGEST), bytes)]
    below = {parent.decode() for one in held for parent in _PARENT.findall(one)}
    return max((name for name in map(seal_id, held) if name not in below), default=None)


def _files(workspace: Path, folder: str) -> tuple[list[tuple[str, ActFile]], list[Problem]]:
    """The files in the seals' folder, hidden ones left out; problems for what is none of a seal."""
    here, shown = workspace / folder / FOLDER, f"{folder}/{FOLDER}"
    if not os.path.lexists(here):
        return [], []
    if here.is_symlink() or leads_out(workspace, folder) or not here.is_dir():
        return [], [_bad(shown, "This is no folder of the workspace itself, so no seal in it counts.")]
    found, problems = [], []
    for path in sorted(here.iterdir()):
        name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
        if name.startswith("."):
            continue
        if path.is_symlink() or not path.is_file() or not name.endswith((SUFFIX, SIGNATURE_SUFFIX)):
            problems.append(_bad(f"{shown}/{name}", "This is neither a seal nor the signature of one."))
        else:
            found.append((name, ActFile(str(path), f"{shown}/{name}")))
    return found, problems


def _sealed(name: str, file: ActFile, held: bytes, folder: str) -> Sealed | Problem:
    own = seal_id(held)
    try:
        seal = parsed(held, folder)
    except NotASealError as error:
        return _bad(file.shown, f"This is no seal, or it was changed: {error.why}.", error.line)
    if name != seal_name(seal, own):
        return _bad(file.shown, "The name is not that of the content: the seal was changed or renamed.")
    signature = ActFile(file.path.removesuffix(SUFFIX) + SIGNATURE_SUFFIX, file.shown.removesuffix(SUFFIX) + SIGNATURE_SUFFIX)
    signed = _read(signature, _LARGEST_SIGNATURE) if os.path.lexists(signature.path) else None
    return Sealed(own, file.shown, seal, held, b"" if isinstance(signed, Problem) else signed)


def _read(file: ActFile, largest: int) -> bytes | Problem:
    try:
        with open_act(file) as opened:
            held = opened.read(largest + 1)
    except OSError as error:
        return _bad(file.shown, f"It cannot be read ({error.strerror}).")
    return held if len(held) <= largest else _bad(file.shown, f"It has more than {largest:,} bytes.")


def _bad(shown: str, message: str, line: int = 0) -> Problem:
    return finding("BAD-SEAL", Source(shown, line, 1 if line else 0), message, _RESTORE)
