"""What may tell that something was recorded twice: 64 bits of each row's key or typed value, in order, some of them equal."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from sys import byteorder

WIDTH = 8
_PARTS = 256
_WHOLE = 1 << 64
# A set of more of them takes more memory than comparing all with all.
_FEW = 500_000
# So many are compared with each other at once.
_AT_ONCE = 1_000_000
# Where there are fewer for each of the others, each is looked for.
_SPARSE = 20


def row_digest(mapping_and_key: bytes) -> bytes:
    """The digest of a row, by its mapping and its key as they stand on its line: ``erp","key":"order-7``."""
    return sha256(mapping_and_key).digest()


def key_of(digest: bytes) -> int:
    """The beginning of a digest as a number."""
    return int.from_bytes(digest[:WIDTH], byteorder)


Fetch = Callable[[], Sequence[int]]


class Keys:
    """Collects them."""

    def __init__(self) -> None:
        """Begin without any."""
        self._all = array("Q")

    def hear(self, *digests: bytes) -> None:
        """Take in some digests."""
        self._all.frombytes(b"".join([digest[:WIDTH] for digest in digests]))

    def in_order(self) -> bytes:
        """All of them, as they are kept.  Sorted part by part: a list of all would take five times their memory."""
        parts = [array("Q") for _ in range(_PARTS)]
        for number in self._all:
            parts[number >> 56].append(number)
        return b"".join(array("Q", sorted(part)).tobytes() for part in parts)


def keys_in(kept: bytes | memoryview) -> Sequence[int]:
    """Those that were kept."""
    return memoryview(kept).cast("B").cast("Q")


def merged_keys(one: bytes, other: bytes) -> bytes:
    """Two of them as one."""
    both = Keys()
    both.hear(*(kept[at : at + WIDTH] for kept in (one, other) for at in range(0, len(kept), WIDTH)))
    return both.in_order()


def has_one(holder: Sequence[int], numbers: Iterable[int]) -> bool:
    """Whether one of some numbers is among those of a holder."""
    return any(_has(holder, number) for number in numbers)


def again(known: Sequence[Fetch], fresh: Sequence[Fetch]) -> frozenset[int]:
    """The numbers of fresh holders that are there more than once: in one of them, in two, or in one that was known before.

    Holders are fetched one after the other, several times where there are many: memory does not grow with them.
    """
    total = sum(len(fetch()) for fetch in fresh)
    if not known or total > _FEW:
        return _twice((*known, *fresh), total + sum(len(fetch()) for fetch in known))
    found, numbers = _twice(fresh, total), frozenset(number for fetch in fresh for number in fetch())
    for fetch in known if numbers else ():
        found |= _met(numbers, fetch())
    return found


def _met(numbers: frozenset[int], holder: Sequence[int]) -> frozenset[int]:
    """Those of some numbers that a holder has."""
    if len(numbers) * _SPARSE < len(holder):
        return frozenset(number for number in numbers if _has(holder, number))
    return numbers.intersection(holder)


def _twice(holders: Sequence[Fetch], total: int) -> frozenset[int]:
    """The numbers that are there more than once; ``total`` says how many there are."""
    found: set[int] = set()
    times = 1 + total // _AT_ONCE
    for time in range(times):
        bounds = [_WHOLE * (time * _PARTS + part) // (times * _PARTS) for part in range(_PARTS + 1)]
        pieces = [_between(fetch(), bounds[0], bounds[-1]) for fetch in holders]
        for first, last in pairwise(bounds):
            numbers = [number for piece in pieces for number in piece[bisect_left(piece, first) : bisect_left(piece, last)]]
            if len(set(numbers)) < len(numbers):
                found.update(_equal(sorted(numbers)))
    return frozenset(found)


def _between(holder: Sequence[int], first: int, last: int) -> "array[int]":
    return array("Q", holder[bisect_left(holder, first) : bisect_left(holder, last)])


def _equal(numbers: Sequence[int]) -> Iterator[int]:
    return (one for one, other in pairwise(numbers) if one == other)


def _has(holder: Sequence[int], number: int) -> bool:
    place = bisect_left(holder, number)
    return place < len(holder) and holder[place] == number
