from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.waiver_incomplete import find
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.settings import Settings

Grant = Callable[..., Granted]


def told(*waivers: Granted) -> list[str]:
    return [problem.message for problem in find(Organisation(Settings("Test")), Holdings(waivers=waivers))]


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ({"until": None}, "lacks an end"),
        ({"because": None}, "lacks a reason"),
        ({"because": "  "}, "lacks a reason"),
        ({"approved_by": None}, "lacks an approver"),
        ({"until": None, "because": "", "approved_by": ""}, "lacks an end, a reason and an approver"),
        ({"until": date(2026, 9, 1)}, "cannot be: it ends on 2026-09-01, before it begins on 2026-10-01"),
        ({"until": date(2099, 1, 1)}, "cannot be: it lasts longer than 5 years"),
    ],
)
def test_what_a_waiver_lacks_is_told_at_once(permission: Grant, without: dict[str, object], words: str) -> None:
    assert told(permission(**without)) == [f"The waiver of service/orders/in-time {words}."]


def test_a_whole_one_is_fine_and_takes_the_place_of_those_before(permission: Grant) -> None:
    assert told(permission()) == []
    assert told(permission(until=None), permission()) == []
    assert len(told(permission(), permission(until=None))) == 1


def test_the_command_to_grant_it_whole_is_given(permission: Grant) -> None:
    check = permission(standard=None, check="no head\x1b", about="service", until=None)
    (problem,) = find(Organisation(Settings("Test")), Holdings(waivers=(check,)))
    assert problem.message == 'The waiver of the check "no head<U+001B>" about "service" lacks an end.'
    assert "handoff waive 'no head\x1b' --for service --until DATE" in problem.fix
    assert problem.about == "service"
