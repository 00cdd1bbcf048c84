"""``handoff finding``: what was found wrong, from the day it was seen to the proof that it is put right; a sub-command a step."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._group import Command, Group
from handoff.cli._options import By, Commit, Evidence, Plain, Project
from handoff.cli._steps import Confirmed, FindingId, On, keep, telling

if TYPE_CHECKING:
    from handoff.cli._steps import Telling
    from handoff.model.improving import Finding
    from handoff.model.problem import Fault
    from handoff.workspace.finding import Told

_STEP = "step of a finding"

app = typer.Typer(cls=Group, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Statement = Annotated[str, typer.Argument(metavar="TEXT", help="What there is to say, in a sentence.")]
About = Annotated[
    str, typer.Argument(metavar="NAME", help="The standard or output that it is about.", autocompletion=_completion.subjects)
]
FoundAt = Annotated[
    str,
    typer.Option(
        "--found-at",
        metavar="PLACE",
        help="Where it was seen; the standard's department by default.",
        show_default=False,
        autocompletion=_completion.parties,
    ),
]
Sort = Annotated[
    str, typer.Option("--kind", metavar="WORD", help="What sort of fault, such as late or incomplete.", show_default=False)
]
Severity = Annotated[
    Literal["minor", "major", "critical"] | None,
    typer.Option("--severity", help="How grave; critical for a guardrail or critical standard, else minor.", show_default=False),
]
FoundBy = Annotated[
    str, typer.Option("--found-by", metavar="NAME", help="Who has found it; who records it by default.", show_default=False)
]
CausedAt = Annotated[
    str,
    typer.Option(
        "--caused-at",
        metavar="PLACE",
        help="The department, station or party that caused it.",
        show_default=False,
        autocompletion=_completion.parties,
    ),
]
Repeats = Annotated[
    str,
    typer.Option(
        "--repeats",
        metavar="ID",
        help="An earlier finding that this is again.",
        show_default=False,
        autocompletion=_completion.findings,
    ),
]


@app.callback()
def _finding() -> None:
    """Tell what was found wrong, how it was contained, what caused it, and that it is put right."""


@app.command("open", cls=Command)
def open_(
    ctx: typer.Context,
    about: About,
    statement: Annotated[str, typer.Argument(metavar="TEXT", help="What was seen: how many of what, where, when.")],
    found_at: FoundAt = "",
    caused_at: CausedAt = "",
    kind: Sort = "",
    severity: Severity = None,
    found_by: FoundBy = "",
    repeats: Repeats = "",
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Open a finding: something is not as it was promised.

    Example: handoff finding open entered-in-time "12 of 40 orders lay in the tray overnight" --severity major --kind late
    """
    from handoff.workspace.finding import Seen, opened_finding

    at = telling(ctx, "finding", project, by, commit, on, evidence)
    seen = Seen(
        about=about,
        statement=statement.strip(),
        on=at.day,
        found_at=found_at,
        caused_at=caused_at,
        kind=kind.strip(),
        severity=severity,
        by=found_by.strip(),
        repeats=repeats,
        evidence=at.evidence,
    )
    _answer(at, opened_finding(at.workspace, seen, at.recorder.today), form)


@app.command("contain", cls=Command)
def contain(
    ctx: typer.Context,
    finding: FindingId,
    statement: Statement,
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Tell what keeps a finding from its customers until its cause is gone.

    Example: handoff finding contain 3f9c2a7e "the tray is emptied at noon and at six, by the shift lead"
    """
    from handoff.workspace.finding import Told

    at = telling(ctx, _STEP, project, by, commit, on, evidence)
    told = Told("contain", finding, statement.strip(), at.day, evidence=at.evidence)
    _tell(at, told, form)


@app.command("cause", cls=Command)
def cause(
    ctx: typer.Context,
    finding: FindingId,
    statement: Statement,
    of: Annotated[
        Literal["people", "method", "machine", "material", "measurement", "environment", "management"] | None,
        typer.Option("--of", help="What sort of cause; findings with the same one are told as repeated.", show_default=False),
    ] = None,
    method: Annotated[
        str, typer.Option("--method", metavar="TEXT", help="How it was found, such as five whys.", show_default=False)
    ] = "",
    caused_at: CausedAt = "",
    repeats: Repeats = "",
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Tell what caused a finding, and how that was found out.

    Example: handoff finding cause 3f9c2a7e "nobody is on the desk between two shifts" --of method --method "five whys"
    """
    from handoff.workspace.finding import Told

    at = telling(ctx, _STEP, project, by, commit, on, evidence)
    told = Told("cause", finding, statement.strip(), at.day, caused_at, of, method.strip(), repeats, evidence=at.evidence)
    _tell(at, told, form)


@app.command("close", cls=Command)
def close(
    ctx: typer.Context,
    finding: FindingId,
    statement: Annotated[str, typer.Argument(metavar="TEXT", help="How one sees that it is put right, or why it is withdrawn.")],
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="It was none: take it back, with the reason.")] = False,  # noqa: FBT002 -- a flag
    confirmed_by: Confirmed = "",
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Close a finding, with proof: its cause is known, its actions are closed and one worked, and a second person confirms it.

    Where no action was needed, evidence proves it. The refusal says everything that lacks.

    Example: handoff finding close 3f9c2a7e "no order lay overnight in three months" --confirmed-by "A. Auditor"
    """
    from handoff.workspace.finding import Told

    at = telling(ctx, _STEP, project, by, commit, on, evidence)
    confirmed = confirmed_by.strip()
    told = Told("close", finding, statement.strip(), at.day, withdrawn=withdrawn, confirmed_by=confirmed, evidence=at.evidence)
    _tell(at, told, form)


def _tell(at: "Telling", told: "Told", form: str) -> None:
    """Record the next step of a finding, unless it is refused, and say how it stands with it."""
    from handoff.workspace.finding import told_finding

    _answer(at, told_finding(at.workspace, told, at.recorder.act.recorded_by, at.recorder.today), form)


def _answer(at: "Telling", entry: "Finding | Fault", form: str) -> None:
    """Record the step and say how the finding stands with it."""
    from handoff.answers.found import found_page
    from handoff.cli._answer import answer, recorded
    from handoff.model.improving import Finding
    from handoff.workspace.finding import case_after
    from handoff.workspace.remedying import standing

    step = keep(at, entry)
    with recorded(step.path):
        known = standing(at.workspace, at.recorder.today)
        case = case_after(known, entry, step.id) if isinstance(entry, Finding) else None
        if case is None:
            raise LookupError("a step that was just recorded is read back")
        answer(found_page(case, known, step), form)
