"""Graphs as indexes from each node to those it leads to: what can be reached, the way back, and what reaches itself."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence


def reachable(starts: Iterable[str], graph: Mapping[str, Iterable[str]], without: Container[str] = ()) -> set[str]:
    """The starts, and everything they lead to, but for the nodes ``without`` and what only those lead to."""
    found = set(starts)
    ahead = list(found)
    while ahead:
        for name in graph.get(ahead.pop(), ()):
            if name not in found and name not in without:
                found.add(name)
                ahead.append(name)
    return found


def turned(graph: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The graph with all its arrows the other way round; nodes that nothing leads to are left out."""
    back: dict[str, list[str]] = {}
    for name, onward in graph.items():
        for after in onward:
            back.setdefault(after, []).append(name)
    return back


def components(graph: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The components, each one after all that it leads to; its nodes stand in the order of the graph.

    ``graph`` names the nodes that each node leads to; those that are no nodes themselves are left out.  Tarjan's algorithm
    (SIAM Journal on Computing 1, 1972, pages 146-160) with a stack of its own: a chain may be longer than Python's is deep.
    """
    rank = {name: place for place, name in enumerate(graph)}
    found: list[tuple[str, ...]] = []
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_nodes: list[str] = []
    closed: set[str] = set()
    for start in graph:
        if start in index:
            continue
        walk = [_enter(start, graph, index, low, open_nodes)]
        while walk:
            name, onward = walk[-1]
            after = next((one for one in onward if one in rank and one not in closed), None)
            if after is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[name])
                if low[name] == index[name]:
                    component = _leave(name, open_nodes)
                    closed.update(component)
                    found.append(tuple(sorted(component, key=rank.__getitem__)))
            elif after in index:
                low[name] = min(low[name], index[after])
            else:
                walk.append(_enter(after, graph, index, low, open_nodes))
    return tuple(found)


def _enter(
    name: str, graph: Mapping[str, Sequence[str]], index: dict[str, int], low: dict[str, int], open_nodes: list[str]
) -> tuple[str, Iterator[str]]:
    index[name] = low[name] = len(index)
    open_nodes.append(name)
    return name, iter(graph[name])


def _leave(name: str, open_nodes: list[str]) -> list[str]:
    """Take a component off the stack, down to the node through which it was entered."""
    component = [open_nodes.pop()]
    while component[-1] != name:
        component.append(open_nodes.pop())
    return component
