"""A graph as an indented tree, for terminals."""

from collections.abc import Iterator

from msgspec import Struct

from handoff.page import Edge, Graph, Node
from handoff.rendering._canvas import Canvas
from handoff.rendering._type import plain
from handoff.rendering._wrap import wrap

SEEN = "(see above)"
LEAST_ROOM = 16  # deeper branches run over the edge rather than into a column of single words


class Strokes(Struct, frozen=True):
    """What a tree is drawn with."""

    fork: str
    corner: str
    trunk: str
    arrow: str


_LINES = Strokes("├─ ", "└─ ", "│  ", "→")
_ASCII = Strokes("|- ", "`- ", "|  ", "->")


class Branch(Struct, frozen=True):
    """A node still to be drawn: the edge that leads to it (None: a root), and what stands before its first and further lines."""

    node: str
    edge: Edge | None = None
    first: str = ""
    rest: str = ""


def tree_lines(graph: Graph, canvas: Canvas, width: int) -> list[str]:
    """Each root with what it leads to, deeper ones indented; what was unfolded before is not unfolded again.

    Nodes that no root leads to follow as roots of their own, so that nothing is left out.
    """
    nodes = {node.id: node for node in reversed(graph.nodes)}
    after: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        after.setdefault(edge.start, []).append(edge)
    unfolded: set[str] = set()
    strokes = _LINES if canvas.unicode else _ASCII
    lines: list[str] = []
    for root in _roots(graph):
        stack = [] if root in unfolded else [Branch(root)]
        while stack:
            branch = stack.pop()
            edges = after.get(branch.node, [])
            seen = branch.node in unfolded and bool(edges)
            words = _words(branch, nodes, strokes.arrow, canvas) + (f" {SEEN}" if seen else "")
            lines += wrap(words, max(width, len(branch.first) + LEAST_ROOM), first=branch.first, rest=branch.rest)
            if not seen:
                unfolded.add(branch.node)
                stack += reversed(list(_grown(branch.rest, edges, strokes)))
    return lines


def _roots(graph: Graph) -> tuple[str, ...]:
    reached = {edge.end for edge in graph.edges}
    unreached = (node.id for node in graph.nodes if node.id not in reached)
    return (*graph.roots, *unreached, *(node.id for node in graph.nodes), *(edge.start for edge in graph.edges))


def _grown(rest: str, edges: list[Edge], strokes: Strokes) -> Iterator[Branch]:
    for edge in edges[:-1]:
        yield Branch(edge.end, edge, rest + strokes.fork, rest + strokes.trunk)
    for edge in edges[-1:]:
        yield Branch(edge.end, edge, rest + strokes.corner, rest + " " * len(strokes.trunk))


def _words(branch: Branch, nodes: dict[str, Node], arrow: str, canvas: Canvas) -> str:
    node = nodes.get(branch.node, Node(branch.node, branch.node, ""))
    name = plain(node.label, canvas) + (f" ({plain(node.kind, canvas)})" if node.kind else "")
    if branch.edge is None:
        return name
    return f"{plain(branch.edge.label, canvas)} {arrow} {name}" if branch.edge.label else f"{arrow} {name}"
