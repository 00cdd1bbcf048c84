"""What the processes behind judged results say: whether they change, and whether they will meet their targets."""

from msgspec import structs

from handoff.analysis.holdings import Holdings
from handoff.analysis.improvement import Improving, improving_of
from handoff.analysis.judged import Judged, Result
from handoff.analysis.process import Charting, Process
from handoff.analysis.processes import processes_in
from handoff.analysis.remedies.remedied import Remedied, Scope, remedied
from handoff.model.standard import Standard


def assessed(judged: Judged, holdings: Holdings) -> Judged:
    """The same results, each with the variation and assurance of its process as it stands on the question's day."""
    processes, charting = processes_in(holdings), Charting()
    results = (_assessed(one, processes.of(one.standard, judged.question.as_of, charting)) for one in judged.results)
    return structs.replace(judged, results=tuple(results))


def remedied_subject(judged: Judged, holdings: Holdings, standard: Standard) -> Remedied:
    """The findings and actions about one standard."""
    processes, standards = processes_in(holdings), {one.name: one for one in judged.organisation.standards}

    def process_named(name: str) -> Process | None:
        return processes.of(standards[name], judged.question.as_of, Charting()) if name in standards else None

    return remedied(holdings, judged.question.as_of, Scope(frozenset((standard.name,))), process_named)


def improving_subject(judged: Judged, holdings: Holdings, standard: Standard) -> Improving | None:
    """What the process behind one standard says; None where it has no measure or no target."""
    process = processes_in(holdings).of(standard, judged.question.as_of, Charting())
    customers = next(result.customers for result in judged.results if result.standard.name == standard.name)
    return None if process is None else improving_of(process, customers)


def _assessed(result: Result, process: Process | None) -> Result:
    if process is None:
        return result
    return structs.replace(result, variation=process.chart.variation, assurance=process.chart.assurance)
