from collections.abc import Callable

from handoff.checks.no_use import find

SERVICE = """
department: service
outputs:
  orders:
    customers:
      sales: {used_for: prices}
      buyers: {channel: mail}
      users:
"""


def test_customers_of_whom_nobody_knows_what_they_do_with_it_are_told_together(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == ["0.yaml:6 Nobody has written down what buyers and users do with service/orders. (also 0.yaml:7)"]


def test_customers_listed_by_name_alone(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\noutputs: {orders: {customers: sales}}") == [
        "0.yaml:2 Nobody has written down what sales does with service/orders."
    ]
    (found,) = look(find, "department: service\noutputs: {orders: {customers: [a, b, c, d, e]}}")
    assert "what a, b, c and 2 more do with service/orders" in found


def test_whoever_says_what_it_is_for(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("channel: mail", "used_for: plans").replace("users:\n", "users: {used_for: plans}\n")) == []


def test_a_handoff_to_oneself_is_told_by_self_customer_alone(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\noutputs: {orders: {customers: [service]}}") == []
