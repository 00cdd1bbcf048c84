from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.periods import period_of
from handoff.checks.waiver_expired import find
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.model.summary import Summary

Grant = Callable[..., Granted]
Found = Callable[..., list[Problem]]
SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time:
        measure: {kind: proportion, counts: orders in time, of: orders, every: month}
        target: at least 90 %
"""
TODAY = date(2027, 1, 20)
ENDED = date(2027, 1, 19)
NO_HEAD = {"standard": None, "check": "no-head", "about": "service", "until": ENDED}


@pytest.fixture
def found(described: Callable[..., Organisation]) -> Found:
    return lambda *waivers, service=SERVICE, buckets=(): list(
        find(described(service), Holdings(buckets=buckets, waivers=waivers), TODAY)
    )


def measured(month: int, share: int = 95, reason: str = "", year: int = 2027) -> Bucket:
    summary = Summary(1, share * 1_000_000, 100_000_000) if not reason else Summary(1, no_opportunity=reason)
    return Bucket("service/orders/in-time", period_of(date(year, month, 1), "month"), "at least 90 %", "", summary)


def test_a_check_waived_until_yesterday_that_still_finds_it_is_told_with_what_it_finds(found: Found, permission: Grant) -> None:
    (problem,) = found(permission(**NO_HEAD))
    assert problem.message == (
        'The waiver of the check "no-head" about "service" ended on 2027-01-19, and what it allowed is still there.'
    )
    assert problem.follows == ("Nobody answers for service.",)
    assert (problem.severity, problem.about) == ("error", "service")


def test_until_its_last_day_it_holds_and_once_put_right_it_is_not_needed(found: Found, permission: Grant) -> None:
    assert found(permission(**NO_HEAD | {"until": TODAY})) == []
    assert found(permission(**NO_HEAD), service=f"{SERVICE}head: Manager") == []
    assert found(permission(**NO_HEAD | {"about": "planning"})) == []


@pytest.mark.parametrize("about", ["service", None])
def test_one_that_holds_takes_its_place(found: Found, permission: Grant, about: str | None) -> None:
    assert found(permission(**NO_HEAD), permission(**NO_HEAD | {"until": TODAY, "about": about})) == []
    assert found(permission(**NO_HEAD | {"until": TODAY, "about": about}), permission(**NO_HEAD)) == []


def test_of_many_findings_some_are_told_and_the_others_counted(found: Found, permission: Grant) -> None:
    service = SERVICE + "".join(f"      s{number}: {{target: at least 90 %}}\n" for number in range(8))
    (problem,) = found(permission(standard=None, check="no-measure", until=ENDED), service=service)
    assert len(problem.follows) == 6
    assert problem.follows[-1] == "And 3 more."


@pytest.mark.parametrize("check", ["unknown-check", "no-such-check", "waiver-expired"])
def test_what_is_never_waived_or_is_no_check_is_not_missed(found: Found, permission: Grant, check: str) -> None:
    assert found(permission(standard=None, check=check, until=ENDED)) == []


def test_a_check_that_needs_the_day_is_asked_with_it(found: Found, permission: Grant) -> None:
    overdue = permission(standard=None, check="overdue", until=ENDED)
    assert [problem.message for problem in found(overdue)] == [
        'The waiver of the check "overdue" ended on 2027-01-19, and what it allowed is still there.'
    ]
    assert found(overdue, buckets=(measured(12, year=2026),)) == []


def test_a_standards_permit_that_ended_is_told_until_a_later_period_was_met(found: Found, permission: Grant) -> None:
    permit = permission(until=date(2026, 12, 31))
    (problem,) = found(permit)
    assert problem.message == "The waiver of service/orders/in-time ended on 2026-12-31, and no period since then was met."
    assert len(found(permit, buckets=(measured(12, year=2026),))) == 1
    assert len(found(permit, buckets=(measured(1, 80),))) == 1
    assert found(permit, buckets=(measured(1),)) == []
    assert found(permit, buckets=(measured(1, reason="closed for a month"),)) == []


def test_a_concession_a_running_permit_and_one_that_allows_nothing_are_no_ended_permits(found: Found, permission: Grant) -> None:
    assert found(permission(waived_on=date(2027, 1, 10), until=date(2026, 12, 31))) == []
    assert found(permission(until=ENDED), permission(until=TODAY)) == []
    assert found(permission(until=ENDED, because=None)) == []
    assert found(permission(until=ENDED, requested_by="Quality director")) == []
    assert found(permission(until=ENDED, standard="no/such/one")) == []
    ended = f"{SERVICE}retired: {{orders/in-time: {{until: 2026-12-31, because: new}}}}"
    assert found(permission(until=ENDED), service=ended) == []
