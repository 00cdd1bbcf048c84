"""How a step of an action is kept and answered."""

from typing import TYPE_CHECKING

from handoff.cli._steps import keep

if TYPE_CHECKING:
    from handoff.cli._steps import Telling
    from handoff.model.improving import Action
    from handoff.model.problem import Fault
    from handoff.workspace.acting_on import Move


def answer_move(told: "Telling", move: "Move", form: str) -> None:
    """Record the next step of an action, unless it is refused, and say how it stands with it."""
    from handoff.workspace.acting_on import moved_action

    recorder = told.recorder
    answer_action(told, moved_action(told.workspace, move, recorder.act.recorded_by, recorder.today), form)


def answer_action(told: "Telling", entry: "Action | Fault", form: str) -> None:
    """Record a step, or leave with the reason why not, and say how its action stands with it."""
    from handoff.analysis.remedies.proof import proof_of
    from handoff.answers.acted import acted_page
    from handoff.cli._answer import answer, recorded
    from handoff.model.improving import Action
    from handoff.workspace.acting import course_after
    from handoff.workspace.remedying import processes, standing

    step, today = keep(told, entry), told.recorder.today
    with recorded(step.path):
        course = course_after(standing(told.workspace, today), entry, step.id) if isinstance(entry, Action) else None
        if course is None:
            raise LookupError("a step that was just recorded is read back")
        answer(acted_page(proof_of(course, processes(told.workspace, today)), step, today), form)
