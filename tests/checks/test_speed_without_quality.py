from collections.abc import Callable

import pytest
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.checks.speed_without_quality import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
outputs:
  answers:
    customers: {buyers: {used_for: plans}}
    standards:
      quick: {QUICK}
"""
FAST = "dimension: responsiveness"
FOUND = ["0.yaml:3 service/answers is promised to buyers fast or in quantity; nothing promises that it is right."]


@pytest.mark.parametrize(
    "quick",
    [
        FAST,
        "measure: {kind: duration, start: asked, stop: answered}",
        "dimension: reliability, measure: {kind: count, counts: answers}, target: at least 200",
    ],
)
def test_speed_or_volume_alone(look: Callable[..., list[str]], quick: str) -> None:
    assert look(find, SERVICE.replace("QUICK", quick)) == FOUND


@pytest.mark.parametrize(
    "quick",
    ["dimension: reliability", "measure: {kind: proportion}", "measure: {kind: count, counts: errors}, target: at most 2", ""],
)
def test_a_standard_about_something_else(look: Callable[..., list[str]], quick: str) -> None:
    assert look(find, SERVICE.replace("QUICK", quick)) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("    standards: {right: {dimension: assurance}}\n    customers: {buyers: {}}", []),
        ("    standards: {right: {dimension: assurance}}\n    customers: {clients: {}}", []),
        ("    standards: {right: {dimension: assurance}}\n    customers: {sales: {}}", FOUND),
        ("    standards: {right: {dimension: assurance, customers: [sales]}}\n    customers: {buyers: {}, sales: {}}", FOUND),
    ],
)
def test_another_output_may_balance_it_for_the_same_customer(
    look: Callable[..., list[str]], more: str, expected: list[str]
) -> None:
    parties = "parties: {clients: {name: Clients, kind: group, members: [buyers]}}"
    assert look(find, f"{SERVICE.replace('QUICK', FAST)}  advice:\n{more}\n", parties) == expected


def test_only_the_customer_without_balance_is_named(look: Callable[..., list[str]]) -> None:
    two = SERVICE.replace("QUICK", FAST).replace("used_for: plans}", "used_for: plans}, sales: {}")
    assert look(find, f"{two}      right: {{dimension: assurance, customers: [sales]}}\n") == FOUND


def test_what_is_promised_to_a_department_holds_for_its_stations(look: Callable[..., list[str]]) -> None:
    stations = SERVICE.replace("QUICK", FAST).replace("buyers", "works/saw")
    for customer in ("works", "works/drill"):
        assert look(find, f"{stations}  advice: {{customers: [{customer}], standards: {{right: {{dimension: empathy}}}}}}\n") == []


def test_an_output_whose_standards_could_not_all_be_read_may_be_balanced(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE.replace("QUICK", FAST))
    department = organisation.departments[0]
    unread = replace(department, outputs=(replace(department.outputs[0], unreadable=("standards",)),))
    assert list(find(replace(organisation, departments=(unread,)), Holdings())) == []
