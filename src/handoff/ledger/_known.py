"""The rows of an import that are known already, in a private database on disk, so that memory does not grow with them."""

import contextlib
import errno
import os
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import structs
from msgspec.json import Encoder

from handoff.model.entry import Measurement
from handoff.model.number import micro

Novelty = Literal["new", "known", "changed", "repeated"]
if TYPE_CHECKING:
    import sqlite3

_ENCODER = Encoder()
PRIVATE = ".handoff"
_SETTINGS = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -8192",
    "CREATE TABLE rows (key BLOB PRIMARY KEY, content BLOB NOT NULL, here INTEGER NOT NULL) WITHOUT ROWID",
    # Most days have one row of a standard: it stands in the first of these tables, the others in the second.
    "CREATE TABLE days (day BLOB PRIMARY KEY, times INTEGER NOT NULL, first BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE others (whole BLOB PRIMARY KEY) WITHOUT ROWID",
    "BEGIN",
)


class KnownRows:
    """Keys of rows with a digest of what they say.  All methods raise OSError where the disk is in the way.

    The file is in the workspace's ``.handoff``, which git ignores, not where TMPDIR points: it needs room beside the act.  It
    loses its name as soon as it is open (where the system can do that), so a crash leaves nothing.
    """

    def __init__(self, workspace: Path) -> None:
        """Open an empty database."""
        import sqlite3  # noqa: PLC0415 -- only imports need it

        folder = workspace / PRIVATE
        folder.mkdir(exist_ok=True)
        self._path = folder / f".rows-{os.urandom(8).hex()}"
        self._error = sqlite3.Error
        try:
            self._database = sqlite3.connect(self._path, isolation_level=None)
            for statement in _SETTINGS:
                self._database.execute(statement)
        except sqlite3.Error as error:
            self._path.unlink(missing_ok=True)
            raise _as_os_error(error) from error
        with contextlib.suppress(OSError):
            self._path.unlink()

    def learn(self, measurements: Iterable[Measurement]) -> None:
        """Take in rows that the ledger has."""
        rows = ((short(row.key), content_of(row)) for row in measurements if row.key is not None)
        try:
            self._database.executemany("INSERT OR IGNORE INTO rows VALUES (?, ?, 0)", rows)
        except self._error as error:
            raise _as_os_error(error) from error

    def novelty(self, key: str, content: bytes) -> Novelty:
        """What a row is to the ledger and to the rows before it; a new one is known from now on."""
        short_key = short(key)
        if self._ask("INSERT OR IGNORE INTO rows VALUES (?, ?, 1)", short_key, content).rowcount:
            return "new"
        known, here = self._ask("SELECT content, here FROM rows WHERE key = ?", short_key).fetchone()
        if known != content:
            return "changed"
        return "repeated" if here else "known"

    def next_key(self, row: Measurement, content: bytes) -> str | None:
        """The key of a row that has none: standard, day and occurrence.  None where the same row, note and all, was here before."""
        whole = sha256(content + _ENCODER.encode((row.recorded_by, row.evidence, row.note))).digest()[:16]
        day = f"{row.standard}|{row.observed_on.isoformat()}"
        short_day = short(day)
        if self._ask("INSERT OR IGNORE INTO days VALUES (?, 1, ?)", short_day, whole).rowcount:
            return f"{day}|1"
        times, first = self._ask("SELECT times, first FROM days WHERE day = ?", short_day).fetchone()
        if whole == first or not self._ask("INSERT OR IGNORE INTO others VALUES (?)", whole).rowcount:
            return None
        self._ask("UPDATE days SET times = times + 1 WHERE day = ?", short_day)
        return f"{day}|{times + 1}"

    def _ask(self, statement: str, *values: bytes | int) -> "sqlite3.Cursor":
        try:
            return self._database.execute(statement, values)
        except self._error as error:
            raise _as_os_error(error) from error

    def close(self) -> None:
        """Close and remove the database."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def content_of(row: Measurement) -> bytes:
    """A digest of what a row says: its standard, its day and what was observed, ``98.2`` being the same as ``98.20``."""
    seen = [(at, _exact(value)) for at, value in enumerate(structs.astuple(row.observation)) if value is not None]
    return short(repr((row.standard, row.observed_on.toordinal(), seen)))


def short(text: str) -> bytes:
    """Sixteen bytes that stand for a text."""
    return sha256(text.encode()).digest()[:16]


def _exact(value: object) -> object:
    if isinstance(value, Decimal):
        return micro(value)
    return tuple(map(_exact, value)) if isinstance(value, tuple) else value


def _as_os_error(error: Exception) -> OSError:
    return OSError(errno.EIO, f"The list of known rows cannot be kept in the folder {PRIVATE} ({error})")
