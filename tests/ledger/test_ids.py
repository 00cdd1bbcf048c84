from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger import _ids
from handoff.ledger._ids import Holder, Ids, ids_of, merged_ids, shared

# Of 256 bits, of which the first 64 are kept: the ends of them and of their parts too.
EDGES = tuple(
    end << 192 for first in (0, 1 << 58, 1 << 63, 63 << 58, 1 << 64) for end in (first - 1, first, first + 1) if 0 <= end < 1 << 64
)
numbers = st.integers(0, 2**256 - 1) | st.sampled_from(EDGES)
several = st.lists(st.lists(numbers, max_size=30), max_size=6)


def kept(heard: list[int]) -> bytes:
    ids = Ids()
    for number in heard:
        ids.hear(number)
    return ids.in_order()


def starts(heard: list[int]) -> list[int]:
    return sorted({number >> 192 for number in heard})


@given(st.lists(numbers))
def test_the_starts_of_ids_are_kept_in_order_each_once(heard: list[int]) -> None:
    holder = ids_of(kept(heard))
    assert list(holder.between() or ()) == starts(heard)
    assert len(holder) == len(starts(heard))
    assert kept(heard + heard) == kept(heard)


@given(st.lists(numbers), st.lists(numbers))
def test_a_holder_has_what_it_heard_and_nothing_else(heard: list[int], others: list[int]) -> None:
    holder = ids_of(kept(heard))
    assert list(holder.among(starts(heard + others))) == starts(heard)
    assert set(holder.among(starts(others))) == set(starts(others)) & set(starts(heard))


@given(st.lists(numbers), st.integers(0, 63), st.integers(0, 64))
def test_parts_are_read_as_they_lie(heard: list[int], first: int, more: int) -> None:
    last = min(first + more, 64)
    inside = [number for number in starts(heard) if first <= number >> 58 < last]
    assert list(ids_of(kept(heard)).between(first, last) or ()) == inside


@given(st.lists(numbers, min_size=1, max_size=30), st.data())
def test_of_what_is_damaged_anything_is_possible(heard: list[int], data: st.DataObject) -> None:
    raw = bytearray(kept(heard))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1
    holder = ids_of(bytes(raw))
    assert holder.between() is None
    number = data.draw(st.sampled_from(starts(heard)))
    assert list(holder.among([number])) == [number]
    assert shared([holder, ids_of(kept(heard))]) >= {0}
    assert shared([ids_of(kept([])), ids_of(kept(heard)), holder], [2]) >= {2}


@given(st.lists(numbers, min_size=1, max_size=30), st.integers(0))
def test_of_what_has_become_shorter_anything_is_possible(heard: list[int], end: int) -> None:
    raw = kept(heard)
    holder = ids_of(raw[: end % len(raw)])
    assert holder.between() is None
    assert list(holder.among(starts(heard))) == starts(heard)
    assert shared([holder, ids_of(kept([]))]) == {0}


@pytest.mark.parametrize("raw", [None, b""])
def test_what_is_not_there_is_lost(raw: bytes | None) -> None:
    holder = Holder(lambda _start, _end: raw)
    assert holder.is_lost
    assert (len(holder), holder.between(), list(holder.among([7]))) == (0, None, [7])
    assert not ids_of(kept([])).is_lost


@given(st.lists(numbers), st.lists(numbers))
def test_two_are_one(heard: list[int], others: list[int]) -> None:
    assert merged_ids(kept(heard), kept(others)) == kept(heard + others)


@given(several)
def test_those_that_share_an_id_are_found(heard: list[list[int]]) -> None:
    found = shared([ids_of(kept(one)) for one in heard])
    sharing = {
        place
        for place, one in enumerate(heard)
        if set(starts(one)) & set(chain.from_iterable(starts(other) for at, other in enumerate(heard) if at != place))
    }
    assert found <= sharing
    assert bool(found) is bool(sharing)


@given(several, several, st.sampled_from((1, 3, 64)), st.sampled_from((0, 9, 10_000)))
def test_those_known_to_be_apart_are_compared_with_the_others_alone(
    known: list[list[int]], fresh: list[list[int]], some: int, at_once: int
) -> None:
    """In whichever parts, and however few."""
    met: set[int] = set()
    known = [[number for number in one if number >> 192 not in met and not met.add(number >> 192)] for one in known]
    holders = [*(ids_of(kept(one)) for one in known), *(ids_of(kept(one)) for one in fresh)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_ids, "_SOME", some)
        patch.setattr(_ids, "_AT_ONCE", at_once)
        found = shared(holders, range(len(known)))
        assert bool(found) is bool(shared(holders))
    sharing = {
        place
        for place, one in enumerate((*known, *fresh))
        if set(starts(one)) & set(chain.from_iterable(starts(other) for at, other in enumerate((*known, *fresh)) if at != place))
    }
    assert found <= sharing


def test_few_ids_are_looked_for_where_they_would_be() -> None:
    """Of ten million entries only the parts are read that could have them."""
    read: list[tuple[int, int]] = []
    raw = kept([number << 180 for number in range(0, 1 << 76, 1 << 64)])

    def heard(start: int, end: int) -> bytes:
        read.append((start, end))
        return raw[start:end]

    assert shared([Holder(heard), ids_of(kept([5 << 240 | 1 << 200, 7 << 245 | 1 << 200]))], [0]) == frozenset()
    assert sum(end - start for start, end in read) < len(raw) // 4 + 5_000
    assert shared([Holder(heard), ids_of(kept([1 << 245]))], [0]) == {0, 1}


@pytest.mark.parametrize("edge", EDGES)
def test_an_id_at_an_edge_is_found_among_thousands(edge: int) -> None:
    many = [number << 180 for number in range(0, 1 << 76, 1 << 64)]
    holders = [ids_of(kept(one)) for one in ([*many, edge], [edge], [edge ^ 1 << 200], [])]
    assert shared(holders) >= {0, 1}
    assert 3 not in shared(holders)


def test_lines_that_stand_in_one_file_again_and_again_hide_no_others() -> None:
    """More of them than are looked at: of entries observed too late each line is heard."""
    again = [number << 192 for number in range(1_000)] * 2
    other = 999_999 << 192
    assert shared([ids_of(kept([*again, other])), ids_of(kept([other]))]) == {0, 1}
