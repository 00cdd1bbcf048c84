"""Whatever is edited: terms differ exactly where something changed, and agreements are void exactly then."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.analysis.changes import changes
from handoff.analysis.terms import terms_of
from handoff.model.standard import Promise, Standard

from .works import ELSEWHERE, GUARD, ON_TIME, agreed, target, whole


def edits() -> st.SearchStrategy[Callable[[Standard], Standard]]:
    texts = st.sampled_from(["", "in time", "a  b", "a b", "never"])
    words = st.sampled_from(["counts", "of", "method", "source", "by", "sample", "start"])

    def measured(key: str, text: str) -> Callable[[Standard], Standard]:
        return lambda one: structs.replace(one, measure=structs.replace(one.measure, **{key: text}))

    def with_key(key: str, value: object) -> Callable[[Standard], Standard]:
        return lambda one: structs.replace(one, **{key: value})

    targets = st.sampled_from(["at least 90 %", "at least 900 per 1000", "at most 90 %", "between 50 and 90 %", "exactly 100 %"])
    promises = st.builds(
        lambda goal, limit: (Promise(target(goal), target(limit) if limit else None),), targets, st.none() | targets
    )
    guards = st.sampled_from(
        [None, GUARD, structs.replace(GUARD, protects=("nurse", "patient")), structs.replace(GUARD, authority="x")]
    )
    return st.one_of(
        st.builds(measured, words, texts),
        st.builds(with_key, st.sampled_from(["statement", "owner", "note"]), texts),
        st.builds(with_key, st.just("promises"), promises),
        st.builds(with_key, st.just("guardrail"), guards),
        st.builds(with_key, st.just("place"), st.just(ELSEWHERE)),
    )


@given(st.lists(edits(), max_size=4), st.lists(edits(), max_size=4))
def test_terms_differ_exactly_where_something_changed_and_an_agreement_is_void_exactly_then(
    first: list[Callable[[Standard], Standard]], second: list[Callable[[Standard], Standard]]
) -> None:
    old = ON_TIME
    for edit in first:
        old = edit(old)
    new = old
    for edit in second:
        new = edit(new)
    words = tuple(agreed(old, party) for party in ("works", "sales", "stores"))
    differ = terms_of(old, "Parts", old.promises[0]) != terms_of(new, "Parts", new.promises[0])
    found = changes(whole(old), whole(new), words)
    assert bool(found) == differ
    assert all({word.party for word in change.voids} >= {"works", "sales", "stores"} for change in found)
    back = changes(whole(new), whole(old), ())
    assert [one.part for one in found if one.kind == "tightened"] == [one.part for one in back if one.kind == "loosened"]
    assert {one.part for one in found} == {one.part for one in back}
