from collections.abc import Callable
from typing import Any

import pytest
from msgspec import json

from handoff.analysis.judged import Judged
from handoff.model.organisation import Organisation
from handoff.page import Edge, Graph, Node, Note, Page, Text
from handoff.reports import chain_map

PROCUREMENT = """
    department: procurement
    name: Procurement
    outputs:
      parts: {name: Parts, customers: {works/bench: {}}}
      tools: {name: Tools, customers: {works: {}}}
      forecast: {name: Forecast, customers: {foundry: {needs_back: [castings on the day]}}}
"""
WORKS = """
    department: works
    name: Works
    stations: {bench: Bench}
    outputs:
      pumps:
        name: Pumps
        customers: {buyers: {}}
        standards:
          quiet: {guardrail: {protects: [village], authority: permit, prevents: noise, waivable_by: never}}
          calm: {guardrail: {protects: [village], authority: permit, prevents: noise, waivable_by: never}}
"""
OFFICE = """
    department: office
    name: Office
    outputs:
      report: {name: Report, customers: {owners: {}}}
"""
PARTIES = """
    parties:
      buyers: {name: Buyers, kind: customer}
      owners: {name: Owners, kind: owner}
      foundry: {name: Foundry, kind: supplier}
      village: {name: Village, kind: community}
      team: {name: Team, kind: group, members: [works, office]}
"""


@pytest.fixture
def drawn(read: Callable[..., Organisation], ask: Callable[..., Judged]) -> Callable[..., Page]:
    def page(department: str = "", **files: str) -> Page:
        organisation = read(**(files or {"procurement": PROCUREMENT, "works": WORKS, "office": OFFICE, "parties": PARTIES}))
        return chain_map.page(ask(organisation, department=department))

    return page


def graph(page: Page) -> Graph:
    return next(block for block in page.blocks if isinstance(block, Graph))


def notes(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Note)]


def facts(page: Page) -> Any:
    return json.decode(json.encode(page.facts))


def test_the_map_leads_from_suppliers_to_external_customers(drawn: Callable[..., Page]) -> None:
    page = drawn()
    assert page.title == "Harrow Pumps: who hands what to whom"
    assert graph(page).nodes == (
        Node("office", "Office", "department"),
        Node("procurement", "Procurement", "department"),
        Node("works", "Works", "department"),
        Node("buyers", "Buyers", "customer"),
        Node("owners", "Owners", "owner"),
        Node("foundry", "Foundry", "supplier"),
        Node("village", "Village", "community"),
        Node("team", "Team, 2 members", "group"),
    )
    assert graph(page).edges == (
        Edge("office", "owners", "Report"),
        Edge("procurement", "works", "Parts, Tools"),
        Edge("procurement", "foundry", "Forecast"),
        Edge("works", "buyers", "Pumps"),
        Edge("foundry", "procurement", "castings on the day"),
        Edge("works", "village", "protected by quiet, calm"),
    )
    assert graph(page).roots == ("foundry", "office", "team")


def test_a_chain_that_reaches_no_customer_is_named(drawn: Callable[..., Page]) -> None:
    (note,) = notes(drawn())
    assert note.startswith("The chain of office reaches no external customer or end user: it ends at owners.")
    assert "Next: " in note


def test_a_department_shows_only_its_chain(drawn: Callable[..., Page]) -> None:
    page = drawn("works")
    assert page.title == "Harrow Pumps: the chain through works"
    assert {node.id for node in graph(page).nodes} == {"procurement", "works", "buyers", "foundry", "village"}
    assert graph(page).roots == ("foundry",)
    assert notes(page) == []
    assert facts(page)["department"] == "works"


def test_a_department_that_nothing_flows_through_stands_alone(drawn: Callable[..., Page]) -> None:
    page = drawn("idle", idle="department: idle\nname: Idle\n", parties=PARTIES)
    assert [node.id for node in graph(page).nodes] == ["idle"]
    (note,) = notes(page)
    assert note.startswith(
        "The chain of idle reaches no external customer or end user: nobody receives anything from it. Next: say"
    )


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {
                "a": "department: a\noutputs: {x: {customers: {b: {}}}}\n",
                "b": "department: b\noutputs: {x: {customers: {a: {}}}}\n",
                "c": "department: c\noutputs: {x: {customers: {a: {}}}}\n",
            },
            "The chain of a and b reaches no external customer or end user: they serve only each other. Cut off with it: c.",
        ),
        ({"a": "department: a\noutputs: {x: {customers: {buyer: {}}}}\n", "parties": PARTIES}, "Nobody knows buyer: handoff check"),
    ],
)
def test_what_keeps_the_map_from_being_whole_is_told(drawn: Callable[..., Page], files: dict[str, str], said: str) -> None:
    (note,) = notes(drawn(**files))
    assert note.startswith(said)


def test_a_name_that_nobody_knows_is_drawn_as_such(drawn: Callable[..., Page]) -> None:
    page = drawn(a="department: a\noutputs: {x: {name: X, customers: {ghost: {}}}}\n")
    assert Node("ghost", "ghost", "unknown") in graph(page).nodes
    assert graph(page).edges == (Edge("a", "ghost", "X"),)


def test_an_empty_workspace_is_told_the_next_step(drawn: Callable[..., Page]) -> None:
    page = drawn(parties="parties: {}\n")
    assert page.blocks[0] == Text("There is no department yet. Next: describe one in standards/, or begin with handoff init.")


def test_facts_are_complete(drawn: Callable[..., Page]) -> None:
    found = facts(drawn())
    assert (found["version"], found["report"], found["department"]) == (1, "map", None)
    office = {"id": "office", "name": "Office", "kind": "department", "anchor": False, "cut_off": True, "members": []}
    assert found["nodes"][0] == office
    assert [node["id"] for node in found["nodes"] if node["anchor"]] == ["buyers"]
    parts = {
        "from": "procurement",
        "to": "works",
        "outputs": ["procurement/parts", "procurement/tools"],
        "needs": [],
        "guardrails": [],
    }
    assert found["edges"][1] == parts
    assert found["edges"][5]["guardrails"] == ["works/pumps/quiet", "works/pumps/calm"]
    assert found["cuts"] == [{"roots": ["office"], "ends": ["owners"], "upstream": []}]
