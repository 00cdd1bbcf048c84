"""A graph for people who click: each node with what it gives and gets, and a picture of the whole."""

from msgspec import Struct

from handoff.page import Graph, Node
from handoff.rendering._picture import Picture, picture_of


class Tie(Struct, frozen=True):
    """What goes over an edge, and the node at its other end: its name, and the anchor of its row."""

    label: str
    name: str
    anchor: str


class Stop(Struct, frozen=True):
    """A node of the graph with all its edges."""

    anchor: str
    name: str
    kind: str
    gives: tuple[Tie, ...]
    gets: tuple[Tie, ...]


class Drawing(Struct, frozen=True):
    """A graph as it is drawn; ``picture`` is None where it would be too large."""

    anchor: str
    title: str
    picture: Picture | None
    stops: tuple[Stop, ...]


def drawing_of(graph: Graph, prefix: str) -> Drawing:
    """Every node, those that only an edge names too, in the order of the graph; ``prefix`` begins the anchors."""
    nodes = {node.id: node for node in reversed(graph.nodes)}
    ends = (end for edge in graph.edges for end in (edge.start, edge.end))
    ids = tuple(dict.fromkeys((*(node.id for node in graph.nodes), *ends)))
    anchors = {name: f"{prefix}-{number}" for number, name in enumerate(ids, 1)}
    known = {name: nodes.get(name, Node(name, name, "")) for name in ids}
    gives: dict[str, list[Tie]] = {name: [] for name in ids}
    gets: dict[str, list[Tie]] = {name: [] for name in ids}
    for edge in graph.edges:
        gives[edge.start].append(Tie(edge.label.strip(), known[edge.end].label, anchors[edge.end]))
        gets[edge.end].append(Tie(edge.label.strip(), known[edge.start].label, anchors[edge.start]))
    stops = (Stop(anchors[name], node.label, node.kind, tuple(gives[name]), tuple(gets[name])) for name, node in known.items())
    return Drawing(prefix, graph.title.strip(), picture_of(graph, tuple(known.values())), tuple(stops))
