from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Unknown
from handoff.analysis.periods import period_of
from handoff.ledger._packed import Packed, packed, unpacked
from handoff.ledger._summed import Stated, Summed
from handoff.model.entry import Act, Waiver
from handoff.model.problem import Problem, Source
from handoff.model.summary import Summary

whole = st.integers(-(10**60), 10**60) | st.sampled_from(
    [sign * (2**power + more) for sign in (1, -1) for power in (61, 62, 63, 64) for more in (-1, 0, 1)]
)
some = st.none() | whole
days = st.dates()
texts = st.text(max_size=12) | st.sampled_from(("null", "true", "0", "2026-10-01"))  # words that a lax decoder may take for more
summaries = st.builds(
    Summary, st.integers(0, 10**9), whole, whole, whole, whole, whole, some, some, st.none() | days, st.none() | days, texts
)
periods = st.builds(period_of, days, st.sampled_from((None, "week", "month", "year")))
places = st.builds(Source, texts, st.integers(0, 10**9), st.integers(0, 10**9))
buckets = st.builds(Bucket, texts, periods, texts, texts, summaries)
acts = st.builds(Act, recorded_at=texts, recorded_by=texts, program=texts, source=st.none() | texts)
waivers = st.builds(Waiver, waived_on=days, standard=st.none() | texts, since=days, until=st.none() | days)
problems = st.builds(
    Problem,
    texts,
    st.sampled_from(("error", "warning")),
    places,
    texts,
    texts,
    texts,
    texts,
    st.lists(places, max_size=2).map(tuple),
)
sums = st.builds(
    Summed,
    st.lists(buckets, max_size=4).map(tuple),
    st.lists(st.builds(Unknown, texts, places, st.integers(0, 10**9)), max_size=2).map(tuple),
    st.integers(0, 2**40),
    st.integers(0, 2**256 - 1),
    st.lists(st.builds(Stated, texts, acts, waivers, places), max_size=2).map(tuple),
    st.lists(problems, max_size=2).map(tuple),
    st.none() | days,
    st.none() | days,
)


@given(sums)
def test_sums_come_back_from_a_file_as_they_were(summed: Summed) -> None:
    assert unpacked(msgpack.decode(msgpack.encode(packed(summed)), type=Packed, strict=False)) == summed


def test_names_are_kept_once() -> None:
    standard = "a name that is long enough to be seen"
    many = Summed(tuple(Bucket(standard, period_of(date(2026, 1, day), "day"), "", "", Summary()) for day in range(1, 21)))
    assert msgpack.encode(packed(many)).count(standard.encode()) == 1


def test_places_that_are_in_no_table_are_an_error() -> None:
    packet = packed(Summed((Bucket("a", period_of(date(2026, 1, 1), "day"), "", "", Summary()),)))
    with pytest.raises(IndexError):
        unpacked(replace(packet, texts=()))
