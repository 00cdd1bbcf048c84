"""Summaries add up in any order and in any partition."""

from datetime import date
from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from handoff.model.summary import Summary

amounts = st.integers(-(10**20), 10**20)
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
summaries = st.builds(
    Summary,
    entries=st.integers(0, 9),
    total=amounts,
    base=amounts,
    squares=amounts,
    conforming=amounts,
    tolerable=amounts,
    low=st.none() | amounts,
    high=st.none() | amounts,
    first_on=days,
    last_on=days,
    no_opportunity=st.sampled_from(["", "none shipped", "plant closed"]),
)


def test_sums_add_and_ends_widen() -> None:
    october = Summary(1, 97_000_000, 104_000_000, low=3, high=9, first_on=date(2026, 10, 2), last_on=date(2026, 10, 30))
    november = Summary(2, 50_000_000, 60_000_000, low=1, high=4, first_on=date(2026, 11, 1), last_on=date(2026, 11, 20))
    assert october + november == Summary(
        3, 147_000_000, 164_000_000, low=1, high=9, first_on=date(2026, 10, 2), last_on=date(2026, 11, 20)
    )


@given(summaries)
def test_the_empty_summary_changes_nothing(summary: Summary) -> None:
    assert summary + Summary() == Summary() + summary == summary


@given(st.lists(summaries, max_size=8), st.randoms(use_true_random=False), st.integers(0, 8))
def test_any_order_and_any_partition_gives_the_same(parts: list[Summary], chance: object, cut: int) -> None:
    whole = reduce(add, parts, Summary())
    shuffled = list(parts)
    chance.shuffle(shuffled)
    assert reduce(add, shuffled[:cut], Summary()) + reduce(add, shuffled[cut:], Summary()) == whole
