from collections.abc import Callable

from handoff.analysis.holdings import Holdings
from handoff.checks.too_many_standards import find
from handoff.model.organisation import Organisation

SEVEN = ", ".join(f"s{number}: {{}}" for number in range(7))
SERVICE = """
department: service
outputs:
  orders: {customers: {buyers: {}, sales: {}}, standards: {SEVEN}}
  answers: {customers: {buyers: {}}, standards: {MORE}}
"""


def test_more_than_seven_to_one_customer_over_all_outputs(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("SEVEN", SEVEN).replace("MORE", "quick: {}")) == [
        "0.yaml:1 service promises buyers 8 standards; more than 7 are too many."
    ]


def test_seven_are_not_too_many_nor_are_eight_to_two_customers(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("SEVEN", SEVEN).replace("MORE", "")) == []
    narrow = SERVICE.replace("SEVEN", f"{SEVEN}, more: {{customers: [sales]}}").replace("s0: {}", "s0: {customers: [buyers]}")
    assert look(find, narrow.replace("MORE", "")) == []


def test_a_site_may_draw_the_line_elsewhere(described: Callable[..., Organisation]) -> None:
    service = SERVICE.replace("SEVEN", "one: {}, two: {}").replace("MORE", "three: {}")
    settings = "[check.thresholds]\nstandards_to_a_customer = 2\n"
    assert [one.message for one in find(described(service, settings=settings), Holdings())] == [
        "service promises buyers 3 standards; more than 2 are too many."
    ]
    assert list(find(described(service), Holdings())) == []
