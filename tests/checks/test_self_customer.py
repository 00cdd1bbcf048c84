from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.self_customer import find
from handoff.model.organisation import Organisation


def production(station: str, customer: str) -> str:
    return f"""
department: production
stations: {{machining: Machining, assembly: Assembly}}
outputs:
  housings:
    {station}
    customers:
      {customer}: {{used_for: the next step}}
"""


@pytest.mark.parametrize(
    ("station", "customer"),
    [
        ("", "production"),
        ("from: machining", "production"),
        ("from: machining", "production/machining"),
        ("", "production/assembly"),
    ],
)
def test_a_department_that_names_itself(look: Callable[..., list[str]], station: str, customer: str) -> None:
    assert look(find, production(station, customer)) == [
        f"0.yaml:7 production/housings is handed to {customer}, which is the department itself."
    ]


@pytest.mark.parametrize(
    ("station", "customer"), [("from: machining", "production/assembly"), ("", "buyers"), ("", "sales/production")]
)
def test_the_next_station_on_the_line_is_a_customer(look: Callable[..., list[str]], station: str, customer: str) -> None:
    assert look(find, production(station, customer)) == []


def test_whoever_is_cut_off_by_it_stands_under_it_once(look: Callable[..., list[str]]) -> None:
    twice = "department: a\noutputs:\n  x: {customers: {a: {used_for: y}}}\n  y: {customers: {a: {used_for: x}}}"
    assert look(find, twice, "department: b\noutputs: {z: {customers: {a: {used_for: x}}}}") == [
        "0.yaml:3 a/x is handed to a, which is the department itself. | The chain of b ends here too.",
        "0.yaml:4 a/y is handed to a, which is the department itself.",
    ]


@pytest.mark.parametrize(
    ("station", "remedy"),
    [
        ("", "    from: assembly\n    customers:\n      production/machining: {used_for: what the next station does with it}"),
        (
            "from: machining",
            "    from: machining\n    customers:\n      production/assembly: {used_for: what the next station does with it}",
        ),
    ],
)
def test_the_remedy_shows_the_stations_where_there_are_any(
    described: Callable[..., Organisation], station: str, remedy: str
) -> None:
    (problem,) = find(described(production(station, "production")), Holdings())
    assert problem.fix.endswith(remedy)


def test_without_stations_the_remedy_is_a_customer_outside(described: Callable[..., Organisation]) -> None:
    service = "department: service\noutputs: {orders: {customers: {service: {used_for: filing}}}}"
    patients = "parties: {ward: {kind: group, members: [patients]}, patients: {kind: end-user}}"
    (problem,) = find(described(service, patients), Holdings())
    assert problem.fix.endswith(":\n    customers:\n      patients: {used_for: what they do with it}")
