import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis._graphs import components, reachable, turned

NAMES = "abcdef"


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        ({}, []),
        ({"a": "", "b": ""}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": ""}, ["c", "b", "a"]),
        ({"a": "b", "b": "a"}, ["ab"]),
        ({"a": "a"}, ["a"]),
        ({"a": "bx", "b": "cy", "c": "bz"}, ["bc", "a"]),
        ({"a": "b", "b": "ac", "c": "d", "d": "c"}, ["cd", "ab"]),
    ],
)
def test_nodes_that_reach_each_other_are_one_component_after_all_it_leads_to(graph: dict[str, str], expected: list[str]) -> None:
    assert ["".join(component) for component in components(graph)] == expected


def test_a_chain_may_be_longer_than_the_stack_of_python_is_deep() -> None:
    length = 20_000
    graph = {str(place): [str(place + 1)] for place in range(length)}
    found = components(graph)
    assert len(found) == length
    assert found[0] == (str(length - 1),)


def closure(graph: dict[str, str]) -> dict[str, set[str]]:
    """What each node reaches, by letting paths grow until nothing new is found."""
    reach = {name: {name, *onward} for name, onward in graph.items()}
    for _ in graph:
        reach = {name: set().union(*(reach[other] for other in found)) for name, found in reach.items()}
    return reach


@given(st.fixed_dictionaries({name: st.text(NAMES, max_size=4) for name in NAMES}))
def test_components_are_what_reachability_says(graph: dict[str, str]) -> None:
    found = components(graph)
    assert sorted(name for component in found for name in component) == list(NAMES)
    place = {name: rank for rank, component in enumerate(found) for name in component}
    reach = closure(graph)
    for one in NAMES:
        for other in reach[one]:
            assert place[other] <= place[one]
            assert (place[other] == place[one]) == (one in reach[other])


@given(st.fixed_dictionaries({name: st.text(NAMES, max_size=4) for name in NAMES}), st.sets(st.sampled_from(NAMES)))
def test_what_is_reached_is_what_reaches_back(graph: dict[str, str], starts: set[str]) -> None:
    reach, back = closure(graph), turned(graph)
    assert reachable(starts, graph) == {name for start in starts for name in reach[start]}
    assert reachable(starts, back) == {name for name in NAMES if not reach[name].isdisjoint(starts)}


def test_nodes_left_out_are_passed_by_no_path() -> None:
    graph = {"a": "bc", "b": "d", "c": "", "d": "e"}
    assert reachable("a", graph, without={"b"}) == set("ac")
