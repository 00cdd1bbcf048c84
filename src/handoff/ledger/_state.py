"""What a whole ledger added up to when it was last read, so that only what came since has to be read."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from handoff.ledger._ids import ids_of
from handoff.ledger._packed import Packed, packed, unpacked
from handoff.ledger._stamps import Stamp
from handoff.ledger._summed import Summed
from handoff.ledger._units import IDS
from handoff.private import PrivateFolder

LARGEST = 1_000_000_000
# So many days in the past are remembered; of others, all files are added up again.
MOST_DAYS = 20
_NAME = "ledger"


_FileStamp = tuple[int, int, int, int]


class Base(Struct, frozen=True):
    """The sums of the files that it covers.  ``cut`` is the day up to which entries were counted (None: all of them were).

    ``ids`` are the first 64 bits of ids in files without a unit, in order; under the names ``units`` those of the others are kept.
    """

    cut: date | None = None
    covered: frozenset[Stamp] = frozenset()
    summed: Summed = Summed()
    ids: bytes = b""
    units: tuple[str, ...] = ()


class _File(Struct, frozen=True, array_like=True):
    meaning: bytes
    cut: date | None
    covered: tuple[Stamp, ...]
    summed: Packed
    ids: bytes
    units: tuple[tuple[str, _FileStamp], ...]


class State:
    """Keeps it, for one way to read the definitions."""

    def __init__(self, folder: PrivateFolder, meaning: bytes, as_of: date) -> None:
        """Begin; ``as_of`` is the day up to which entries count."""
        self._folder, self._meaning, self._as_of = folder, meaning, as_of
        self._stamps: dict[str, _FileStamp] = {}

    def load(self) -> Base | None:
        """What was kept; None where there is nothing that holds for this day and these definitions."""
        base = self._read(_NAME)
        if base is not None and (base.summed.last is None or base.summed.last <= self._as_of):
            return base
        base = self._read(_named(self._as_of))
        return base if base is not None and base.cut == self._as_of else None

    def keep(self, base: Base) -> None:
        """Keep it for the next time, unless the ids of a unit could not be kept."""
        from msgspec import msgpack  # noqa: PLC0415 -- only large ledgers are kept

        peeked = [(name, self._folder.peek(name + IDS)) for name in base.units]
        units = tuple((name, one.stamp) for name, one in peeked if one)
        if len(units) == len(base.units):
            whole = _File(self._meaning, base.cut, tuple(base.covered), packed(base.summed), base.ids, units)
            self._folder.keep(_NAME if base.cut is None else _named(base.cut), msgpack.encode(whole))
            self._folder.shrink(f"{_NAME}-", MOST_DAYS)

    def holders(self, base: Base) -> tuple[Sequence[int], ...] | None:
        """The ids of all entries that a loaded base covers; None where a unit's are no longer what they were."""
        peeked = [(self._folder.peek(name + IDS), self._stamps[name]) for name in base.units]
        units = [ids_of(one.content) for one, stamp in peeked if one and one.stamp == stamp]
        return (ids_of(base.ids), *units) if len(units) == len(peeked) else None

    def units(self) -> tuple[str, ...]:
        """The names of the units in what was kept of all days."""
        kept = self._file(_NAME)
        return tuple(name for name, _ in kept.units) if kept else ()

    def _read(self, name: str) -> Base | None:
        one = self._file(name)
        if one is None:
            return None
        try:
            self._stamps = dict(one.units)
            return Base(one.cut, frozenset(one.covered), unpacked(one.summed), one.ids, tuple(self._stamps))
        except (ValueError, IndexError, OverflowError):
            return None

    def _file(self, name: str) -> _File | None:
        from msgspec import msgpack  # noqa: PLC0415 -- as above

        raw = self._folder.load(name, LARGEST)
        try:
            one = None if raw is None else msgpack.decode(raw, type=_File)
        except ValueError:
            return None
        return one if one and one.meaning == self._meaning else None


def _named(day: date) -> str:
    return f"{_NAME}-{day.isoformat()}"
