from collections.abc import Callable

import pytest

from handoff.checks.one_way_handoff import find

SERVICE = "department: service\noutputs: {orders: {customers: {sales: {needs_back: %s}}}}"
FOUND = ["0.yaml:2 service needs nothing back from sales for service/orders, and does not say why."]


@pytest.mark.parametrize(
    "needs", ["", "[]", "none", '" None. "', '"none, because"', '"none, because …"', "[none, none]", '"none (-)"']
)
def test_nothing_is_needed_and_no_reason_given(look: Callable[..., list[str]], needs: str) -> None:
    assert look(find, SERVICE % needs) == FOUND


@pytest.mark.parametrize(
    "needs",
    [
        '"none, because the price list says it all"',
        '"none because they are one team"',
        '"None: 因为"',
        '"none (asked in the same call)"',
        "a named engineer",
        "nonessential parts back",
        "[none, the order number]",
    ],
)
def test_something_is_needed_or_a_reason_given(look: Callable[..., list[str]], needs: str) -> None:
    assert look(find, SERVICE % needs) == []


def test_the_customers_of_one_output_are_told_together(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\noutputs: {orders: {customers: [sales, buyers]}}") == [
        "0.yaml:2 service needs nothing back from sales and buyers for service/orders, and does not say why. (also 0.yaml:2)"
    ]


def test_a_handoff_to_oneself_is_told_by_self_customer_alone(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\noutputs: {orders: {customers: [service]}}") == []
