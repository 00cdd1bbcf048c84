"""The first 64 bits of ids, sorted: whether some files hold an entry of others, found out without reading them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import pairwise
from sys import byteorder

WIDTH = 8
_PARTS = 256
_STEP = (1 << 64) // _PARTS
_ENOUGH = 20


class Ids:
    """Collects the first 64 bits of ids, eight bytes each."""

    def __init__(self) -> None:
        """Begin without any."""
        self._parts = [array("Q") for _ in range(_PARTS)]

    def hear(self, number: int) -> None:
        """Take in a whole id, as a number."""
        self._parts[number >> 248].append(number >> 192)

    def hear_all(self, ids: Iterable[bytes]) -> None:
        """Take in whole ids, as their bytes."""
        parts, words = self._parts, array("Q", b"".join(ids))
        if byteorder == "little":
            words.byteswap()
        for first in words[::4]:
            parts[first >> 56].append(first)

    @property
    def heard(self) -> int:
        """How many were taken in, also of those that are the same."""
        return sum(map(len, self._parts))

    def in_order(self) -> bytes:
        """Each once, as they are kept.  Sorted part by part: a list of all would take five times their memory."""
        return b"".join(array("Q", sorted(set(part))).tobytes() for part in self._parts)


def ids_of(kept: bytes | memoryview) -> Sequence[int]:
    """Ids as they were kept."""
    return memoryview(kept).cast("B").cast("Q")


def merged_ids(one: bytes, other: bytes) -> bytes:
    """Two of them as one."""
    return array("Q", merge(ids_of(one), ids_of(other))).tobytes()


def has(holder: Sequence[int], number: int) -> bool:
    """Whether an id is among sorted ones."""
    place = bisect_left(holder, number)
    return place < len(holder) and holder[place] == number


def shared(holders: Sequence[Sequence[int]]) -> frozenset[int]:
    """The places of holders that have an id in common with another one; of many that do, some at least.

    A holder has each id once, so an id that is there twice is one of two holders.  Ids are looked at in 256 parts: memory does not
    grow with what all holders have together.
    """
    found: set[int] = set()
    ends = [0] * len(holders)
    for part in range(_PARTS):
        last = (part + 1) * _STEP
        starts, ends = (
            ends,
            [
                bisect_left(holder, last, start) if last >> 64 == 0 else len(holder)
                for holder, start in zip(holders, ends, strict=True)
            ],
        )
        several = [holder[start:end] for holder, start, end in zip(holders, starts, ends, strict=True) if start < end]
        numbers = [number for some in several for number in some]
        if len(set(numbers)) < len(numbers):
            found.update(_holding(holders, _twice(numbers)))
    return frozenset(found)


def _twice(numbers: list[int]) -> Iterable[int]:
    numbers.sort()
    twice = (one for one, other in pairwise(numbers) if one == other)
    return [number for number, _ in zip(twice, range(_ENOUGH), strict=False)]


def _holding(holders: Sequence[Sequence[int]], numbers: Iterable[int]) -> Iterable[int]:
    for number in numbers:
        places = [place for place, holder in enumerate(holders) if has(holder, number)]
        yield from places if len(places) > 1 else ()
