from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.leadership_serves_nobody import find
from handoff.model.organisation import Organisation

LEADERSHIP = """
department: leadership
kind: management
outputs:
  decisions:
    customers: {%s: {}}
    standards:
      in-time: {target: at least 90 %%}
"""
SERVICE = "department: service\nstations: {desk: Order desk}"
PARTIES = """
parties:
  owners: {kind: owner}
  works: {kind: department}
  staff: {kind: group, members: [service]}
  club: {kind: group, members: [owners]}
"""


@pytest.mark.parametrize("customer", ["owners", "club", "leadership"])
def test_leadership_that_serves_only_outsiders_or_itself(look: Callable[..., list[str]], customer: str) -> None:
    assert look(find, LEADERSHIP % customer, SERVICE, PARTIES) == [
        "0.yaml:1 leadership leads, and promises nothing to those it leads."
    ]


@pytest.mark.parametrize("customer", ["service", "service/desk", "works", "staff", "nobody-knows"])
def test_leadership_that_promises_something_inside(look: Callable[..., list[str]], customer: str) -> None:
    assert look(find, LEADERSHIP % customer, SERVICE, PARTIES) == []


def test_a_guardrail_that_protects_those_who_are_led_counts(look: Callable[..., list[str]]) -> None:
    guardrail = ", guardrail: {protects: [staff], authority: law, prevents: harm, waivable_by: never}}"
    assert look(find, (LEADERSHIP % "owners").replace("%}", f"%{guardrail}"), SERVICE, PARTIES) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("    standards:\n      in-time: {target: at least 90 %}\n", ""), ("{target", "{customers: owners, target")],
)
def test_a_handoff_inside_without_a_standard_is_no_promise_and_follows_from_no_standard(
    described: Callable[..., Organisation], right: str, wrong: str
) -> None:
    leadership = (LEADERSHIP % "service").replace(right, wrong)
    (problem,) = find(described(leadership, SERVICE, PARTIES), Holdings())
    assert problem.about == "leadership/decisions"


def test_what_is_retired_is_promised_no_more(look: Callable[..., list[str]]) -> None:
    retired = "retired:\n  decisions/in-time: {until: 2026-01-31, because: too slow}"
    assert len(look(find, LEADERSHIP % "service" + retired, SERVICE, PARTIES)) == 1


def test_others_need_not_lead(look: Callable[..., list[str]]) -> None:
    assert look(find, (LEADERSHIP % "owners").replace("management", "core"), PARTIES) == []
