"""The picture of a graph: boxes in columns from left to right, and the curves between them."""

from itertools import pairwise

from msgspec import Struct

from handoff.page import Graph, Node
from handoff.rendering._escape import one_line
from handoff.rendering._layers import Layers, Route, layers_of
from handoff.rendering._wrap import wrap

_MOST_NODES, _MOST_EDGES = 40, 120  # more than these nobody can follow on a page
_WIDTH, _GAP, _SPACE, _LINE, _PASSAGE, _MARGIN = 150, 44, 18, 16, 10, 6
_LETTERS, _MOST_LINES = 19, 3
_ROUND = {"customer": 22, "end-user": 22, "department": 2}
_OTHERWISE = 9


class Line(Struct, frozen=True):
    """A line of a label, and where its foot is; it stands in the middle of its box."""

    text: str
    x: int
    y: int


class Box(Struct, frozen=True):
    """A node with its place; ``lines`` is its label as it fits."""

    name: str
    kind: str
    lines: tuple[Line, ...]
    x: int
    y: int
    width: int
    height: int
    rounding: int


class Curve(Struct, frozen=True):
    """An edge: its path in SVG's words, what people read of it; ``back``: it goes against the stream."""

    path: str
    says: str
    back: bool


class Picture(Struct, frozen=True):
    """What is drawn, and how large it is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


class Spot(Struct, frozen=True):
    """The left edge of a stop, and the height of its middle."""

    x: int
    y: int


def picture_of(graph: Graph, nodes: tuple[Node, ...]) -> Picture | None:
    """The graph as a picture; None for one that is too large to follow, or has no edge."""
    if not graph.edges or len(nodes) > _MOST_NODES or len(graph.edges) > _MOST_EDGES:
        return None
    layers = layers_of([node.id for node in nodes], [(edge.start, edge.end) for edge in graph.edges], graph.roots)
    known = {node.id: node for node in nodes}
    lines = {node.id: _lines(node.label) for node in nodes}
    tall = max(map(len, lines.values())) * _LINE + 2 * _MARGIN
    spots = _spots(layers, set(known), tall)
    boxes = tuple(_box(node, lines[node.id], spots[node.id], tall) for node in nodes)
    says = {(edge.start, edge.end): edge.label for edge in graph.edges}
    curves = tuple(
        Curve(
            _path(route, spots),
            f"{known[route.start].label} → {known[route.end].label}: {says[route.start, route.end]}".removesuffix(": "),
            route.turned,
        )
        for route in layers.routes
    )
    height = max(spot.y for spot in spots.values()) + tall // 2 + _SPACE
    return Picture(len(layers.columns) * (_WIDTH + _GAP) - _GAP + 2, height, boxes, curves)


def _box(node: Node, lines: tuple[str, ...], spot: Spot, tall: int) -> Box:
    foot = spot.y - len(lines) * _LINE // 2 - _LINE // 4
    set_lines = tuple(Line(text, spot.x + _WIDTH // 2, foot + number * _LINE) for number, text in enumerate(lines, 1))
    return Box(node.label, node.kind, set_lines, spot.x, spot.y - tall // 2, _WIDTH, tall, _ROUND.get(node.kind, _OTHERWISE))


def _lines(label: str) -> tuple[str, ...]:
    lines = wrap(one_line(label).strip(), _LETTERS)
    fitting = [line if len(line) <= _LETTERS else f"{line[: _LETTERS - 1]}…" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        fitting[-1] = f"{fitting[-1][: _LETTERS - 2]} …"
    return tuple(fitting)


def _spots(layers: Layers, boxed: set[str], tall: int) -> dict[str, Spot]:
    """Each column as tall as what stands in it, and in the middle of the highest."""
    heights = [sum((tall if name in boxed else _PASSAGE) + _SPACE for name in column) for column in layers.columns]
    spots = {}
    for number, column in enumerate(layers.columns):
        y = (max(heights) - heights[number]) // 2 + _SPACE // 2
        for name in column:
            room = tall if name in boxed else _PASSAGE
            spots[name] = Spot(number * (_WIDTH + _GAP) + 1, y + room // 2)
            y += room + _SPACE
    return spots


def _path(route: Route, spots: dict[str, Spot]) -> str:
    """From the right side of the first box to the left side of the last, level through each passage; turned, the other way."""
    points = [(spots[route.stops[0]].x + _WIDTH, spots[route.stops[0]].y)]
    for stop in route.stops[1:-1]:
        points += [(spots[stop].x, spots[stop].y), (spots[stop].x + _WIDTH, spots[stop].y)]
    points.append((spots[route.stops[-1]].x, spots[route.stops[-1]].y))
    if route.turned:
        points.reverse()
    half = _GAP // 2 if not route.turned else -_GAP // 2
    words = [f"M{points[0][0]} {points[0][1]}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        straight = abs(to_x - x) == _WIDTH and y == to_y
        words.append(f"L{to_x} {to_y}" if straight else f"C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}")
    return "".join(words)
