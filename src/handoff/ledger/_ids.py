"""The first 64 bits of ids, sorted: whether some files hold an entry of others, found out without reading them."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import groupby, islice, pairwise
from sys import byteorder

_WIDTH = 8
_PARTS = 64
_SHIFT = 58
# Before the ids stand a digest of what follows, then where each part ends, then a digest of each part.
_DIGEST = 8
_ENDS = slice(_DIGEST, _DIGEST + _PARTS * _WIDTH)
_HEAD = _ENDS.stop + _PARTS * _DIGEST
_ENOUGH = 20
# So many numbers are compared at once: a set of more does not fit into what a processor reaches quickly.
_AT_ONCE = 50_000
# Where there are fewer than one for so many, each is looked for.
_SPARSE = 16
# In so few parts, ids are looked for where they would be; in more, all parts are read.
_SOME = 16


class Ids:
    """Collects the first 64 bits of ids, eight bytes each."""

    def __init__(self) -> None:
        """Begin without any."""
        self._parts = [array("Q") for _ in range(_PARTS)]

    def hear(self, number: int) -> None:
        """Take in a whole id, as a number."""
        self._parts[number >> 192 + _SHIFT].append(number >> 192)

    def hear_all(self, ids: Iterable[bytes]) -> None:
        """Take in whole ids, as their bytes."""
        parts, words = self._parts, array("Q", b"".join(ids))
        if byteorder == "little":
            words.byteswap()
        for first in words[::4]:
            parts[first >> _SHIFT].append(first)

    @property
    def heard(self) -> int:
        """How many were taken in, also of those that are the same."""
        return sum(map(len, self._parts))

    def in_order(self) -> bytes:
        """Each once, as they are kept.  Sorted part by part: a list of all would take five times their memory."""
        return _kept(sorted(set(part)) for part in self._parts)


class Holder:
    """The ids that some files hold, as they were kept: perhaps more than there is memory for, so they are read part by part.

    A part that cannot be read, or is not what it was, is None.
    """

    def __init__(self, read: Callable[[int, int], bytes | memoryview | None]) -> None:
        """Begin; ``read`` gives the bytes between two places."""
        self._read = read

    def __len__(self) -> int:
        """How many there are."""
        return self._ends[-1]

    @property
    def is_lost(self) -> bool:
        """Whether they cannot be read at all."""
        return not self._head

    def parts(self) -> Iterator[int]:
        """The parts in which there are any."""
        return (part for part, (start, end) in enumerate(pairwise((0, *self._ends))) if start < end)

    def among(self, numbers: Iterable[int]) -> Iterator[int]:
        """Those of some beginnings of ids that they have; also those of which nobody can tell."""
        for part, some in groupby(sorted(numbers), lambda number: number >> _SHIFT):
            piece = self.between(part, part + 1)
            yield from (number for number in some if piece is None or _has(piece, number))

    def may_begin(self, digits: str) -> bool:
        """Whether one of them may begin with some hex digits, two at least."""
        first, last = (int(digits[: 2 * _WIDTH].ljust(2 * _WIDTH, other), 16) for other in "0f")
        piece = self.between(first >> _SHIFT, (last >> _SHIFT) + 1)
        return piece is None or bisect_left(piece, first) < bisect_right(piece, last)

    def between(self, first: int = 0, last: int = _PARTS) -> Sequence[int] | None:
        """The ids from one of all parts up to another one."""
        ends = (0, *self._ends)[first : last + 1]
        start, end = _HEAD + _WIDTH * ends[0], _HEAD + _WIDTH * ends[-1]
        raw = self._read(start, end) if self._head else None
        if raw is None:
            return None
        pieces = (raw[_WIDTH * (one - ends[0]) : _WIDTH * (other - ends[0])] for one, other in pairwise(ends))
        digests = self._head[_ENDS.stop + _DIGEST * first : _ENDS.stop + _DIGEST * last]
        return memoryview(raw).cast("Q") if b"".join(map(_digest, pieces)) == digests else None

    @cached_property
    def _head(self) -> bytes | memoryview:
        raw = self._read(0, _HEAD) or b""
        return raw if _digest(raw[_DIGEST:]) == raw[:_DIGEST] else b""

    @cached_property
    def _ends(self) -> Sequence[int]:
        return memoryview(self._head[_ENDS]).cast("Q") if self._head else (0,) * _PARTS


def ids_of(kept: bytes | memoryview) -> Holder:
    """Ids that are in memory, as they are kept."""
    return Holder(lambda start, end: kept[start:end])


def merged_ids(one: bytes, other: bytes) -> bytes:
    """Two of them as one."""
    both = ids_of(one), ids_of(other)
    return _kept(sorted({number for holder in both for number in holder.between(part, part + 1) or ()}) for part in range(_PARTS))


def shared(holders: Sequence[Holder], apart: Collection[int] = ()) -> frozenset[int]:
    """The places of holders that have an id in common with another one, or may have; of many that do, some at least.

    Those ``apart`` are known to have none in common with each other.  Ids are compared in parts: memory does not grow with them.
    """
    fresh = [place for place in range(len(holders)) if place not in apart]
    found = {place for place in fresh if holders[place].is_lost}
    for parts in _ranges(holders, fresh):
        found.update(_shared(holders, fresh, apart, parts))
    return frozenset(found)


def _ranges(holders: Sequence[Holder], fresh: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts in which fresh holders have ids, as many together as memory allows."""
    taken = sorted({part for place in fresh for part in holders[place].parts()})
    many = (sum(len(holders[place]) for place in fresh), *(len(holder) // 2 for holder in holders))
    step = 1 if len(taken) < _SOME else max(1, _PARTS * _AT_ONCE // max(many))
    end = 0
    for part in taken:
        if part >= end:
            end = min(part + step, _PARTS)
            yield part, end


def _shared(holders: Sequence[Holder], fresh: Sequence[int], apart: Iterable[int], parts: tuple[int, int]) -> Iterator[int]:
    """The same within some parts."""
    pieces = {place: holders[place].between(*parts) for place in fresh}
    yield from (place for place, piece in pieces.items() if piece is None)
    numbers = [number for piece in pieces.values() for number in piece or ()]
    once = set(numbers)
    if len(once) < len(numbers):
        numbers.sort()
        twice = (one for one, other in pairwise(numbers) if one == other)
        yield from _holding(pieces, islice(twice, _ENOUGH))
    for place in apart if once else ():
        piece = holders[place].between(*parts)
        if piece is None:
            yield place
        elif common := tuple(islice(_common(once, piece), _ENOUGH)):
            yield from _holding(pieces | {place: piece}, common)


def _common(numbers: set[int], piece: Sequence[int]) -> Iterator[int]:
    if len(numbers) * _SPARSE < len(piece):
        return (number for number in numbers if _has(piece, number))
    return iter(()) if numbers.isdisjoint(piece) else (number for number in piece if number in numbers)


def _holding(pieces: dict[int, Sequence[int] | None], numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        places = [place for place, piece in pieces.items() if piece is not None and _has(piece, number)]
        yield from places if len(places) > 1 else ()


def _has(piece: Sequence[int], number: int) -> bool:
    place = bisect_left(piece, number)
    return place < len(piece) and piece[place] == number


def _kept(parts: Iterable[Iterable[int]]) -> bytes:
    pieces = [array("Q", part).tobytes() for part in parts]
    ends, digests = array("Q"), b"".join(map(_digest, pieces))
    for piece in pieces:
        ends.append((ends[-1] if ends else 0) + len(piece) // _WIDTH)
    head = ends.tobytes() + digests
    return b"".join((_digest(head), head, *pieces))


def _digest(piece: bytes | memoryview) -> bytes:
    """Enough of it to see damage."""
    return sha256(piece).digest()[:_DIGEST]
