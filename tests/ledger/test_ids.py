from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger._ids import Ids, has, ids_of, merged_ids, shared

# Of 256 bits, of which the first 64 are kept: the ends of them and of their 256 parts too.
EDGES = tuple(
    end << 192 for end in (0, 1, (1 << 56) - 1, 1 << 56, (1 << 63) - 1, 1 << 63, (255 << 56) - 1, 255 << 56, (1 << 64) - 1)
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
    assert list(ids_of(kept(heard))) == starts(heard)
    assert kept(heard + heard) == kept(heard)


@given(st.lists(numbers), numbers)
def test_a_holder_has_what_it_heard(heard: list[int], other: int) -> None:
    holder = ids_of(kept(heard))
    assert all(has(holder, number >> 192) for number in heard)
    assert has(holder, other >> 192) is (other >> 192 in starts(heard))


@given(st.lists(numbers, unique_by=lambda number: number >> 192), st.integers(0, 10))
def test_two_that_have_nothing_in_common_are_one(heard: list[int], where: int) -> None:
    assert merged_ids(kept(heard[:where]), kept(heard[where:])) == kept(heard)


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
