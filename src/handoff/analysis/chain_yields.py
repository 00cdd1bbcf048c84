"""How much passes a chain right the first time: the yield of each step from supplier to external customer, rolled up."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from handoff.analysis._graphs import reachable, turned
from handoff.analysis.chains import party_of
from handoff.analysis.flows import Flow, first_nodes, flows
from handoff.analysis.judged import Judged, Result
from handoff.analysis.statistics.proportions import wilson
from handoff.analysis.statistics.yields import normalised_yield, rolled_throughput_yield
from handoff.analysis.units import Units, units_of
from handoff.model.organisation import Organisation

# Beyond so many chains, or so many steps of the search for them, nobody reads on: a smaller question is asked instead.
MOST_CHAINS = 200
_MOST_STEPS = 20_000


class Step(Struct, frozen=True):
    """What goes from one to the next, and how much of it is right the first time.

    ``worst`` is the result whose share of good units is the smallest: no more can have been right in every respect.  Without any
    that tells units good or bad it is None, and the step a gap.  ``told`` is how many standards of the step do.
    """

    start: str
    end: str
    outputs: tuple[str, ...]
    worst: Result | None = None
    units: Units | None = None
    told: int = 0

    @property
    def share(self) -> Fraction | None:
        """The first-time yield; None for a gap."""
        return None if self.units is None else _share(self.units)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the yield."""
        if self.units is None:
            return None
        return wilson(float(self.units.looked_at - self.units.defective), float(self.units.looked_at))


class Chain(Struct, frozen=True):
    """Steps from one who begins to one who is served in the end."""

    steps: tuple[Step, ...]

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The yields of the steps that have one."""
        return tuple(step.share for step in self.steps if step.share is not None)

    @property
    def rolled(self) -> Fraction | None:
        """The rolled throughput yield of those steps, the most that can have passed them all right the first time."""
        return rolled_throughput_yield(self.shares)

    @property
    def normalised(self) -> float | None:
        """The yield that each of those steps would have if all had the same."""
        return normalised_yield(self.shares)

    @property
    def gaps(self) -> int:
        """How many steps have no yield: what happens there is not known, and may be anything."""
        return len(self.steps) - len(self.shares)

    @property
    def weakest(self) -> Step | None:
        """The step with the smallest yield, the first of equal ones."""
        return min((step for step in self.steps if step.share is not None), key=_of_step, default=None)


class Chains(Struct, frozen=True):
    """The chains that a question is about, weakest first, those without any yield last; ``cut`` where there were too many."""

    judged: Judged
    subject: str
    chains: tuple[Chain, ...]
    cut: bool

    @property
    def weakest(self) -> Step | None:
        """The weakest step of all."""
        steps = (chain.weakest for chain in self.chains)
        return min((step for step in steps if step is not None), key=_of_step, default=None)


def chain_yields(judged: Judged, subject: str = "") -> Chains:
    """The chains to external customers, or those through a department, a party or an output (``department/output``)."""
    known = [flow for flow in flows(judged.organisation) if flow.outputs or flow.needs]
    kept = [_narrowed(flow, subject) for flow in known]
    paths, cut = _paths(judged.organisation, kept, subject)
    by_output: dict[str, list[Result]] = {}
    for result in judged.results:
        by_output.setdefault(f"{result.standard.department}/{result.standard.output}", []).append(result)
    steps = {(flow.start, flow.end): _step(flow, by_output) for flow in kept}
    chains = [Chain(tuple(steps[pair] for pair in path)) for path in paths]
    chains.sort(key=lambda chain: (chain.rolled is None, chain.rolled or 0, [(step.start, step.end) for step in chain.steps]))
    return Chains(judged, subject, tuple(chains), cut)


def _narrowed(flow: Flow, subject: str) -> Flow:
    """Where an output is asked for, the step that carries it is about it alone."""
    return Flow(flow.start, flow.end, (subject,), ()) if subject in flow.outputs else flow


def _paths(organisation: Organisation, known: list[Flow], subject: str) -> tuple[list[list[tuple[str, str]]], bool]:
    """The ways from those who begin to the external customers, nobody twice, that lead through the subject; whether cut short."""
    ends, onward = _ends(organisation), _onward(known)
    useful, wanted = reachable(ends, turned(onward)), set(_about(known, subject))
    found: list[list[tuple[str, str]]] = []
    walked = 0
    for start in first_nodes(organisation, known):
        for path in _walks(start, onward, ends, useful):
            walked += 1
            if walked > _MOST_STEPS or len(found) == MOST_CHAINS:
                return found, True
            pairs = list(pairwise(path))
            if path[-1] in ends and not wanted.isdisjoint(pairs):
                found.append(pairs)
    return found, False


def _walks(start: str, onward: Mapping[str, Iterable[str]], ends: set[str], useful: set[str]) -> Iterator[tuple[str, ...]]:
    """Every way on from a start, as it is walked; it ends with whoever is served in the end."""
    ahead: list[tuple[str, ...]] = [(start,)] if start in useful else []
    while ahead:
        path = ahead.pop()
        yield path
        if path[-1] not in ends:
            ahead += [(*path, name) for name in reversed(tuple(onward.get(path[-1], ()))) if name in useful and name not in path]


def _about(known: Iterable[Flow], subject: str) -> Iterator[tuple[str, str]]:
    """The steps that the subject gives, receives or is; all, where nothing is asked for."""
    for flow in known:
        if not subject or subject in {flow.start, flow.end, *flow.outputs}:
            yield flow.start, flow.end


def _ends(organisation: Organisation) -> set[str]:
    """The anchors, and the groups that have one among their members."""
    anchors = {party.id for party in organisation.parties if party.is_anchor}
    return anchors | {party.id for party in organisation.parties if not anchors.isdisjoint(map(party_of, party.members))}


def _onward(known: Iterable[Flow]) -> dict[str, list[str]]:
    onward: dict[str, list[str]] = {}
    for flow in known:
        onward.setdefault(flow.start, []).append(flow.end)
    return onward


def _step(flow: Flow, by_output: Mapping[str, list[Result]]) -> Step:
    told = [
        (units, result)
        for output in flow.outputs
        for result in by_output.get(output, ())
        if flow.end in map(party_of, result.customers) and (units := units_of(result)) is not None
    ]
    if not told:
        return Step(flow.start, flow.end, flow.outputs)
    units, worst = min(told, key=lambda one: (_share(one[0]), one[1].standard.name))
    return Step(flow.start, flow.end, flow.outputs, worst, units, len(told))


def _share(units: Units) -> Fraction:
    return (units.looked_at - units.defective) / units.looked_at


def _of_step(step: Step) -> Fraction:
    return Fraction(1) if step.share is None else step.share
