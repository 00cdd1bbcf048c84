from collections.abc import Callable

from handoff.checks.no_standard import find

BARE = """
department: service
outputs:
  orders: {customers: {sales: {used_for: prices}}}
  answers: {customers: {sales: {used_for: prices}}}
"""
ONE_OF_TWO = """
department: service
outputs:
  orders:
    customers: {sales: {used_for: prices}, buyers: {used_for: plans}}
    standards: {in-time: {statement: Orders are entered in time.}}
  answers: {customers: {sales: {used_for: prices}}}
"""
NARROW = """
department: service
outputs:
  orders:
    customers: {sales: {used_for: prices}, wards: {used_for: plans}}
    standards: {in-time: {customers: [CUSTOMERS]}}
"""
WARDS = "parties: {wards: {name: Wards, kind: group, members: [east, west]}}"


def test_a_department_without_any_standard_is_told_once(look: Callable[..., list[str]]) -> None:
    assert look(find, BARE) == [
        "0.yaml:1 service has no standard: none of its outputs promises anything that can be measured. (also 0.yaml:3, 0.yaml:4)"
    ]


def test_an_output_that_promises_its_customer_nothing(look: Callable[..., list[str]]) -> None:
    assert look(find, ONE_OF_TWO) == ["0.yaml:6 service/answers reaches sales, and no standard says how good it must be."]


def test_a_customer_whom_every_standard_leaves_out(look: Callable[..., list[str]]) -> None:
    assert look(find, NARROW.replace("CUSTOMERS", "sales")) == [
        "0.yaml:3 service/orders has standards, but none of them is promised to wards."
    ]


def test_a_group_is_served_when_all_its_members_are(look: Callable[..., list[str]]) -> None:
    assert look(find, NARROW.replace("CUSTOMERS", "sales, east, west"), WARDS) == []
    assert look(find, NARROW.replace("CUSTOMERS", "sales, east"), WARDS) == [
        "0.yaml:3 service/orders has standards, but none of them is promised to wards."
    ]


def test_a_standard_for_somebody_unknown_is_told_by_unknown_party_alone(look: Callable[..., list[str]]) -> None:
    assert look(find, NARROW.replace("CUSTOMERS", "salse, wards")) == []


def test_a_department_without_outputs_and_an_output_without_customers_are_told_elsewhere(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: idle", ONE_OF_TWO.replace("customers: {sales: {used_for: prices}}}", "name: Answers}")) == []
