"""The rows of an import that are known already, in a private database on disk, so that memory does not grow with them."""

import contextlib
import errno
import os
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import structs

from handoff.ledger._lines import body_of
from handoff.model.entry import Measurement
from handoff.model.number import micro

Novelty = Literal["new", "known", "changed", "repeated"]
PRIVATE = ".handoff"
_SETTINGS = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -8192",
    "CREATE TABLE rows (key BLOB PRIMARY KEY, content BLOB NOT NULL, here INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE days (day BLOB PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE wholes (whole BLOB PRIMARY KEY) WITHOUT ROWID",
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
        with _as_os_errors():
            self._database = sqlite3.connect(self._path, isolation_level=None)
            for statement in _SETTINGS:
                self._database.execute(statement)
        with contextlib.suppress(OSError):
            self._path.unlink()

    def learn(self, measurement: Measurement) -> None:
        """Take in a row that the ledger has."""
        with _as_os_errors():
            self._database.execute(
                "INSERT OR IGNORE INTO rows VALUES (?, ?, 0)", (_short(measurement.key or ""), content_of(measurement))
            )

    def novelty(self, measurement: Measurement) -> Novelty:
        """What a row is to the ledger and to the rows before it; a new one is known from now on."""
        key, content = _short(measurement.key or ""), content_of(measurement)
        with _as_os_errors():
            found = self._database.execute("SELECT content, here FROM rows WHERE key = ?", (key,)).fetchone()
            if found is None:
                self._database.execute("INSERT INTO rows VALUES (?, ?, 1)", (key, content))
                return "new"
        if found[0] != content:
            return "changed"
        return "repeated" if found[1] else "known"

    def is_repeated(self, measurement: Measurement) -> bool:
        """Whether the same row, note and all, has been asked about before."""
        with _as_os_errors():
            cursor = self._database.execute(
                "INSERT OR IGNORE INTO wholes VALUES (?)", (sha256(body_of(measurement)).digest()[:16],)
            )
            return cursor.rowcount == 0

    def occurrence(self, standard: str, day: str) -> int:
        """How many rows of that standard and day there are now, this one included."""
        with _as_os_errors():
            cursor = self._database.execute(
                "INSERT INTO days VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET times = times + 1 RETURNING times",
                (_short(f"{standard}|{day}"),),
            )
            times: int = cursor.fetchone()[0]
            return times

    def close(self) -> None:
        """Close and remove the database."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def content_of(measurement: Measurement) -> bytes:
    """A digest of what a row says: its standard, its day and what was observed, ``98.2`` being the same as ``98.20``."""
    seen = (_exact(value) for value in structs.astuple(measurement.observation))
    return _short(repr((measurement.standard, measurement.observed_on.isoformat(), *seen)))


def _exact(value: object) -> object:
    if isinstance(value, Decimal):
        return micro(value)
    return tuple(map(_exact, value)) if isinstance(value, tuple) else value


def _short(text: str) -> bytes:
    return sha256(text.encode()).digest()[:16]


@contextlib.contextmanager
def _as_os_errors() -> Iterator[None]:
    """Let a full disk be an OSError here too, as it is everywhere else."""
    import sqlite3  # noqa: PLC0415 -- only imports need it

    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"The list of known rows cannot be kept: {error}") from error
