from collections.abc import Callable

from handoff.checks.duplicate_name import find

SERVICE = "department: service\nname: Customer Service"
SALES = "department: sales\nname: Sales"
PARTIES = "parties:\n  buyers: {name: Buyers, kind: customer}\n  users: {name: Users, kind: end-user}"


def test_names_of_their_own(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, SALES, PARTIES) == []


def test_two_departments_with_one_id_are_told_once_although_their_names_are_one_too(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, SALES, SERVICE) == ["2.yaml:1 The id service is given to 2 departments or parties. (also 0.yaml:1)"]


def test_a_department_and_a_party_with_one_id(look: Callable[..., list[str]]) -> None:
    assert look(find, SALES, PARTIES.replace("buyers", "sales")) == [
        "parties.yaml:2 The id sales is given to 2 departments or parties. (also 0.yaml:1)"
    ]


def test_one_name_however_it_is_written(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, SALES.replace("Sales", "customer  SERVICE")) == [
        '1.yaml:1 "Customer Service" is the name of 2 departments or parties: service, sales. (also 0.yaml:1)'
    ]
    assert look(find, PARTIES.replace("Users", "Buyers")) == [
        'parties.yaml:3 "Buyers" is the name of 2 departments or parties: buyers, users. (also parties.yaml:2)'
    ]


def test_two_outputs_with_one_name_in_one_department_and_in_two(look: Callable[..., list[str]]) -> None:
    outputs = "\noutputs:\n  orders: {name: Orders}\n  more: {name: Orders}"
    assert look(find, SERVICE + outputs) == ['0.yaml:5 "Orders" is the name of 2 outputs of service: orders, more. (also 0.yaml:4)']
    one = "\noutputs:\n  orders: {name: Orders}"
    assert look(find, SERVICE + one, SALES + one) == []


def test_a_former_name_that_is_in_use_or_claimed_twice(look: Callable[..., list[str]]) -> None:
    standards = (
        SERVICE + "\noutputs:\n  orders:\n    standards:\n      old: {}\n"
        "      new: {formerly: [FIRST]}\n      other: {formerly: [service/orders/older]}"
    )
    assert look(find, standards.replace("FIRST", "service/orders/ancient")) == []
    assert look(find, standards.replace("FIRST", "service/orders/old")) == [
        "0.yaml:7 service/orders/old is the former name of service/orders/new, and a standard of today has it too. (also 0.yaml:6)"
    ]
    assert look(find, standards.replace("FIRST", "service/orders/older")) == [
        (
            "0.yaml:8 service/orders/older is claimed as a former name by 2 standards: service/orders/new, service/orders/other."
            " (also 0.yaml:7)"
        )
    ]


def test_groups_that_contain_each_other_or_themselves(look: Callable[..., list[str]]) -> None:
    groups = "parties:\n  a: {kind: group, members: [b, sales]}\n  b: {kind: group, members: [a]}\n  c: {kind: group, members: [c]}"
    assert look(find, SALES, groups) == [
        "parties.yaml:2 The groups a and b contain each other. (also parties.yaml:3)",
        "parties.yaml:4 The group c contains itself.",
    ]


def test_a_group_within_a_group_is_fine(look: Callable[..., list[str]]) -> None:
    groups = "parties:\n  a: {kind: group, members: [b, sales]}\n  b: {kind: group, members: [sales]}"
    assert look(find, SALES, groups) == []
