"""Keys that come again, held against counting them."""

from collections import Counter
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger import _keys
from handoff.ledger._keys import Keys, again, has_one, key_of, keys_in, merged_keys, row_digest

digests = st.builds(row_digest, st.sampled_from([str(number).encode() for number in range(60)]))
holders = st.lists(st.lists(digests, max_size=30), max_size=4)


def kept(some: list[bytes]) -> bytes:
    keys = Keys()
    keys.hear(*some)
    return keys.in_order()


@pytest.mark.parametrize(("at_once", "few"), [(1_000_000, 1_000_000), (7, 1_000_000), (7, 0)])
@given(known=holders, fresh=holders)
def test_what_comes_again_is_found(known: list[list[bytes]], fresh: list[list[bytes]], at_once: int, few: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_keys, "_AT_ONCE", at_once)
        patch.setattr(_keys, "_FEW", few)
        found = again([partial(keys_in, kept(one)) for one in known], [partial(keys_in, kept(one)) for one in fresh])
    everywhere = Counter(digest for some in (*known, *fresh) for digest in some)
    new = {digest for some in fresh for digest in some}
    expected = {key_of(digest) for digest in new if everywhere[digest] > 1}
    assert expected <= found
    assert found <= {key_of(digest) for digest, times in everywhere.items() if times > 1}


@given(st.lists(digests, max_size=30), st.lists(digests, max_size=30), digests)
def test_two_as_one_and_one_among_many(one: list[bytes], other: list[bytes], digest: bytes) -> None:
    both = merged_keys(kept(one), kept(other))
    assert both == kept([*other, *one])
    assert list(keys_in(both)) == sorted(map(key_of, (*one, *other)))
    assert has_one(keys_in(both), {key_of(digest)}) == (digest in {*one, *other})
