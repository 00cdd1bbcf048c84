from collections.abc import Callable

import msgspec
import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.waiver_self_approved import find
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.settings import Settings

Grant = Callable[..., Granted]


def told(*waivers: Granted) -> list[str]:
    return [problem.message for problem in find(Organisation(Settings("Test")), Holdings(waivers=waivers))]


@pytest.mark.parametrize("asker", ["Quality director", "quality  DIRECTOR"])
def test_who_asked_and_approved_is_told(permission: Grant, asker: str) -> None:
    assert told(permission(requested_by=asker)) == [
        '"Quality director" asked for the waiver of service/orders/in-time, and approved it.'
    ]


def test_who_wrote_it_down_and_approved_it_too(permission: Grant) -> None:
    granted = permission()
    alone = msgspec.structs.replace(granted, act=msgspec.structs.replace(granted.act, recorded_by="quality director"))
    assert len(told(alone)) == 1
    assert len(told(msgspec.structs.replace(alone, waiver=msgspec.structs.replace(alone.waiver, requested_by=None)))) == 1


def test_two_persons_nobody_and_a_newer_waiver_are_fine(permission: Grant) -> None:
    assert told(permission()) == []
    assert told(permission(approved_by=None, requested_by=None)) == []
    assert told(permission(requested_by="Quality director"), permission()) == []
