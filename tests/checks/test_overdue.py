from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.periods import period_of
from handoff.checks.overdue import find
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.model.summary import Summary

Found = Callable[..., list[Problem]]
SERVICE = """
department: service
head: Service manager
outputs:
  orders:
    standards:
      in-time:
        measure: {kind: proportion, counts: orders in time, of: orders, every: month}
        target: at least 90 %
"""
PAST_GRACE, LAST_OF_GRACE = date(2026, 11, 5), date(2026, 11, 3)


@pytest.fixture
def found(described: Callable[..., Organisation]) -> Found:
    def look(service: str = SERVICE, today: date = PAST_GRACE, **holdings: tuple[object, ...]) -> list[Problem]:
        return list(find(described(service), Holdings(**holdings), today))

    return look


def measured(month: int, reason: str = "") -> Bucket:
    summary = Summary(1, no_opportunity=reason) if reason else Summary(1, 95_000_000, 100_000_000)
    return Bucket("service/orders/in-time", period_of(date(2026, month, 1), "month"), "at least 90 %", "", summary)


def test_a_month_without_a_measurement_is_told_after_its_grace(found: Found) -> None:
    (problem,) = found(buckets=(measured(9),))
    assert problem.message == "service/orders/in-time was not measured for 2026-10; that fell due on 2026-11-01."
    assert problem.fix == (
        'Have it measured by "Service manager", who answers for it; 97/104 stands for what they find:\n'
        "handoff record service/orders/in-time 97/104 --on 2026-10-31"
    )
    assert (problem.severity, problem.about) == ("warning", "service/orders/in-time")
    assert found(today=LAST_OF_GRACE, buckets=(measured(9),)) == []


@pytest.mark.parametrize(
    ("key", "severity"), [("critical: true", "error"), ("guardrail: {protects: [x]}", "error"), ("note: x", "warning")]
)
def test_what_no_percentage_may_hide_is_an_error(found: Found, key: str, severity: str) -> None:
    (problem,) = found(f"{SERVICE}        {key}\n")
    assert problem.severity == severity


@pytest.mark.parametrize("bucket", [measured(10), measured(10, "closed for a month"), measured(11)])
def test_a_month_that_was_measured_or_had_nothing_to_measure_is_not(found: Found, bucket: Bucket) -> None:
    assert found(buckets=(bucket,)) == []


def test_the_oldest_month_outstanding_is_told(found: Found) -> None:
    (problem,) = found(buckets=(measured(5), measured(6)))
    assert "was not measured for 2026-07;" in problem.message


@pytest.mark.parametrize(
    "service",
    [
        SERVICE.replace("every: month", "every: event"),
        f"{SERVICE}        since: 2026-10-15\n",
        f"{SERVICE}retired: {{orders/in-time: {{until: 2026-10-15, because: new}}}}",
        SERVICE.replace("        target: at least 90 %\n", ""),
    ],
    ids=["an event", "promised within the month", "ended within it", "no target"],
)
def test_what_is_not_due_is_not_overdue(found: Found, service: str) -> None:
    assert found(service) == []


def test_what_is_waived_is_not_overdue(found: Found, permission: Callable[..., Granted]) -> None:
    assert found(waivers=(permission(),), buckets=(measured(9),)) == []
    assert len(found(waivers=(permission(approved_by=None),), buckets=(measured(9),))) == 1
