"""Large files of entries, summed one by one, each kept for the next time: imports, which only add to what there is."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from handoff.ledger._cores import on_all_cores
from handoff.ledger._corrections import NONE, Corrections, mentions_correction
from handoff.ledger._holdings import Counting
from handoff.ledger._ids import Holder, Ids, ids_of
from handoff.ledger._packed import Packed, packed, unpacked
from handoff.ledger._stamps import Stamped
from handoff.ledger._summed import Summed
from handoff.ledger._waiting import Heard
from handoff.ledger._walk import ActFile
from handoff.model.organisation import Organisation
from handoff.private import PrivateFolder

if TYPE_CHECKING:
    from handoff.ledger._lexicon import Lexicon

# A file of fewer bytes is read again sooner than it is worth a place of its own.
WORTH = 50_000
LARGEST = 500_000_000
# So many bytes are read in some seconds: a bar moves on, and all cores end at about the same time.
PART = 20_000_000
PREFIX, IDS = "sums-", ".ids"
# Files that a process which was killed has left; so many processes may write at once.
MOST_UNFINISHED = 50


class Unit(Struct, frozen=True):
    """What a large file of measurements adds up to, and the first 64 bits of its entries' ids in order.

    ``name`` is that under which it is kept, '' where it is not.  ``is_cut``: entries were left out for their day.
    ``sums`` are as they are kept: of thousands of units that are in memory at once, that is a tenth of what they say.
    """

    sums: bytes | memoryview
    ids: Holder
    name: str
    is_cut: bool

    @property
    def summed(self) -> Summed:
        """What it adds up to."""
        return unpacked(_decoded(self.sums))


class _Made(Struct, frozen=True):
    """A unit on its way from the process that made it; None where there is none.  ``is_cut``: a day was left out."""

    sums: bytes | None = None
    ids: bytes = b""
    is_cut: bool = False


class _Work(Struct, frozen=True):
    """What a process needs to sum a file."""

    files: tuple[ActFile, ...]
    organisation: Organisation
    as_of: date
    corrections: Corrections


class Units:
    """Finds the units of files, as kept or made anew on all cores."""

    def __init__(self, folder: PrivateFolder, meaning: bytes, organisation: Organisation, as_of: date, heard: Heard) -> None:
        """Begin; ``meaning`` is what sums depend on in the definitions, ``heard`` is told how far making them is."""
        self._folder, self._meaning, self._organisation, self._as_of = folder, meaning, organisation, as_of
        self._heard = heard

    def of(self, files: Sequence[Stamped], corrections: Corrections = NONE) -> Iterator[tuple[Stamped, Unit | None]]:
        """Each file with its unit; None for one that holds anything but sound measurements."""
        unmade: list[Stamped] = []
        for one in files:
            unit = self._load(one, corrections)
            if unit is None:
                unmade.append(one)
            else:
                yield one, unit
        parts = tuple(_parts(unmade))
        work = [_Work(tuple(one.file for one in part), self._organisation, self._as_of, corrections) for part in parts]
        done, total = 0, sum(one.stamp.size for one in unmade)
        for part, several in zip(parts, on_all_cores(_made, work, total), strict=True):
            done += sum(one.stamp.size for one in part)
            self._heard(done, total)
            for one, made in zip(part, several, strict=True):
                yield one, self._kept(one, made, corrections)

    def forget(self, large: int, used: Sequence[str]) -> None:
        """Remove the oldest units where there are more than two for each large file, but none of those in use."""
        names = frozenset(used) | frozenset(map(ids_name, used))
        self._folder.shrink(PREFIX, (2 + 1) * large, names)  # the ids of a file are those of both
        self._folder.shrink(".", MOST_UNFINISHED)

    def whole(self, one: Stamped) -> str:
        """The name of a file's unit in which every entry counts."""
        return self._name(one, None, NONE)

    def forget_damaged(self, unit: Unit) -> None:
        """Remove a unit's ids where they are not what was kept, or they would never be made again."""
        if unit.name and unit.ids.between() is None:
            self._folder.shrink(ids_name(unit.name), 0)

    def _load(self, one: Stamped, corrections: Corrections) -> Unit | None:
        whole = self._read(one, None, corrections)
        if whole is None:
            return self._read(one, self._as_of, corrections)
        days = _decoded(whole.sums)
        if days.last is None or days.last <= self._as_of:
            return whole
        if days.first is not None and days.first > self._as_of:
            return Unit(_encoded(Summed()), whole.ids, self._name(one, self._as_of, corrections), is_cut=True)
        return self._read(one, self._as_of, corrections)

    def _read(self, one: Stamped, cut: date | None, corrections: Corrections) -> Unit | None:
        name = self._name(one, cut, corrections)
        sums, ids = self._folder.load(name, LARGEST), ids_kept(self._folder, name)
        return None if sums is None or ids.is_lost else Unit(sums, ids, name, cut is not None)

    def _kept(self, one: Stamped, made: _Made, corrections: Corrections) -> Unit | None:
        if made.sums is None:
            return None
        name = self._name(one, self._as_of if made.is_cut else None, corrections)
        is_kept = one.is_settled and self._folder.keep(ids_name(name), made.ids) and self._folder.keep(name, made.sums)
        if not is_kept:
            return Unit(made.sums, ids_of(made.ids), "", made.is_cut)
        return Unit(made.sums, ids_kept(self._folder, name), name, made.is_cut)

    def _name(self, one: Stamped, cut: date | None, corrections: Corrections) -> str:
        said = (self._meaning, cut, sorted(corrections.passed_over))
        return f"{PREFIX}{_short(one.stamp)}-{_short(said)}"


