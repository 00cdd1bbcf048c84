"""Where the nodes of a graph stand in a picture from left to right, and how its edges run between them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import fsum

from msgspec import Struct

Pair = tuple[str, str]
_SWEEPS = 12


class Route(Struct, frozen=True):
    """An edge through the columns, from left to right; ``turned``: it goes against the stream, from its last stop to its first."""

    start: str
    end: str
    stops: tuple[str, ...]
    turned: bool


class Layers(Struct, frozen=True):
    """Columns from left to right, each from top to bottom, and the routes through them.

    A stop that is no node is a place that a long edge passes through, so that it runs between nodes and not behind them.
    """

    columns: tuple[tuple[str, ...], ...]
    routes: tuple[Route, ...]


def layers_of(ids: Sequence[str], pairs: Iterable[Pair], roots: Iterable[str]) -> Layers:
    """After Sugiyama: turn what closes a ring, put every node right of what leads to it, uncross by the mean of neighbours.

    The same graph gives the same layers; edges from a node to itself have no route.
    """
    edges = tuple(dict.fromkeys((start, end) for start, end in pairs if start != end))
    order = _ended_last_first(ids, edges, roots)
    place = {name: number for number, name in enumerate(order)}
    forward = tuple((start, end) if place[start] < place[end] else (end, start) for start, end in edges)
    depth = _depths(order, forward)
    columns: list[list[str]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for name in order:
        columns[depth[name]].append(name)
    routes = []
    for number, (left, right) in enumerate(forward):
        between = tuple(f"\0{number}-{at}" for at in range(depth[left] + 1, depth[right]))
        for at, stop in enumerate(between, depth[left] + 1):
            columns[at].append(stop)
        start, end = edges[number]
        routes.append(Route(start, end, (left, *between, right), left != start))
    return Layers(_uncrossed(columns, routes), tuple(routes))


def _ended_last_first(ids: Sequence[str], edges: Iterable[Pair], roots: Iterable[str]) -> list[str]:
    """All nodes, so that an edge goes back only where it closes a ring: the reverse of the order in which a search leaves them."""
    after: dict[str, list[str]] = {name: [] for name in ids}
    for start, end in edges:
        after[start].append(end)
    left: list[str] = []
    seen: set[str] = set()
    for root in (*(root for root in roots if root in after), *ids):
        stack = [] if root in seen else [(root, iter(after[root]))]
        seen.add(root)
        while stack:
            ends = stack[-1][1]
            unseen = next((end for end in ends if end not in seen), None)
            if unseen is None:
                left.append(stack.pop()[0])
            else:
                seen.add(unseen)
                stack.append((unseen, iter(after[unseen])))
    return left[::-1]


def _depths(order: Sequence[str], forward: Sequence[Pair]) -> dict[str, int]:
    """How many edges lead to each node at most."""
    before: dict[str, list[str]] = {name: [] for name in order}
    for start, end in forward:
        before[end].append(start)
    depth: dict[str, int] = {}
    for name in order:
        depth[name] = max((depth[start] + 1 for start in before[name]), default=0)
    return depth


def _uncrossed(columns: list[list[str]], routes: Iterable[Route]) -> tuple[tuple[str, ...], ...]:
    """Each column in the order of its neighbours' places, to and fro."""
    left: dict[str, list[str]] = {}
    right: dict[str, list[str]] = {}
    for route in routes:
        for one, other in pairwise(route.stops):
            right.setdefault(one, []).append(other)
            left.setdefault(other, []).append(one)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        numbers = range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1)
        for number in numbers:
            fixed = columns[number - 1 if forth else number + 1]
            _order_by(columns[number], fixed, left if forth else right)
    return tuple(map(tuple, columns))


def _order_by(column: list[str], fixed: Sequence[str], neighbours: Mapping[str, list[str]]) -> None:
    at = {name: (place + 0.5) / len(fixed) for place, name in enumerate(fixed)}
    own = {name: (place + 0.5) / len(column) for place, name in enumerate(column)}

    def mean(name: str) -> float:
        places = [at[other] for other in neighbours.get(name, ()) if other in at]
        return fsum(places) / len(places) if places else own[name]

    column.sort(key=mean)
