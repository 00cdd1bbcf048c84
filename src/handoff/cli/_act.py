"""How a step of an action is kept and answered."""

from typing import TYPE_CHECKING

from handoff.cli._steps import keep

if TYPE_CHECKING:
    from handoff.cli._options import Recorder
    from handoff.model.improving import Action
    from handoff.model.problem import Fault
    from handoff.workspace.acting_on import Move
    from handoff.workspace.opening import Workspace


def answer_action(workspace: "Workspace", recorder: "Recorder", move: "Move", form: str) -> None:
    """Record the next step of an action, unless it is refused, and say how it stands with it."""
    from handoff.workspace.acting_on import moved_action

    answer_step(workspace, recorder, moved_action(workspace, move, recorder.act.recorded_by, recorder.today), form)


def answer_step(workspace: "Workspace", recorder: "Recorder", entry: "Action | Fault", form: str) -> None:
    """Record a step, or leave with the reason why not, and say how its action stands with it."""
    from handoff.analysis.remedies.proof import proof_of
    from handoff.answers.acted import acted_page
    from handoff.cli._answer import answer, recorded
    from handoff.model.improving import Action
    from handoff.workspace.acting import course_after
    from handoff.workspace.remedying import processes, standing

    step = keep(workspace, recorder, entry)
    with recorded(step.path):
        known = standing(workspace, recorder.today)
        course = course_after(known, entry, step.id) if isinstance(entry, Action) else None
        if course is None:
            raise LookupError("a step that was just recorded is read back")
        answer(acted_page(proof_of(course, processes(workspace, recorder.today)), step, recorder.today), form)
