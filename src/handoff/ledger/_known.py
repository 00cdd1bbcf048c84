"""The rows of an import that are known already, in a private database on disk, so that memory does not grow with them."""

import contextlib
import errno
import os
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.json import Encoder

from handoff.analysis.imported import Novelty
from handoff.ledger._occurrences import TABLES, Occurrence, Occurrences
from handoff.model.entry import Correction, Measurement, Observation
from handoff.model.number import micro
from handoff.private import PRIVATE, make_private

if TYPE_CHECKING:
    import sqlite3

_ENCODER = Encoder()
_SEEN = attrgetter(*Observation.__struct_fields__)
_LONGEST_NUMBER = 12  # of digits: more rows than that no file has, and it takes five bytes
_SETTINGS = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -8192",
    # What a row says, and its line in the source: 0 of a row that the ledger has, below 0 once the source has said it again.
    # Of the first row of its standard and day, also the digest of all that it says.
    "CREATE TABLE rows (key BLOB PRIMARY KEY, content BLOB NOT NULL, here INTEGER NOT NULL, whole BLOB) WITHOUT ROWID",
    "CREATE TABLE corrected (key BLOB PRIMARY KEY, content BLOB, moved BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE changed (key BLOB PRIMARY KEY, content BLOB NOT NULL, line INTEGER NOT NULL, entry BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE typed (content BLOB PRIMARY KEY) WITHOUT ROWID",
    *TABLES,
    "BEGIN",
)


class Corrected(Struct, frozen=True, gc=False):
    """A row that was corrected: its key, what its source said last, and what stands for it now (None: nobody can tell).

    One that a person took back may come again on another day: ``moved`` is a digest of the standard and day that it had.
    """

    key: bytes
    said: bytes
    stands: bytes | None
    moved: bytes = b""


