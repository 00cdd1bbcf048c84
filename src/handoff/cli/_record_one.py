"""Recording one measurement: refuse what is unclear, publish, answer with the verdict."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from handoff.cli._answer import answer, recorded
from handoff.cli._exit import EXIT_UNREADABLE, others_text
from handoff.cli._open import refuse, refuse_fault
from handoff.cli._talk import say
from handoff.model.problem import Fault

if TYPE_CHECKING:
    from handoff.analysis.judged import Recorded
    from handoff.cli._options import Recorder
    from handoff.ledger import Published
    from handoff.model.entry import Measurement
    from handoff.model.evidence import Evidence
    from handoff.model.problem import Problem
    from handoff.workspace.opening import Workspace
    from handoff.workspace.recording import Said


def record_one(workspace: "Workspace", said: "Said", evidence: tuple[str, ...], recorder: "Recorder", form: str) -> None:
    """Record what was said and print what it means."""
    from handoff.workspace.recording import future_fault, record

    fault = future_fault(said.observed_on, recorder.today)
    if fault is not None:
        refuse_fault(fault)
    said = msgspec.structs.replace(said, evidence=proofs(workspace, evidence))
    measurement = _measurement(workspace, said)
    published = record(workspace, recorder.act, measurement)
    _, problems = verdict_after(workspace, measurement, published, recorder, form)
    warn_of_others(problems)


def verdict_after(
    workspace: "Workspace", measurement: "Measurement", published: "Published", recorder: "Recorder", form: str
) -> "tuple[Recorded, tuple[Problem, ...]]":
    """Do with a new act what is to be done, and print what its measurement means."""
    from handoff.answers.verdict import verdict_page
    from handoff.workspace.answering import verdict_on

    with recorded(published.path):
        recorder.keep(workspace, published)
        verdict, problems = verdict_on(workspace, measurement, published, recorder.today)
        answer(verdict_page(verdict), form)
    return verdict, problems


def warn_of_others(problems: "tuple[Problem, ...]") -> None:
    """Say that the ledger has other faults than what was just recorded, if it has."""
    if problems:
        say(f"Recorded. {others_text(problems)}")


def _measurement(workspace: "Workspace", said: "Said") -> "Measurement":
    from handoff.workspace.recording import Desk

    desk = Desk(workspace.organisation)
    standard = desk.standard(said.standard)
    in_the_way = workspace.problems if isinstance(standard, Fault) else about(workspace, standard.place.path)
    if in_the_way:
        refuse(in_the_way, workspace.root, EXIT_UNREADABLE)
    measurement = desk.measurement(said)
    if isinstance(measurement, Fault):
        refuse_fault(measurement)
    return measurement


def about(workspace: "Workspace", path: str) -> "tuple[Problem, ...]":
    """The faults of one file: a fault in a neighbour's file is no reason not to record."""
    return tuple(problem for problem in workspace.problems if problem.source.path == path)


def proofs(workspace: "Workspace", named: tuple[str, ...]) -> "tuple[Evidence, ...]":
    """What proves an entry, as it was named; leaves where a piece cannot be found."""
    from handoff.workspace.recording import evidence_of

    found = []
    for text in named:
        proof = evidence_of(workspace.root, Path.cwd(), text)
        if isinstance(proof, Fault):
            refuse_fault(proof)
        found.append(proof)
    return tuple(found)
