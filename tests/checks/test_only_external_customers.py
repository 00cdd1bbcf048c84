from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.only_external_customers import find
from handoff.model.organisation import Organisation

SERVICE = "department: service\noutputs: {orders: {customers: [%s]}}"
SALES = "department: sales"
PARTIES = """
parties:
  buyers: {kind: customer}
  owners: {kind: owner}
  trade: {kind: group, members: [buyers, owners]}
  mixed: {kind: group, members: [buyers, sales]}
  untold: {kind: group}
"""
FOUND = ["0.yaml:1 service serves only customers outside. Who inside depends on it?"]


@pytest.mark.parametrize("customers", ["buyers", "buyers, owners", "trade"])
def test_a_department_that_serves_only_outsiders(look: Callable[..., list[str]], customers: str) -> None:
    assert look(find, SERVICE % customers, SALES, PARTIES) == FOUND


@pytest.mark.parametrize("customers", ["buyers, sales", "sales/desk", "mixed", "untold", "nobody-knows", ""])
def test_a_department_with_a_customer_who_is_or_may_be_inside_or_with_none(look: Callable[..., list[str]], customers: str) -> None:
    assert look(find, SERVICE % customers, SALES, PARTIES) == []


def test_whoever_is_alone_cannot_serve_anybody_inside(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "buyers", PARTIES) == []
    assert look(find, SERVICE % "buyers", f"{PARTIES}  works: {{kind: department}}") == FOUND


def test_an_output_whose_customer_is_missing_tells_it(described: Callable[..., Organisation]) -> None:
    organisation = described(f"{SERVICE % 'buyers'}".replace("]}}", "]}, parts: {}}"), SALES, PARTIES)
    found = run(organisation, Holdings(), Inspection(select=("unreceived-output", "only-external-customers"))).problems
    assert [(problem.check, problem.follows) for problem in found] == [("unreceived-output", (FOUND[0].partition(" ")[2],))]
