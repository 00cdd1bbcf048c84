"""Are we getting better?  What each standard's process says, and what to do about it: mostly, to leave noise alone."""

from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import Literal

from msgspec import Struct

from handoff.analysis.audience import answers_to
from handoff.analysis.charts.chart import FEWEST_FOR_ASSURANCE
from handoff.analysis.charts.verdict import rounding_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.judged import Question, StandsOn
from handoff.analysis.process import Charting, Process, compared
from handoff.analysis.process_capability import ProcessCapability, process_capability
from handoff.analysis.processes import processes_in
from handoff.analysis.remedies.remedied import Remedied, Scope, remedied
from handoff.analysis.settling import settled_since
from handoff.analysis.statistics.comparison import Comparison
from handoff.model.organisation import Organisation, Output
from handoff.model.standard import Standard

Advice = Literal["act-on-the-process", "investigate", "celebrate", "leave-alone", "too-few-points"]
# The order in which people should read.
ADVICE: tuple[Advice, ...] = ("act-on-the-process", "investigate", "celebrate", "leave-alone", "too-few-points")
Proposal = Literal["tighten", "measure-less-often", "rebase"]
# A target that so many periods in a row have kept is worth asking about; after so many steady ones, so is the cadence.
PERIODS_TO_TIGHTEN = 12
PERIODS_TO_MEASURE_LESS = 24
_SIDE = FEWEST_FOR_ASSURANCE - 1


class Improving(Struct, frozen=True):
    """One standard: its process, what to do, since when its latest signal lasts, and how its latest points differ from its first.

    ``since`` is the label of the first of the latest points that mean the same ('' where the latest carries no signal), and
    ``lasting`` how many there are; ``settled`` is the day on which they begin, where they have become how it runs.  ``change``
    compares the last twelve points with the first twelve, or with those up to the standard's own baseline; None where there are too
    few.
    """

    process: Process
    customers: tuple[str, ...]
    advice: Advice
    since: str
    lasting: int
    settled: date | None
    change: Comparison | None
    proposals: tuple[Proposal, ...]
    capability: ProcessCapability | None

    @property
    def standard(self) -> Standard:
        """The standard itself."""
        return self.process.standard


class Improvement(Struct, frozen=True):
    """All standards that a question is about, those to act on first, with their findings and actions; ``uncharted`` have no measure
    or no target.
    """

    organisation: Organisation
    question: Question
    charting: Charting
    improving: tuple[Improving, ...]
    uncharted: tuple[Standard, ...]
    stands_on: StandsOn
    remedied: Remedied


def improvement(
    organisation: Organisation, holdings: Holdings, question: Question, charting: Charting, stands_on: StandsOn
) -> Improvement:
    """Chart every standard that the question is about, up to its day, and say what to do about each."""
    processes = processes_in(holdings)
    found, uncharted = [], []
    for output, standard in _asked(organisation, question):
        process = processes.of(standard, question.as_of, charting)
        if process is None:
            uncharted.append(standard)
        else:
            found.append(improving_of(process, output.customers_of(standard)))
    found.sort(key=_reading_order)
    standards = {standard.name: standard for standard in organisation.standards}

    def process_named(name: str) -> Process | None:
        return processes.of(standards[name], question.as_of, charting) if name in standards else None

    scope = _scope(organisation, question)
    told = remedied(holdings, question.as_of, scope, process_named)
    return Improvement(organisation, question, charting, tuple(found), tuple(uncharted), stands_on, told)


def _scope(organisation: Organisation, question: Question) -> Scope | None:
    """Whose findings are asked for; None where nobody's in particular."""
    if not (question.department or question.customer):
        return None
    asked = tuple(_asked(organisation, question))
    names = frozenset(standard.name for _, standard in asked)
    return Scope(names, frozenset(output.path for output, _ in asked), question.department)


def _asked(organisation: Organisation, question: Question) -> Iterable[tuple[Output, Standard]]:
    asked = answers_to(organisation, question.customer) if question.customer else None
    for department in organisation.departments:
        if question.department in {"", department.id}:
            for output in department.outputs:
                for standard in output.standards:
                    if asked is None or not asked.isdisjoint(output.customers_of(standard)):
                        yield output, standard


def improving_of(process: Process, customers: tuple[str, ...]) -> Improving:
    """What a process says, and what to do about it."""
    chart = process.chart
    latest = chart.points[-1].meaning if chart.points else "common-cause"
    signal = latest != "common-cause" and chart.variation != "too-few-points"
    same = list(takewhile(lambda point: point.meaning == latest, reversed(chart.points))) if signal else []
    settled = settled_since(process, len(same))
    return Improving(
        process,
        customers,
        advise(process),
        same[-1].at if same else "",
        len(same),
        settled,
        _change(process),
        (*_proposals(process), "rebase") if settled else _proposals(process),
        process_capability(process),
    )


def advise(process: Process) -> Advice:
    """What to do: a steady process that cannot be relied on must itself be changed; a signal is worth a question.

    One that could miss its target, and has not for twelve periods, is left alone: to change it would risk what it does.
    """
    match process.chart.variation:
        case "too-few-points":
            return "too-few-points"
        case "improving":
            return "celebrate"
        case "deteriorating" | "changing":
            return "investigate"
        case _:
            could_miss = process.chart.assurance == "hit-or-miss" or _reaches_beyond(process)
            doubtful = could_miss and process.kept_in_a_row < PERIODS_TO_TIGHTEN
            return "act-on-the-process" if doubtful or process.chart.assurance == "will-miss" else "leave-alone"


def _reaches_beyond(process: Process) -> bool:
    """Whether limits that hold lie beyond an end of a target with two: no assurance tells of those."""
    latest, target = process.chart.points[-1], process.target
    if process.design.better != "neutral" or process.chart.phases[-1].provisional or latest.lower is None or latest.upper is None:
        return False
    rounded = rounding_of(latest.lower, latest.upper)
    below = target.low is not None and latest.lower < target.low - rounded
    return below or (target.high is not None and latest.upper > target.high + rounded)


def _change(process: Process) -> Comparison | None:
    points, baseline = process.points, process.standard.baseline
    places = [at for at, point in enumerate(points, 1) if baseline and point.at == baseline.period]
    until = places[0] if places else _SIDE
    before, after = points[:until], points[max(until, len(points) - _SIDE) :]
    if not before or not after:
        return None
    return compared(process, before, after)


def _proposals(process: Process) -> tuple[Proposal, ...]:
    """What supplier and customer might agree on, where a target is kept steadily, and nothing changes for the worse.

    A guardrail or a critical standard is never proposed to be looked at less often.
    """
    chart = process.chart
    if chart.assurance != "will-meet" or chart.variation not in {"steady", "improving"}:
        return ()
    tighten: tuple[Proposal, ...] = ("tighten",) if process.kept_in_a_row >= PERIODS_TO_TIGHTEN and process.has_room else ()
    steady = chart.variation == "steady" and process.kept_in_a_row >= PERIODS_TO_MEASURE_LESS
    less_often = steady and not process.standard.stands_above_percentages
    return (*tighten, "measure-less-often") if less_often else tighten


def _reading_order(one: Improving) -> tuple[int, int, bool, float, str]:
    chart = one.process.chart
    assured = ("will-miss", "hit-or-miss", "none", "will-meet").index(chart.assurance)
    missed = -one.process.missed / max(len(one.process.points), 1)
    return ADVICE.index(one.advice), assured, not one.standard.stands_above_percentages, missed, one.standard.name
