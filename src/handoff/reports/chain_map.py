"""Who hands what to whom: the chains from suppliers and first departments down to the external customers.

With what suppliers hand over in return and whom guardrails protect; a chain that reaches no external customer is named.
"""

from collections.abc import Iterable

from msgspec import Struct

from handoff.analysis.chains import Cut, cut_off
from handoff.analysis.figures import counted
from handoff.analysis.flows import Flow, first_nodes, flows, through
from handoff.analysis.judged import Judged
from handoff.model.organisation import Organisation
from handoff.page import Block, Edge, Graph, Node, Note, Page, Text

NAME = "map"


class NodeFacts(Struct, frozen=True):
    """A department, a party, or a name that nobody knows; ``cut_off``: no chain from it reaches an anchor."""

    id: str
    name: str
    kind: str
    anchor: bool
    cut_off: bool
    members: tuple[str, ...]


class EdgeFacts(Struct, frozen=True, rename={"from_": "from"}):
    """What goes from one to another: outputs, what a supplier hands over in return, guardrails that protect the receiver."""

    from_: str
    to: str
    outputs: tuple[str, ...]
    needs: tuple[str, ...]
    guardrails: tuple[str, ...]


class MapFacts(Struct, frozen=True):
    """The whole map for machines; ``department`` is the one whose chain was asked for."""

    version: int
    report: str
    department: str | None
    nodes: tuple[NodeFacts, ...]
    edges: tuple[EdgeFacts, ...]
    roots: tuple[str, ...]
    cuts: tuple[Cut, ...]


def page(judged: Judged) -> Page:
    """The map of the organisation, or of the chain through the department that the question names."""
    organisation, department = judged.organisation, judged.question.department
    everything = flows(organisation)
    shown = through(organisation, everything, department) if department else everything
    cuts = cut_off(organisation)
    nodes = _nodes(organisation, shown, cuts)
    if department:
        touched = {department, *(end for flow in shown for end in (flow.start, flow.end))}
        nodes = tuple(node for node in nodes if node.id in touched)
    ids = {node.id for node in nodes}
    cuts = tuple(cut for cut in cuts if not ids.isdisjoint(cut.roots))
    roots = tuple(root for root in first_nodes(organisation, shown) if root in ids)
    outputs = {output.path: output.name for output in organisation.outputs}
    graph = Graph(
        NAME,
        "",
        tuple(Node(node.id, _label(node), node.kind) for node in nodes),
        tuple(Edge(flow.start, flow.end, _carried(flow, outputs)) for flow in shown),
        roots,
    )
    edges = tuple(EdgeFacts(flow.start, flow.end, flow.outputs, flow.needs, flow.guardrails) for flow in shown)
    facts = MapFacts(1, NAME, department or None, nodes, edges, roots, cuts)
    return Page(_title(judged), (*_warnings(judged, nodes, cuts), graph), facts)


def _title(judged: Judged) -> str:
    name, department = judged.organisation.settings.name, judged.question.department
    return f"{name}: the chain through {department}" if department else f"{name}: who hands what to whom"


def _nodes(organisation: Organisation, shown: Iterable[Flow], cuts: tuple[Cut, ...]) -> tuple[NodeFacts, ...]:
    lost = {name for cut in cuts for name in (*cut.roots, *cut.upstream)}
    known = [NodeFacts(one.id, one.name, "department", False, one.id in lost, ()) for one in organisation.departments]
    known += [NodeFacts(one.id, one.name, one.kind, one.is_anchor, False, one.members) for one in organisation.parties]
    ids = {node.id for node in known}
    strangers = dict.fromkeys(end for flow in shown for end in (flow.start, flow.end) if end not in ids)
    return (*known, *(NodeFacts(name, name, "unknown", False, False, ()) for name in strangers))


def _label(node: NodeFacts) -> str:
    if not node.members:
        return node.name
    return f"{node.name}, {counted(len(node.members), 'member')}"


def _carried(flow: Flow, outputs: dict[str, str]) -> str:
    guardrails = ", ".join(name.rpartition("/")[2] for name in flow.guardrails)
    protection = (f"protected by {guardrails}",) if guardrails else ()
    return ", ".join((*(outputs[path] for path in flow.outputs), *flow.needs, *protection))


def _warnings(judged: Judged, nodes: tuple[NodeFacts, ...], cuts: tuple[Cut, ...]) -> tuple[Block, ...]:
    """What keeps the map from being whole, each with the next step."""
    if not judged.organisation.departments:
        folder = judged.organisation.settings.standards
        return (Text(f"There is no department yet. Next: describe one in {folder}/, or begin with handoff init."),)
    strangers = [node.id for node in nodes if node.kind == "unknown"]
    notes = [Note(_cut_text(cut)) for cut in cuts]
    if strangers:
        notes.append(
            Note(f"Nobody knows {', '.join(strangers)}: handoff check says where the names stand and what was meant.", "bad")
        )
    return tuple(notes)


def _cut_text(cut: Cut) -> str:
    who = " and ".join(cut.roots)
    where = f"it ends at {', '.join(cut.ends)}" if cut.ends else "nobody receives anything from it"
    if len(cut.roots) > 1 and not cut.ends:
        where = "they serve only each other"
    upstream = f" Cut off with it: {', '.join(cut.upstream)}." if cut.upstream else ""
    step = "Next: say who depends on it in the end, as a customer of one of its outputs, and run handoff check."
    return f"The chain of {who} reaches no external customer or end user: {where}.{upstream} {step}"
