"""How often a source has had rows of one standard and day so far: those met lately in memory, the rest on disk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import sqlite3

TABLES = (
    "CREATE TABLE days (day BLOB PRIMARY KEY, times INTEGER NOT NULL, first BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE others (whole BLOB PRIMARY KEY) WITHOUT ROWID",
)
# Files are sorted by day or by standard: what was met lately is met again.
_MOST_IN_MEMORY = 20_000


class Occurrence(Struct, gc=False):
    """The rows of one standard and day: how many there were, and the digest of all that the first of them says.

    ``is_plain``: there was one, and the table of rows has its digest too.
    """

    times: int
    first: bytes
    is_plain: bool = False


class Occurrences:
    """Counts the rows of each standard and day in a source."""

    def __init__(self, ask: "Callable[..., sqlite3.Cursor]", digest: Callable[[str], bytes]) -> None:
        """Begin; ``ask`` puts a statement with its values to the database, ``digest`` shortens the name of a day."""
        self._ask, self._digest = ask, digest
        self._lately: dict[str, Occurrence] = {}

    def lately(self, day: str) -> Occurrence | None:
        """The rows of a day that is still in memory."""
        return self._lately.get(day)

    def recalled(self, day: str) -> Occurrence | None:
        """The rows of a day that was put away, unless it was plain."""
        found = self._ask("SELECT times, first FROM days WHERE day = ?", self._digest(day)).fetchone()
        return Occurrence(*found) if found else None

    def keep(self, day: str, one: Occurrence) -> Occurrence:
        """Keep a day in memory; where that is full, the older half goes to disk, as far as it is not there already."""
        if len(self._lately) >= _MOST_IN_MEMORY:
            for old in list(self._lately)[: _MOST_IN_MEMORY // 2]:
                away = self._lately.pop(old)
                if not away.is_plain:
                    self._ask("INSERT OR REPLACE INTO days VALUES (?, ?, ?)", self._digest(old), away.times, away.first)
        self._lately[day] = one
        return one

    def again(self, day: str, one: Occurrence, whole: bytes) -> int | None:
        """The number of a further row of a day; None where a row that says the same in all was there before."""
        # The day first: what lies together is written together.
        if whole == one.first or not self._ask("INSERT OR IGNORE INTO others VALUES (?)", self._digest(day)[:8] + whole).rowcount:
            return None
        one.times += 1
        one.is_plain = False
        return one.times
