"""Graphs as Mermaid."""

import re

from msgspec import structs

from handoff.page import Edge, Graph, Node, Page
from handoff.rendering import Canvas, mermaid


def test_only_the_graph_is_drawn(page: Page) -> None:
    assert mermaid.render(page, Canvas()) == (
        '%% Compliance\nflowchart LR\n  n1["Sales"]\n  n2(["Buyers"])\n  n1 -->|"offers"| n2\n'
    )


def test_a_page_without_a_graph_says_so(page: Page) -> None:
    drawn = mermaid.render(structs.replace(page, blocks=()), Canvas())
    assert drawn == "%% Compliance\n%% This page has no graph to draw: choose another format.\n"


def test_several_graphs_are_frames_of_one_diagram(page: Page) -> None:
    one = Graph("one", "First", (Node("a", "A", "supplier"),), (Edge("a", "a", ""),), ("a",))
    two = Graph("two", "", (Node("a", "Ü", "core"),), (), ("a",))
    assert mermaid.render(structs.replace(page, blocks=(one, two)), Canvas(unicode=False)) == (
        "%% Compliance\nflowchart LR\n"
        '  subgraph g1["First"]\n    g1n1("A")\n    g1n1 --> g1n1\n  end\n'
        '  subgraph g2["two"]\n    g2n1["#220;"]\n  end\n'
    )


def test_every_line_of_a_hostile_page_is_the_diagram_s_own(hostile: Page) -> None:
    label = r'"[^"]*"'
    own = rf"%% [^{{}}]*|flowchart LR|  n1\({label}\)|  n1 -->\|{label}\| n1"
    assert all(re.fullmatch(own, line) for line in mermaid.render(hostile, Canvas()).splitlines())
