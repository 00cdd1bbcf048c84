import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis._components import components

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


def reachable(graph: dict[str, str], start: str) -> set[str]:
    found, ahead = {start}, [start]
    while ahead:
        new = set(graph[ahead.pop()]) - found
        found |= new
        ahead.extend(new)
    return found


@given(st.fixed_dictionaries({name: st.text(NAMES, max_size=4) for name in NAMES}))
def test_components_are_what_reachability_says(graph: dict[str, str]) -> None:
    found = components(graph)
    assert sorted(name for component in found for name in component) == list(NAMES)
    place = {name: rank for rank, component in enumerate(found) for name in component}
    for one in NAMES:
        for other in reachable(graph, one):
            assert place[other] <= place[one]
            assert (place[other] == place[one]) == (one in reachable(graph, other))
