from collections.abc import Callable

import pytest

from handoff.checks.no_action_on_misses import find
from handoff.model.organisation import Organisation

from .remedies import SERVICE, held, measured, moved, planned

Look = Callable[..., list[str]]
SAID = "0.yaml:6 service/orders/in-time missed its target 6 periods running, from 2025-02 to 2025-07, and no action is open."


def test_six_misses_running_without_an_action_are_told(look: Look) -> None:
    assert look(find, SERVICE, holdings=held(buckets=measured(95, *[80] * 6))) == [SAID]


@pytest.mark.parametrize("shares", [(80,) * 5, (80, 80, 80, 95, 80, 80), (80,) * 6 + (95,)])
def test_fewer_or_broken_ones_are_not(look: Look, shares: tuple[int, ...]) -> None:
    assert look(find, SERVICE, holdings=held(buckets=measured(*shares))) == []


def test_an_open_action_is_enough_and_a_closed_one_is_not(look: Look) -> None:
    action = planned()
    misses = measured(95, *[80] * 6)
    assert look(find, SERVICE, holdings=held(action, buckets=misses)) == []
    assert look(find, SERVICE, holdings=held(action, moved(action, "close", outcome="ineffective"), buckets=misses)) == [SAID]


def test_the_site_says_how_many_are_too_many(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE, settings="[check.thresholds]\nperiods_missed = 2\n")
    assert len(list(find(organisation, held(buckets=measured(95, 80, 80))))) == 1


def test_what_has_ended_owes_nothing(look: Look) -> None:
    ended = f"{SERVICE}retired: {{orders/in-time: {{until: 2025-12-31, because: new}}}}"
    assert look(find, ended, holdings=held(buckets=measured(*[80] * 6))) == []