class KnownRows:
    """Keys of rows with a digest of what they say.  All methods raise OSError where the disk is in the way.

    The file is in the workspace's ``.handoff``, which git ignores, not where TMPDIR points: it needs room beside the act.  It
    loses its name as soon as it is open (where the system can do that), so a crash leaves nothing.
    """

    def __init__(self, workspace: Path) -> None:
        """Open an empty database."""
        import sqlite3  # noqa: PLC0415 -- only imports need it

        self._path = make_private(workspace) / f".rows-{os.urandom(8).hex()}"
        self._error = sqlite3.Error
        try:
            self._database = sqlite3.connect(self._path, isolation_level=None)
            self._cursor = self._database.cursor()
            self._occurrences = Occurrences(self._ask, short)
            for statement in _SETTINGS:
                self._cursor.execute(statement)
        except sqlite3.Error as error:
            self._path.unlink(missing_ok=True)
            raise _as_os_error(error) from error
        with contextlib.suppress(OSError):
            self._path.unlink()

    def learn(self, measurements: Iterable[Measurement]) -> None:
        """Take in rows that the ledger has, and that nobody corrected."""
        rows = ((key_digest(row.key), content_of(row)) for row in measurements if row.key is not None)
        try:
            self._database.executemany("INSERT OR IGNORE INTO rows VALUES (?, ?, 0, NULL)", rows)
        except self._error as error:
            raise _as_os_error(error) from error

    def learn_corrected(self, row: Corrected) -> None:
        """Take in a row that was corrected."""
        if self._ask("INSERT OR IGNORE INTO rows VALUES (?, ?, 0, NULL)", row.key, row.said).rowcount:
            self._ask("INSERT INTO corrected VALUES (?, ?, ?)", row.key, row.stands, row.moved)

    def meet(self, row: Measurement, line: int) -> tuple[Novelty, str]:
        """What a row is to the ledger and to the rows before it, and its key; a new one is known from now on.

        A row is known when it says what the ledger says, or what its source said before a person corrected that.
        """
        content = content_of(row)
        if row.key is not None:
            return self._met(row, row.key, content, line), row.key
        day, whole = day_key(row), _whole(row, content)
        before = self._occurrences.lately(day)
        if before is None:
            key = f"{day}|1"
            if self._ask("INSERT OR IGNORE INTO rows VALUES (?, ?, ?, ?)", key_digest(key), content, line, whole).rowcount:
                self._occurrences.keep(day, Occurrence(1, whole, is_plain=True))
                return "new", key
            before = self._put_away(day)
            if before is None:  # the ledger has the first one, and this is the first in the source
                self._occurrences.keep(day, Occurrence(1, whole))
                return self._met_again(row, key_digest(key), content, line), key
        number = self._occurrences.again(day, before, whole)
        return (self._met(row, f"{day}|{number}", content, line), f"{day}|{number}") if number else ("repeated", "")

    def _put_away(self, day: str) -> Occurrence | None:
        """The rows that the source had of a day, where it had one that is no longer in memory."""
        found = self._occurrences.recalled(day)
        if found is None:
            (first,) = self._ask("SELECT whole FROM rows WHERE key = ?", key_digest(f"{day}|1")).fetchone()
            found = Occurrence(1, first, is_plain=True) if first else None
        return self._occurrences.keep(day, found) if found else None

    def _met(self, row: Measurement, key: str, content: bytes, line: int) -> Novelty:
        digest = key_digest(key)
        if self._ask("INSERT OR IGNORE INTO rows VALUES (?, ?, ?, NULL)", digest, content, line).rowcount:
            return "new"
        return self._met_again(row, digest, content, line)

    def _met_again(self, row: Measurement, key: bytes, content: bytes, line: int) -> Novelty:
        known, here = self._ask("SELECT content, here FROM rows WHERE key = ?", key).fetchone()
        corrected = self._ask("SELECT content, moved FROM corrected WHERE key = ?", key).fetchone() if here <= 0 else None
        same = content == known or (corrected is not None and content == corrected[0])
        if here:
            before = self._ask("SELECT content FROM changed WHERE key = ?", key).fetchone()
            return "repeated" if (content == before[0] if before else same) else "contrary"
        if row.key is not None:  # of the others no key comes twice
            self._ask("UPDATE rows SET here = ? WHERE key = ?", -line, key)
        if same:
            return "known"
        if corrected is not None and corrected[1] not in (b"", about_of(row)):
            self._ask("UPDATE rows SET content = ?, here = ? WHERE key = ?", content, line, key)
            return "new"
        return "changed"

    def remember(self, row: Measurement, line: int, entry: bytes) -> None:
        """Keep a changed row, as the line that it would be, until it is known what the ledger has instead."""
        self._ask("INSERT INTO changed VALUES (?, ?, ?, ?)", key_digest(row.key or ""), content_of(row), line, entry)

    def remembered(self, row: Measurement) -> tuple[int, bytes] | None:
        """The changed row with the key of one that the ledger has, given once: its line in the source, and its entry."""
        key = key_digest(row.key or "")
        found: tuple[int, bytes] | None = self._ask("SELECT line, entry FROM changed WHERE key = ?", key).fetchone()
        if found is not None:
            self._ask("DELETE FROM changed WHERE key = ?", key)
        return found

    def learn_typed(self, contents: Iterable[bytes]) -> None:
        """Take in what somebody typed in."""
        try:
            self._database.executemany("INSERT OR IGNORE INTO typed VALUES (?)", ((content,) for content in contents))
        except self._error as error:
            raise _as_os_error(error) from error

    def twins(self, most: int) -> tuple[int, list[tuple[int, bytes]]]:
        """How many new rows say what somebody typed in, and the first of them: line and content."""
        alike = "FROM rows JOIN typed USING (content) WHERE here > 0"
        (count,) = self._ask(f"SELECT COUNT(*) {alike}").fetchone()
        return count, self._ask(f"SELECT here, content {alike} ORDER BY here LIMIT ?", most).fetchall()

    def is_one_of_several(self, row: Measurement) -> bool:
        """Whether a row has its key by being counted, and its day has others of its standard."""
        day = day_key(row)
        if row.key is None or not row.key.startswith(f"{day}|"):
            return False
        return self._ask("SELECT 1 FROM rows WHERE key = ?", key_digest(f"{day}|2")).fetchone() is not None

    def _ask(self, statement: str, *values: bytes | int | None) -> "sqlite3.Cursor":
        try:
            return self._cursor.execute(statement, values)
        except self._error as error:
            raise _as_os_error(error) from error

    def close(self) -> None:
        """Close and remove the database."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def day_key(row: Measurement | Correction) -> str:
    """What the keys of rows without one begin with: their standard and day."""
    return f"{row.standard}|{row.observed_on.isoformat()}"


def about_of(row: Measurement | Correction) -> bytes:
    """A digest of what a row is about: its standard and day."""
    return short(day_key(row))


def content_of(row: Measurement | Correction) -> bytes:
    """A digest of what a row says: its standard, its day and what was observed, ``98.2`` being the same as ``98.20``."""
    seen = [value if value is None else _exact(value) for value in _SEEN(row)]
    return _digest(_ENCODER.encode((row.standard, row.observed_on, seen)))


def _whole(row: Measurement, content: bytes) -> bytes:
    """A digest of all that tells a row from another of its day."""
    return _digest(content + _ENCODER.encode((row.recorded_by, row.evidence, row.note)))


def key_digest(key: str) -> bytes:
    """Bytes that stand for a key; those of one standard and day, which are numbered, lie together: few pages are touched."""
    several, bar, number = key.rpartition("|")
    if bar and number.isdecimal() and number.isascii() and len(number) <= _LONGEST_NUMBER and (number[0] != "0" or number == "0"):
        return short(several) + int(number).to_bytes(5)
    return short(key)


@lru_cache(maxsize=1024)
def short(text: str) -> bytes:
    """Sixteen bytes that stand for a text."""
    return _digest(text.encode())


def _digest(what: bytes) -> bytes:
    return blake2b(what, digest_size=16).digest()


def _exact(value: object) -> object:
    if isinstance(value, Decimal):
        return micro(value)
    return tuple(map(_exact, value)) if isinstance(value, tuple) else value


def _as_os_error(error: Exception) -> OSError:
    return OSError(errno.EIO, f"The list of known rows cannot be kept in the folder {PRIVATE} ({error})")
