"""Graphs as trees."""

from hypothesis import given
from hypothesis import strategies as st

from handoff.page import Edge, Graph, Node
from handoff.rendering import Canvas
from handoff.rendering._tree import tree_lines

CHAIN = Graph(
    "chain",
    "",
    (Node("p", "Procurement", "support"), Node("s", "Sales", "core"), Node("b", "Buyers", "customer"), Node("i", "Idle", "")),
    (Edge("p", "s", "parts"), Edge("s", "b", "offers"), Edge("s", "p", "forecast"), Edge("p", "b", "")),
    ("p",),
)


def test_a_tree_unfolds_each_node_once_and_leaves_none_out() -> None:
    assert tree_lines(CHAIN, Canvas(), 80) == [
        "Procurement (support)",
        "├─ parts → Sales (core)",
        "│  ├─ offers → Buyers (customer)",
        "│  └─ forecast → Procurement (support) (see above)",
        "└─ → Buyers (customer)",
        "Idle",
    ]


def test_a_tree_in_ascii_wraps_under_its_branch() -> None:
    graph = Graph(
        "g", "", (Node("a", "A", ""), Node("b", "B", "")), (Edge("a", "b", "one two three four"), Edge("a", "c", "x")), ("a",)
    )
    assert tree_lines(graph, Canvas(unicode=False), 20) == [
        "A",
        "|- one two three",
        "|  four -> B",
        "`- x -> c",
    ]


def test_labels_are_shown_and_not_obeyed() -> None:
    graph = Graph("g", "", (Node("a", "\x1b[31mA\nB", "core"),), (), ("a",))
    assert tree_lines(graph, Canvas(), 80) == ["<U+001B>[31mA B (core)"]


def test_a_chain_deeper_than_the_stack_is_drawn() -> None:
    names = [f"n{number}" for number in range(1200)]
    graph = Graph("g", "", tuple(Node(name, name, "") for name in names), tuple(map(Edge, names, names[1:], names)), ("n0",))
    assert len(tree_lines(graph, Canvas(), 80)) == 1200


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=15))
def test_every_edge_is_drawn_exactly_once(pairs: list[tuple[int, int]]) -> None:
    edges = tuple(Edge(str(start), str(end), f"e{number}e") for number, (start, end) in enumerate(pairs))
    graph = Graph("g", "", tuple(Node(str(number), str(number), "") for number in range(7)), edges, ("3",))
    lines = tree_lines(graph, Canvas(), 200)
    for edge in edges:
        assert sum(edge.label in line for line in lines) == 1
    assert lines[0] == "3"
