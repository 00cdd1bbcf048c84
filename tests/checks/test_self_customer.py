from collections.abc import Callable

import pytest

from handoff.checks.self_customer import find


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
