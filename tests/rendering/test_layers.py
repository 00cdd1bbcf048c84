"""Where the nodes of a picture stand: every edge runs from left to right, and turns only where it closes a ring."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handoff.page import Edge, Graph, Node
from handoff.rendering._layers import layers_of
from handoff.rendering._picture import picture_of

NAMES = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)


@given(PAIRS, st.lists(st.sampled_from(NAMES), max_size=3))
def test_every_edge_has_a_route_through_neighbouring_columns(pairs: list[tuple[str, str]], roots: list[str]) -> None:
    layers = layers_of(NAMES, pairs, roots)
    column = {name: number for number, names in enumerate(layers.columns) for name in names}
    assert sorted(name for name in column if name in NAMES) == sorted(NAMES)
    assert sum(map(len, layers.columns)) == len(column)
    assert sorted((route.start, route.end) for route in layers.routes) == sorted({pair for pair in pairs if pair[0] != pair[1]})
    for route in layers.routes:
        ends = (route.end, route.start) if route.turned else (route.start, route.end)
        assert (route.stops[0], route.stops[-1]) == ends
        assert all(column[other] - column[one] == 1 for one, other in pairwise(route.stops))
    assert layers_of(NAMES, pairs, roots) == layers


@given(PAIRS, st.lists(st.sampled_from(NAMES), max_size=3))
def test_without_a_ring_no_edge_is_turned(pairs: list[tuple[str, str]], roots: list[str]) -> None:
    layers = layers_of(NAMES, [(min(pair), max(pair)) for pair in pairs], roots)
    assert not any(route.turned for route in layers.routes)


def test_columns_are_uncrossed() -> None:
    layers = layers_of("abcxyz", [("a", "z"), ("b", "y"), ("c", "x")], "abc")
    left, right = layers.columns
    ends = {"a": "z", "b": "y", "c": "x"}
    assert [ends[name] for name in left] == list(right)


def graph_of(count: int) -> tuple[Graph, tuple[Node, ...]]:
    nodes = tuple(Node(f"n{at}", f"Node {at}", "department") for at in range(count))
    edges = tuple(Edge(one.id, other.id, "x") for one, other in pairwise(nodes))
    return Graph("g", "", nodes, edges, ("n0",)), nodes


def test_boxes_lie_within_the_picture_and_apart() -> None:
    picture = picture_of(*graph_of(12))
    assert picture is not None
    for box in picture.boxes:
        assert 0 < box.x < box.x + box.width < picture.width
        assert 0 < box.y < box.y + box.height < picture.height
        assert all(box.y < line.y <= box.y + box.height for line in box.lines)
    places = {(box.x, box.y) for box in picture.boxes}
    assert len(places) == len(picture.boxes)


def test_what_nobody_could_follow_has_no_picture() -> None:
    assert picture_of(*graph_of(40)) is not None
    assert picture_of(*graph_of(41)) is None
    assert picture_of(*graph_of(1)) is None


def test_a_label_too_long_for_its_box_ends_visibly() -> None:
    graph, _ = graph_of(2)
    nodes = (Node("n0", "word " * 30, "customer"), Node("n1", "x" * 50, "group"))
    picture = picture_of(graph, nodes)
    assert picture is not None
    assert [line.text for line in picture.boxes[0].lines] == ["word word word word"] * 2 + ["word word word wo …"]
    assert [line.text for line in picture.boxes[1].lines] == ["x" * 18 + "…"]
