"""What a large file of imported rows holds, by name and day: what else is asked about rows, beside their sums, is asked of this."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from handoff.ledger import _lines
from handoff.ledger._decode import decoded, read_entry
from handoff.ledger._keys import Keys, row_digest
from handoff.ledger._remarks import MOST_PERSONAL, is_of_nothing, what_in
from handoff.ledger._walk import ActFile, blocks, open_act
from handoff.model.entry import Act, Measurement
from handoff.model.evidence import Evidence

# Where every row is a plain one, its day, name and key are found without reading it.
_ABOUT = re.compile(rb'","entry":"measurement","observed_on":"(.{10})","standard":"([^"]*)"')
_KEY = re.compile(rb',"import":"([^"]*","key":"[^"]*)"\}\n')
_SPECIAL = (b"\\", b'"note":', b'"evidence":', b'"no_opportunity":', b'"nonce":')


class Rows(Struct, frozen=True, array_like=True):
    """The rows of one standard, by its name as recorded: how many, between which days, and the newest in which something was
    measured: its day (None: there is none), its line and its evidence.
    """

    standard: str
    entries: int
    first: date
    last: date
    newest_on: date | None
    line: int
    evidence: tuple[Evidence, ...]


class Contents(Struct, frozen=True, array_like=True):
    """A file's rows by name, and how many of each day; ``personal``: line, standard, and what looks like a person's data."""

    recorded_at: str
    entries: int
    rows: tuple[Rows, ...]
    days: tuple[tuple[date, int], ...]
    personal: tuple[tuple[int, str, str], ...]


class _Running:
    """The rows of one name while they are read."""

    __slots__ = ("entries", "evidence", "first", "last", "line", "newest")

    def __init__(self, day: bytes) -> None:
        self.entries = self.line = 0
        self.first = self.last = day
        self.newest = b""
        self.evidence: tuple[Evidence, ...] = ()

    def add(self, day: bytes, times: int) -> None:
        self.entries += times
        self.first, self.last = min(self.first, day), max(self.last, day)

    def measured(self, day: bytes, line: int, evidence: tuple[Evidence, ...] = ()) -> None:
        if (day, line) > (self.newest, self.line):
            self.newest, self.line, self.evidence = day, line, evidence

    def frozen(self, standard: str) -> Rows:
        newest_on = _day(self.newest) if self.newest else None
        return Rows(standard, self.entries, _day(self.first), _day(self.last), newest_on, self.line, self.evidence)


class Listing:
    """One file being looked through, of which only sound measurements are known to be there.  ``keys`` are those of its rows."""

    def __init__(self) -> None:
        """Begin."""
        self.keys = Keys()
        self._names: dict[bytes, _Running] = {}
        self._days: Counter[bytes] = Counter()
        self._personal: list[tuple[int, str, str]] = []

    def contents(self, file: ActFile) -> Contents | None:
        """What it holds; None where it has anything but rows of imports, each with a key."""
        try:
            with open_act(file) as opened:
                return self._read(blocks(opened, len))
        except (OSError, ValueError):
            return None

    def _read(self, pieces: Iterator[bytes]) -> Contents | None:
        act = read_entry(next(pieces, b"").removesuffix(b"\n"))
        if not isinstance(act, Act):
            return None
        number = 2
        for piece in pieces:
            taken = self._take(piece, number)
            if not taken:
                return None
            number += taken
        rows = tuple(running.frozen(name.decode()) for name, running in sorted(self._names.items()))
        days = tuple((_day(day), times) for day, times in sorted(self._days.items()))
        return Contents(act.recorded_at, self._days.total(), rows, days, tuple(self._personal))

    def _take(self, piece: bytes, number: int) -> int:
        """Take in some lines, the first of which has a number; how many, or 0 where one is no row."""
        lines = piece.count(b"\n")
        if not any(mark in piece for mark in _SPECIAL):
            about, keys = _ABOUT.findall(piece), _KEY.findall(piece)
            if len(about) == len(keys) == lines and piece.endswith(b"\n"):
                self.keys.hear(*map(row_digest, keys))
                self._take_plain(about, number)
                return lines
        several = piece.removesuffix(b"\n").split(b"\n")
        return len(several) if all(self._take_one(line, at) for at, line in enumerate(several, start=number)) else 0

    def _take_plain(self, about: list[tuple[bytes, bytes]], number: int) -> None:
        at = dict(zip(about, range(number, number + len(about)), strict=True))
        for (day, name), times in Counter(about).items():
            running = self._running(name, day, times)
            running.measured(day, at[day, name])

    def _running(self, name: bytes, day: bytes, times: int) -> _Running:
        running = self._names.get(name)
        if running is None:
            running = self._names[name] = _Running(day)
        running.add(day, times)
        self._days[day] += times
        return running

    def _take_one(self, line: bytes, number: int) -> bool:
        """Take in any line; whether it is a row."""
        if not line.strip():
            return True
        entry = decoded(b"{" + line[_lines.BODY_FROM :])
        if not isinstance(entry, Measurement) or not entry.import_ or entry.key is None or entry.nonce is not None:
            return False
        self.keys.hear(row_digest(f'{entry.import_}","key":"{entry.key}'.encode()))
        day = entry.observed_on.isoformat().encode()
        running = self._running(entry.standard.encode(), day, 1)
        if not is_of_nothing(entry):
            running.measured(day, number, entry.evidence)
        what = what_in(entry) if len(self._personal) < MOST_PERSONAL else ""
        if what:
            self._personal.append((number, entry.standard, what))
        return True


def _day(text: bytes) -> date:
    return date.fromisoformat(text.decode())
