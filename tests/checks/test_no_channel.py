from collections.abc import Callable

from handoff.checks.no_channel import find

SERVICE = "department: service\noutputs: {orders: {customers: {sales: {channel: %s}, buyers: {channel: phone}, users: }}}"


def test_customers_who_have_nowhere_to_go_are_told_together(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "") == [
        "0.yaml:2 service has named no way for sales and users to talk to it about service/orders. (also 0.yaml:2)"
    ]


def test_customers_who_know_where_to_go(look: Callable[..., list[str]]) -> None:
    assert look(find, (SERVICE % "mail").replace(", users: ", "")) == []


def test_a_handoff_to_oneself_is_told_by_self_customer_alone(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\noutputs: {orders: {customers: [service]}}") == []
