from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.isolated_supplier import find
from handoff.model.organisation import Organisation

PLANNING = """
department: planning
stations: {desk: Desk, office: Office}
outputs:
  plan:
    from: office
    customers:
      sales: {needs_back: %s}
      planning/desk: {needs_back: "none, because we sit together"}
"""
SALES = "department: sales\noutputs: {orders: {customers: {%s: {needs_back: a plan}}}}"
PARTIES = "parties:\n  buyers: {kind: customer}\n  staff: {kind: group, members: [planning, sales]}"
FOUND = ["0.yaml:1 planning receives nothing from another department and needs nothing."]


@pytest.mark.parametrize("needs", ["", "none", '"none, because the plan is our own"'])
def test_a_department_at_the_start_of_everything(look: Callable[..., list[str]], needs: str) -> None:
    assert look(find, PLANNING % needs, SALES % "buyers", PARTIES) == FOUND


def test_a_department_that_needs_something(look: Callable[..., list[str]]) -> None:
    assert look(find, PLANNING % "the orders of the week", SALES % "buyers", PARTIES) == []


@pytest.mark.parametrize("customer", ["planning", "planning/desk", "staff"])
def test_a_department_that_receives_something(look: Callable[..., list[str]], customer: str) -> None:
    assert look(find, PLANNING % "none", SALES % customer, PARTIES) == []


def test_a_department_that_a_misspelt_name_may_mean(look: Callable[..., list[str]]) -> None:
    assert look(find, PLANNING % "none", SALES % "planing", PARTIES) == []


def test_whoever_is_alone_can_receive_nothing(look: Callable[..., list[str]]) -> None:
    assert look(find, PLANNING % "none", PARTIES) == []


def test_that_nothing_is_needed_back_follows_from_it(described: Callable[..., Organisation]) -> None:
    organisation = described(PLANNING % "none", SALES % "buyers", PARTIES)
    found = run(organisation, Holdings(), Inspection(level="agreed", select=("isolated-supplier", "one-way-handoff"))).problems
    assert [(problem.check, problem.follows) for problem in found] == [
        ("isolated-supplier", ("planning needs nothing back from sales for planning/plan, and does not say why.",))
    ]
