"""Graphs as a Mermaid flowchart: its lines, for a file of their own or a fence in Markdown."""

from handoff.page import Graph, Node
from handoff.rendering._escape import mermaid_label

_SHAPES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("customer", "end-user"), '(["', '"])'),
    (("core", "support", "management", "assurance", "department"), '["', '"]'),
)
_OTHER = ('("', '")')


def diagram_lines(graphs: tuple[Graph, ...]) -> list[str]:
    """One flowchart from left to right; several graphs stand as frames in it, because a Mermaid text is one diagram.

    Nodes are numbered: what a user typed stands in quoted labels only.  Departments are boxes, customers and end users have
    round ends, other parties round corners.
    """
    lines = ["flowchart LR"]
    for number, graph in enumerate(graphs, 1):
        if len(graphs) == 1:
            lines += _graph_lines(graph, "n", "  ")
        else:
            lines += [
                f'  subgraph g{number}["{mermaid_label(graph.title or graph.name)}"]',
                *_graph_lines(graph, f"g{number}n", "    "),
                "  end",
            ]
    return lines


def _graph_lines(graph: Graph, prefix: str, lead: str) -> list[str]:
    nodes = {node.id: node for node in reversed(graph.nodes)}
    ends = (end for edge in graph.edges for end in (edge.start, edge.end))
    names = {name: f"{prefix}{number}" for number, name in enumerate(dict.fromkeys((*(node.id for node in graph.nodes), *ends)), 1)}
    lines = [f"{lead}{short}{_shape(nodes.get(name, Node(name, name, '')))}" for name, short in names.items()]
    for edge in graph.edges:
        label = mermaid_label(edge.label)
        arrow = f'-->|"{label}"|' if label else "-->"
        lines.append(f"{lead}{names[edge.start]} {arrow} {names[edge.end]}")
    return lines


def _shape(node: Node) -> str:
    opening, closing = next(((start, end) for kinds, start, end in _SHAPES if node.kind in kinds), _OTHER)
    return f"{opening}{mermaid_label(node.label) or ' '}{closing}"
