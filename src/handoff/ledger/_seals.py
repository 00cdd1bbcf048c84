"""A seal's bytes: header lines, an empty line, and a manifest that ``sha256sum -c`` checks; and how it is read, strictly."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import NoReturn

from msgspec import Struct

VERSION = "handoff-seal-v1"
FOLDER = "seals"
SUFFIX = ".seal"
SIGNATURE_SUFFIX = ".sig"
_KEYS = ("origin", "time", "signer", "parent", "files", "entries", "total-files", "total-entries", "root", "definitions")
_COUNTS = ("files", "entries", "total-files", "total-entries")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_HASH = re.compile(r"[0-9a-f]{64}")
_COUNT = re.compile(r"0|[1-9][0-9]{0,14}")
_ROW = re.compile(r"([0-9a-f]{64})  (.+)")
# Control characters only: which others are printable depends on the version of Python.
_WORDS = re.compile(r"[^\x00-\x1f\x7f]*")
# sha256sum writes a backslash or a line end in a name in a way of its own.
_PATH = re.compile(r"[^\x00-\x1f\x7f\\]+")


class Row(Struct, frozen=True, order=True):
    """A line of a manifest: a file's path from the workspace, and the SHA-256 of its bytes."""

    path: str
    sha256: str

    @property
    def line(self) -> bytes:
        """The line as ``sha256sum`` writes it, newline included."""
        return f"{self.sha256}  {self.path}\n".encode()


class Seal(Struct, frozen=True):
    """What was there at a moment: ``rows`` are the files that no parent covers, in order of path.

    ``time`` is UTC as in ``2026-11-20T16:02:11Z``; ``parents`` are the ids of the seals that it stands on, sorted.  ``entries``
    are those in its rows; ``total_files``, ``total_entries`` and ``root`` are over everything covered, parents included.
    """

    origin: str
    time: str
    signer: str
    parents: tuple[str, ...]
    entries: int
    total_files: int
    total_entries: int
    root: str
    definitions: str
    rows: tuple[Row, ...]


class NotASealError(ValueError):
    """Bytes that are no seal; says why, and on which line."""

    def __init__(self, why: str, line: int) -> None:
        """Keep the reason and the line's number."""
        super().__init__(why)
        self.why, self.line = why, line


def root_of(rows: Iterable[Row]) -> str:
    """SHA-256 over the rows' lines, each once, sorted by their bytes (``LC_ALL=C sort -u | sha256sum``)."""
    return sha256(b"".join(sorted({row.line for row in rows}))).hexdigest()


def seal_bytes(seal: Seal) -> bytes:
    """The seal as its file has it."""
    head = (
        VERSION,
        f"origin: {seal.origin}",
        f"time: {seal.time}",
        f"signer: {seal.signer}",
        *(f"parent: {parent}" for parent in seal.parents),
        f"files: {len(seal.rows)}",
        f"entries: {seal.entries}",
        f"total-files: {seal.total_files}",
        f"total-entries: {seal.total_entries}",
        f"root: {seal.root}",
        f"definitions: {seal.definitions}",
    )
    return "".join(f"{line}\n" for line in (*head, "")).encode() + b"".join(row.line for row in seal.rows)


def seal_id(held: bytes) -> str:
    """A seal's id: the SHA-256 of its file."""
    return sha256(held).hexdigest()


def seal_name(seal: Seal, name: str) -> str:
    """The file name of a seal with that id."""
    return f"{re.sub('[-:]', '', seal.time)}-{name[:16]}{SUFFIX}"


def can_be_sealed(path: str) -> bool:
    """Whether a path can stand in a manifest as it is."""
    return _PATH.fullmatch(path) is not None


def parsed(held: bytes, folder: str) -> Seal:
    """Read a seal whose files lie in the ledger's folder.  ``NotASealError`` where one byte is not as ``seal_bytes`` writes it."""
    try:
        text = held.decode()
    except UnicodeDecodeError as error:
        _refuse("it is not UTF-8 text", held.count(b"\n", 0, error.start) + 1)
    lines = text.split("\n")
    if lines[0] != VERSION:
        _refuse(f"it does not begin with {VERSION}", 1)
    if "" not in lines[:-1] or lines[-1]:
        _refuse("it is cut off", len(lines))
    gap = lines.index("")
    head = _head(lines[1:gap])
    rows = tuple(_row(line, folder, number) for number, line in enumerate(lines[gap + 1 : -1], gap + 2))
    seal = Seal(
        origin=head["origin"][0],
        time=head["time"][0],
        signer=head["signer"][0],
        parents=tuple(head.get("parent", ())),
        entries=int(head["entries"][0]),
        total_files=int(head["total-files"][0]),
        total_entries=int(head["total-entries"][0]),
        root=head["root"][0],
        definitions=head["definitions"][0],
        rows=rows,
    )
    paths = [row.path for row in rows]
    if paths != sorted(set(paths)):
        _refuse("its files are not in order, each once", gap + 2)
    if seal_bytes(seal) != held:
        _refuse("its header is not in the order and form of one", 2)
    return seal


def _head(lines: list[str]) -> dict[str, list[str]]:
    """The header's values by key, each of its form."""
    head: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 2):
        key, _, value = line.partition(": ")
        if key not in _KEYS or not _is_value(key, value):
            _refuse("this is no line of a seal's header", number)
        head.setdefault(key, []).append(value)
    missing = [key for key in _KEYS if key != "parent" and len(head.get(key, ())) != 1]
    if missing or sorted(set(head.get("parent", ()))) != head.get("parent", []):
        _refuse(f"its header needs `{missing[0]}` once" if missing else "its parents are not in order, each once", 2)
    return head


def _is_value(key: str, value: str) -> bool:
    if key in _COUNTS:
        return _COUNT.fullmatch(value) is not None
    if key in {"parent", "root", "definitions"}:
        return _HASH.fullmatch(value) is not None
    return (_TIME if key == "time" else _WORDS).fullmatch(value) is not None


def _row(line: str, folder: str, number: int) -> Row:
    match = _ROW.fullmatch(line)
    if match is None or not can_be_sealed(match[2]):
        _refuse("this is no line of a sha256sum manifest", number)
    path = match[2]
    if any(part in {"", ".", ".."} for part in path.split("/")):
        _refuse("this path leads out of the ledger", number)
    if not path.startswith(f"{folder}/"):
        why = f"this path is not below {folder}/. If the ledger was moved, move it back: seals name its files where they were"
        _refuse(why, number)
    return Row(path, match[1])


def _refuse(why: str, line: int) -> NoReturn:
    raise NotASealError(why, line)
