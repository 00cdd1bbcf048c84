from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.idle_party import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
outputs:
  orders:
    customers: {buyers: {}, %s: {}}
    standards:
      safe: {guardrail: {protects: [village], authority: Site permit office, prevents: noise, waivable_by: never}}
"""
PARTIES = """
parties:
  buyers: {kind: customer}
  village: {kind: community}
  permit: {name: Site permit  Office, kind: regulator}
  foundry: {kind: supplier}
"""
IDLE = "Nothing goes to foundry, nothing comes from it, and nothing protects it."


def test_a_party_that_nothing_connects_with_the_organisation(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "buyers/desk", PARTIES) == [f"parties.yaml:5 {IDLE}"]


def test_a_party_that_is_served(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "foundry", PARTIES) == []


def test_a_party_that_is_served_as_a_member_of_a_group(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "trade", f"{PARTIES}  trade: {{kind: group, members: [foundry]}}") == []


def test_customers_and_end_users_are_told_by_unserved_anchor(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "foundry", f"{PARTIES}  users: {{kind: end-user}}") == []


@pytest.mark.parametrize(("name", "found"), [("foundri", 0), ("insurer", 1)])
def test_a_party_that_a_misspelt_name_may_mean_is_told_there(look: Callable[..., list[str]], name: str, found: int) -> None:
    assert len(look(find, SERVICE % name, PARTIES)) == found


def test_an_empty_group_is_told_once(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE % "foundry", f"{PARTIES}  staff: {{kind: group}}")
    found = run(organisation, Holdings(), Inspection(select=("idle-party", "empty-group"))).problems
    assert [(problem.check, problem.follows) for problem in found] == [
        ("empty-group", ("Nothing goes to staff, nothing comes from it, and nothing protects it.",))
    ]


def test_the_one_output_without_a_customer_tells_it(described: Callable[..., Organisation]) -> None:
    organisation = described(f"{SERVICE % 'buyers/desk'}  parts: {{}}", PARTIES)
    found = run(organisation, Holdings(), Inspection(select=("idle-party", "unreceived-output"))).problems
    assert [(problem.check, problem.follows) for problem in found] == [("unreceived-output", (IDLE,))]


def test_without_departments_nobody_is_idle(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES) == []
