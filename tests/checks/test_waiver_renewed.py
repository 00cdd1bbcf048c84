from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.waiver_renewed import find
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation

Grant = Callable[..., Granted]
SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time: {target: at least 90 %, since: 2026-06-01, formerly: [service/orders/quick]}
"""
NO_HEAD = {"standard": None, "check": "no-head", "about": "service"}


@pytest.fixture
def told(described: Callable[..., Organisation]) -> Callable[..., list[str]]:
    return lambda *waivers, service=SERVICE, settings="": [
        problem.message for problem in find(described(service, settings=settings), Holdings(waivers=waivers))
    ]


def test_a_third_waiver_of_one_standard_is_one_too_many(told: Callable[..., list[str]], permission: Grant) -> None:
    three = tuple(permission(since=date(2026, month, 1)) for month in (7, 8, 9))
    assert told(*three[:2]) == []
    assert told(*three) == ["service/orders/in-time was waived 3 times since its target came into force."]


def test_the_site_says_how_many_are_too_many(told: Callable[..., list[str]], permission: Grant) -> None:
    three = tuple(permission() for _ in range(3))
    assert told(*three, settings="[check.thresholds]\nwaivers_of_one_thing = 3\n") == []
    assert len(told(three[0], settings="[check.thresholds]\nwaivers_of_one_thing = 0\n")) == 1


def test_waivers_of_an_earlier_target_and_of_what_has_ended_are_history(told: Callable[..., list[str]], permission: Grant) -> None:
    before = tuple(permission(since=date(2026, month, 1)) for month in (3, 4, 7))
    assert told(*before) == []
    ended = f"{SERVICE}retired: {{orders/in-time: {{until: 2026-10-01, because: new}}}}"
    assert told(*(permission() for _ in range(3)), service=ended) == []


def test_a_check_waived_again_and_again_counts_while_it_finds_something(told: Callable[..., list[str]], permission: Grant) -> None:
    three = tuple(permission(**NO_HEAD) for _ in range(3))
    assert told(*three) == ['The check "no-head" about "service" was waived 3 times, and still finds something there.']
    assert told(*three, service=f"{SERVICE}head: Manager") == []


def test_waivers_of_different_things_do_not_add_up(told: Callable[..., list[str]], permission: Grant) -> None:
    assert told(permission(), permission(), permission(**NO_HEAD), permission(**NO_HEAD | {"about": None})) == []


def test_a_check_that_needs_a_day_counts_whatever_it_finds(told: Callable[..., list[str]], permission: Grant) -> None:
    assert len(told(*(permission(standard=None, check="overdue") for _ in range(3)))) == 1
    assert told(*(permission(standard=None, check="no-such-check") for _ in range(3))) == []
