"""What a whole ledger added up to when it was last read, so that only what came since has to be read."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from handoff.ledger._ids import Holder, ids_of
from handoff.ledger._packed import Packed, packed, unpacked
from handoff.ledger._stamps import Stamp
from handoff.ledger._summed import Summed
from handoff.ledger._units import ids_kept, ids_name
from handoff.private import PrivateFolder

LARGEST = 1_000_000_000
# So many days in the past are remembered; of others, all files are added up again.
MOST_DAYS = 20
_NAME = "ledger"


class Base(Struct, frozen=True):
    """The sums of the files that it covers.  ``cut`` is the day up to which entries were counted (None: all of them were).

    ``ids`` are the first 64 bits of ids in files without a unit, in order; ``units`` are the names of the units of the others,
    which have no entry in common ('' for one that was not kept).  ``awaited`` are ids that a correction names and no file has.
    """

    cut: date | None = None
    covered: frozenset[Stamp] = frozenset()
    summed: Summed = Summed()
    ids: bytes = b""
    units: tuple[str, ...] = ()
    awaited: frozenset[bytes] = frozenset()


class _File(Struct, frozen=True, array_like=True):
    meaning: bytes
    cut: date | None
    covered: tuple[Stamp, ...]
    summed: Packed
    ids: bytes
    units: tuple[str, ...]
    awaited: frozenset[bytes]


class State:
    """Keeps it, for one way to read the definitions."""

    def __init__(self, folder: PrivateFolder, meaning: bytes, as_of: date) -> None:
        """Begin; ``as_of`` is the day up to which entries count."""
        self._folder, self._meaning, self._as_of = folder, meaning, as_of

    def bases(self) -> Iterator[Base]:
        """What was kept and holds for this day and these definitions: of this very day, then of all days."""
        base = self._read(_named(self._as_of))
        if base is not None and base.cut == self._as_of:
            yield base
        base = self._read(_NAME)
        if base is not None and (base.summed.last is None or base.summed.last <= self._as_of):
            yield base

    def keep(self, base: Base) -> None:
        """Keep it for the next time, unless a unit could not be kept."""
        from msgspec import msgpack  # noqa: PLC0415 -- only large ledgers are kept

        if all(base.units):
            whole = _File(self._meaning, base.cut, tuple(base.covered), packed(base.summed), base.ids, base.units, base.awaited)
            self._folder.keep(_NAME if base.cut is None else _named(base.cut), msgpack.encode(whole))
            self._folder.shrink(f"{_NAME}-", MOST_DAYS)

    def holders(self, base: Base) -> tuple[Holder, ...]:
        """The ids of all entries that a loaded base covers."""
        return (ids_of(base.ids), *(ids_kept(self._folder, name) for name in base.units))

    def units(self) -> tuple[str, ...]:
        """The names of the units in what was kept of all days, whatever the definitions meant."""
        kept = self._file(_NAME)
        return kept.units if kept else ()

    def apart(self) -> frozenset[str]:
        """The names of ids of which none is in two of them."""
        return frozenset(map(ids_name, self.units()))

    def _read(self, name: str) -> Base | None:
        one = self._file(name)
        if one is None or one.meaning != self._meaning:
            return None
        try:
            return Base(one.cut, frozenset(one.covered), unpacked(one.summed), one.ids, one.units, one.awaited)
        except (ValueError, IndexError, OverflowError):
            return None

    def _file(self, name: str) -> _File | None:
        from msgspec import msgpack  # noqa: PLC0415 -- as above

        raw = self._folder.load(name, LARGEST)
        try:
            return None if raw is None else msgpack.decode(raw, type=_File, strict=False)
        except ValueError:
            return None


def _named(day: date) -> str:
    return f"{_NAME}-{day.isoformat()}"
