from collections.abc import Callable

from handoff.checks.unreceived_output import find

ONE_OF_TWO = """
department: service
outputs:
  orders: {customers: {buyers: {used_for: their plans}}}
  statistics: {name: Statistics}
"""
BOTH = ONE_OF_TWO.replace("{name: Statistics}", "{customers: {buyers: {used_for: their plans}}}")
NONE = "department: service\noutputs: {statistics: {name: Statistics}}"


def test_an_output_that_nobody_receives(look: Callable[..., list[str]]) -> None:
    assert look(find, ONE_OF_TWO) == ["0.yaml:4 Nobody receives service/statistics."]


def test_outputs_that_are_received(look: Callable[..., list[str]]) -> None:
    assert look(find, BOTH) == []


def test_where_no_output_is_received_no_customer_says_so_once(look: Callable[..., list[str]]) -> None:
    assert look(find, NONE) == []
