import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis._graphs import reachable
from handoff.analysis.flows import Flow, first_nodes, flows, through
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party, PartyKind
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Standard

HERE = Source("standards/here.yaml", 1, 1)
PARTIES: dict[str, PartyKind] = {"buyer": "customer", "foundry": "supplier", "mill": "supplier", "village": "community"}


def organisation(serving: dict[str, str], groups: dict[str, str] | None = None) -> Organisation:
    """Departments by id; each word is a customer, ``customer=need`` one that owes something, ``!party`` one that is protected."""
    departments = tuple(department(name, words.split()) for name, words in serving.items())
    parties = [Party(name, name, kind, HERE) for name, kind in PARTIES.items()]
    parties += [Party(name, name, "group", HERE, members=tuple(members.split())) for name, members in (groups or {}).items()]
    return Organisation(Settings("Test"), departments, tuple(parties))


def department(name: str, words: list[str]) -> Department:
    outputs = []
    for rank, word in enumerate(words):
        customer, _, need = word.partition("=")
        standards: tuple[Standard, ...] = ()
        handoffs: tuple[Handoff, ...] = (Handoff(customer, HERE, needs_back=(need,) if need else ()),)
        if word.startswith("!"):
            standards = (Standard(name, f"o{rank}", "safe", HERE, guardrail=Guardrail((word[1:],), "law", "harm", "never", HERE)),)
            handoffs = ()
        outputs.append(Output(name, f"o{rank}", f"O{rank}", HERE, handoffs=handoffs, standards=standards))
    return Department(name, name, HERE, outputs=tuple(outputs))


@pytest.mark.parametrize(
    ("serving", "expected"),
    [
        ({"a": ""}, ()),
        ({"a": "buyer buyer"}, (Flow("a", "buyer", ("a/o0", "a/o1")),)),
        ({"a": "b/bench", "b": "b/desk"}, (Flow("a", "b", ("a/o0",)), Flow("b", "b", ("b/o0",)))),
        ({"a": "foundry=castings"}, (Flow("a", "foundry", ("a/o0",)), Flow("foundry", "a", needs=("castings",)))),
        ({"a": "foundry=none,because"}, (Flow("a", "foundry", ("a/o0",)),)),
        ({"a": "buyer=payment"}, (Flow("a", "buyer", ("a/o0",)),)),
        ({"a": "village !village"}, (Flow("a", "village", ("a/o0",), guardrails=("a/o1/safe",)),)),
        ({"a": "stranger"}, (Flow("a", "stranger", ("a/o0",)),)),
    ],
)
def test_what_flows_between_two_is_one_flow(serving: dict[str, str], expected: tuple[Flow, ...]) -> None:
    assert flows(organisation(serving)) == expected


@pytest.mark.parametrize(
    ("serving", "expected"),
    [
        ({"b": "buyer", "a": "b"}, ("a",)),
        ({"b": "buyer c", "a": "b", "c": "a"}, ("c",)),
        ({"a": "b foundry=castings", "b": "buyer"}, ("foundry",)),
        ({"lead": "a", "a": "b foundry=castings", "b": "buyer"}, ("foundry", "lead")),
        ({"a": "foundry", "b": "a"}, ("b",)),
        ({"a": "b", "b": "a"}, ("a",)),
        ({"a": "mill=steel foundry=castings"}, ("foundry", "mill")),
        ({"a": "a"}, ("a",)),
    ],
)
def test_reading_begins_at_suppliers_then_with_whom_nobody_serves(serving: dict[str, str], expected: tuple[str, ...]) -> None:
    everything = organisation(serving)
    idle = {party.id for party in everything.parties} - {end for flow in flows(everything) for end in (flow.start, flow.end)}
    assert tuple(name for name in first_nodes(everything, flows(everything)) if name not in idle) == expected


CHAIN = {"first": "a", "a": "b", "b": "buyer", "aside": "buyer village", "past": "buyer", "c": "a aside"}


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("a", ["first a", "a b", "b buyer", "c a"]),
        ("b", ["first a", "a b", "b buyer", "c a"]),
        ("aside", ["aside buyer", "aside village", "c aside"]),
        ("past", ["past buyer"]),
        ("nobody", []),
    ],
)
def test_the_chain_through_one_leaves_others_out(name: str, pairs: list[str]) -> None:
    everything = organisation(CHAIN)
    assert [f"{flow.start} {flow.end}" for flow in through(everything, flows(everything), name)] == pairs


def test_a_chain_goes_through_a_group_to_its_members() -> None:
    everything = organisation({"lead": "team", "a": "buyer", "b": "buyer"}, groups={"team": "a"})
    assert [flow.start for flow in through(everything, flows(everything), "a")] == ["lead", "a"]


NAMES = st.sampled_from(["a", "b", "c", "d", "buyer", "foundry=x", "village", "stranger", "!village"])
ORGANISATIONS = st.dictionaries(st.sampled_from("abcd"), st.lists(NAMES, max_size=4).map(" ".join), max_size=4).map(organisation)


@given(ORGANISATIONS)
def test_everything_is_reached_from_where_reading_begins_and_no_beginning_but_a_supplier_is_reached_from_another(
    everything: Organisation,
) -> None:
    known = flows(everything)
    ids = [one.id for one in everything.departments] + [one.id for one in everything.parties]
    graph: dict[str, list[str]] = {one: [] for one in ids}
    for flow in known:
        graph.setdefault(flow.start, []).append(flow.end)
        graph.setdefault(flow.end, [])
    first = first_nodes(everything, known)
    assert reachable(first, graph) == set(graph)
    assert len(set(first)) == len(first)
    for name in first:
        others = [other for other in first if other != name]
        assert name not in reachable(others, graph) or PARTIES.get(name) == "supplier"
