from collections.abc import Callable

import msgspec
import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.everyones_customer import find
from handoff.model.organisation import Organisation
from handoff.model.settings import Thresholds


def ring(size: int, reach: int) -> list[str]:
    """Departments in a ring, each of which serves the next ones within reach."""
    found = []
    for one in range(size):
        customers = ", ".join(f"d{(one + step) % size}" for step in range(1, reach + 1))
        found.append(f"department: d{one}\noutputs: {{work: {{customers: [{customers}]}}}}")
    return found


def alone(customers: str) -> str:
    return f"department: service\noutputs: {{work: {{customers: [{customers}]}}}}"


def test_most_pairs_of_departments_are_linked(look: Callable[..., list[str]]) -> None:
    assert look(find, *ring(6, 2)) == ["standards:0 80.0 % of all pairs of departments are linked by a handoff, more than 60 %."]


@pytest.mark.parametrize(("size", "reach"), [(6, 1), (4, 3), (11, 3)])
def test_few_pairs_or_few_departments(look: Callable[..., list[str]], size: int, reach: int) -> None:
    assert look(find, *ring(size, reach)) == []


def test_both_directions_are_one_pair(look: Callable[..., list[str]]) -> None:
    back = [f"department: d{one}\noutputs: {{work: {{customers: [d{(one + 1) % 6}, d{(one - 1) % 6}]}}}}" for one in range(6)]
    assert look(find, *back) == []


@pytest.mark.parametrize(("number", "found"), [(7, []), (8, ["0.yaml:1 service has 8 customers, more than 7."])])
def test_a_department_with_too_many_customers(look: Callable[..., list[str]], number: int, found: list[str]) -> None:
    assert look(find, alone(", ".join(f"c{one}" for one in range(number)))) == found


def test_stations_of_one_department_are_one_customer(look: Callable[..., list[str]]) -> None:
    assert look(find, alone(", ".join(f"sales/s{one}" for one in range(9)))) == []


def test_a_group_as_the_only_customer(look: Callable[..., list[str]]) -> None:
    groups = "parties:\n  staff: {kind: group, members: [service]}\n  buyers: {kind: customer}"
    assert look(find, alone("staff"), groups) == ["0.yaml:1 service has the group staff as its only customer."]
    assert look(find, alone("staff, buyers"), groups) == []
    assert look(find, alone("buyers"), groups) == []


def test_the_settings_draw_the_lines(described: Callable[..., Organisation]) -> None:
    organisation = described(*ring(6, 2))
    for thresholds, number in ((Thresholds(linked_pairs=80), 0), (Thresholds(linked_pairs=79), 1)):
        settings = msgspec.structs.replace(organisation.settings, thresholds=thresholds)
        assert len(list(find(msgspec.structs.replace(organisation, settings=settings), Holdings()))) == number
    settings = msgspec.structs.replace(organisation.settings, thresholds=Thresholds(customers_of_a_department=1, linked_pairs=100))
    found = find(msgspec.structs.replace(organisation, settings=settings), Holdings())
    assert [problem.about for problem in found] == ["d0", "d1", "d2", "d3", "d4", "d5"]


def test_an_output_whose_customer_is_missing_tells_that_a_group_is_the_only_one(described: Callable[..., Organisation]) -> None:
    service = alone("staff").replace("]}}", "]}, parts: {}}")
    organisation = described(service, "parties:\n  staff: {kind: group, members: [service]}")
    inspection = Inspection(level="agreed", select=("unreceived-output", "everyones-customer"))
    assert [(problem.check, problem.follows) for problem in run(organisation, Holdings(), inspection).problems] == [
        ("unreceived-output", ("service has the group staff as its only customer.",))
    ]
