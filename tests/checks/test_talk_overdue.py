from collections.abc import Callable
from datetime import date, timedelta

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.talk_overdue import find
from handoff.model.organisation import Organisation

SERVICE = "department: service\noutputs: {orders: {customers: {sales: {talk: {%s}}}}}"


def messages(organisation: Organisation, today: date) -> list[str]:
    return [problem.message for problem in find(organisation, Holdings(), today)]


@pytest.mark.parametrize(
    ("every", "last", "allowed"),
    [
        ("day", date(2026, 3, 2), date(2026, 3, 4)),
        ("week", date(2026, 3, 2), date(2026, 3, 10)),
        ("month", date(2026, 1, 31), date(2026, 3, 2)),
        ("quarter", date(2026, 1, 15), date(2026, 4, 24)),
        ("half-year", date(2025, 8, 31), date(2026, 3, 18)),
        ("year", date(2024, 2, 29), date(2025, 4, 5)),
    ],
)
def test_a_talk_is_overdue_when_its_grace_is_over(
    described: Callable[..., Organisation], every: str, last: date, allowed: date
) -> None:
    organisation = described(SERVICE % f"every: {every}, last: {last}")
    assert messages(organisation, allowed) == []
    assert messages(organisation, allowed + timedelta(days=1)) == [
        f"service and sales are to talk about service/orders every {every}, and last did on {last}."
    ]


def test_a_talk_of_which_nobody_knows_when_it_was(described: Callable[..., Organisation]) -> None:
    assert messages(described(SERVICE % "every: month"), date(2026, 1, 1)) == [
        "service and sales are to talk about service/orders every month, and nobody has written down when they last did."
    ]


@pytest.mark.parametrize("talk", ["", "last: 1999-01-01", "every: event, last: 1999-01-01", "every: event"])
def test_without_an_interval_no_talk_is_due(described: Callable[..., Organisation], talk: str) -> None:
    assert messages(described(SERVICE % talk), date(2026, 1, 1)) == []


def test_the_ends_of_the_calendar(described: Callable[..., Organisation]) -> None:
    assert messages(described(SERVICE % "every: year, last: 2200-12-31"), date(2026, 1, 1)) == []
