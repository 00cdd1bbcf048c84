from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Bucket
from handoff.checks.too_easy import find
from handoff.model.number import MICRO
from handoff.model.summary import Summary

from .remedies import SERVICE, held, measured

Look = Callable[..., list[str]]
PROPORTION, COUNT = "kind: proportion, counts: orders in time, of: orders", "kind: count, counts: complaints"
EASY = (97, 98, 99) * 4
SAID = "0.yaml:6 service/orders/in-time has kept `at least 90 %` for 12 periods running, with half of what it allows to spare."


def test_a_target_kept_with_half_to_spare_for_twelve_periods_is_told(look: Look) -> None:
    assert look(find, SERVICE, holdings=held(buckets=measured(80, *EASY))) == [SAID]
    assert look(find, SERVICE, holdings=held(buckets=measured(*[95] * 12))) == [SAID]


@pytest.mark.parametrize(
    "shares", [EASY[:11], (*EASY[:11], 94), (94, *EASY[1:]), (*EASY, 80)], ids=["too few", "the last", "the first", "missed since"]
)
def test_what_is_not_so_easy_is_not(look: Look, shares: tuple[int, ...]) -> None:
    assert look(find, SERVICE, holdings=held(buckets=measured(*shares))) == []


def test_under_an_earlier_target_it_says_nothing_of_this_one(look: Look) -> None:
    now = SERVICE.replace("at least 90 %", "at least 80 %")
    assert look(find, now, holdings=held(buckets=measured(*EASY))) == []


@pytest.mark.parametrize(
    ("target", "kind", "base", "total", "easy"),
    [
        ("at least 100 %", PROPORTION, 100, 100, False),
        ("at most 4", COUNT, 1, 2, True),
        ("at most 4", COUNT, 1, 3, False),
        ("exactly 0", COUNT, 1, 0, False),
        ("at least 4", COUNT, 1, 90, False),
    ],
)
def test_room_is_what_the_target_allows(look: Look, target: str, kind: str, base: int, total: int, easy: bool) -> None:  # noqa: FBT001, PLR0913, PLR0917 -- a table
    service = SERVICE.replace("at least 90 %", target).replace("kind: proportion, counts: orders in time, of: orders", kind)
    buckets = tuple(
        Bucket(one.standard, one.period, target, "", Summary(1, total * MICRO, base * MICRO)) for one in measured(*EASY)
    )
    assert (look(find, service, holdings=held(buckets=buckets)) != []) is easy