def ids_name(name: str) -> str:
    """The name under which the ids of a unit are kept: they are those of its file, whatever was left out of the sums."""
    return name.rpartition("-")[0] + IDS


def ids_kept(folder: PrivateFolder, name: str) -> Holder:
    """The ids of a unit that was kept."""
    return Holder(partial(folder.part, ids_name(name)))


def _encoded(summed: Summed) -> bytes:
    from msgspec import msgpack  # noqa: PLC0415 -- only large ledgers are kept

    return msgpack.encode(packed(summed))


def _decoded(sums: bytes | memoryview) -> Packed:
    from msgspec import msgpack  # noqa: PLC0415 -- as above

    return msgpack.decode(sums, type=Packed, strict=False)


def _short(said: object) -> str:
    return sha256(repr(said).encode()).hexdigest()[:32]


def _parts(files: Sequence[Stamped]) -> Iterator[tuple[Stamped, ...]]:
    """Files in parts of some size, each read by one process: what their lines have in common is learnt once a part."""
    part: list[Stamped] = []
    for one in files:
        part.append(one)
        if sum(other.stamp.size for other in part) >= PART:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _made(work: _Work) -> tuple[_Made, ...]:
    from handoff.ledger._lexicon import Lexicon  # noqa: PLC0415 -- only for large files that were never summed

    lexicon = Lexicon(work.organisation)
    return tuple(_unit(file, lexicon, work) for file in work.files)


def _unit(file: ActFile, lexicon: "Lexicon", work: _Work) -> _Made:
    from handoff.ledger._swift import Swift  # noqa: PLC0415 -- as above

    swift = Swift(lexicon, work.as_of, work.corrections)
    summed = swift.summed(file)
    if summed is not None:
        return _Made(_encoded(summed), swift.ids, swift.is_cut)
    if mentions_correction(file):
        return _Made()
    ids = Ids()
    counting = Counting((file,), work.as_of, heard=ids.hear)
    summed = counting.summed(work.organisation, work.corrections)
    if summed.problems or summed.stated:
        return _Made()
    return _Made(_encoded(summed), ids.in_order(), counting.is_cut)
